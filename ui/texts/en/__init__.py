"""The English texts, a module for each tab."""

from ui.texts.en import chat, check, frame, search

__all__ = ["chat", "check", "frame", "search"]
