"""The German texts, a module for each tab."""

from ui.texts.de import chat, check, frame, search

__all__ = ["chat", "check", "frame", "search"]
