"""The German texts, a module for each tab."""

from ui.texts.de import chat, check, forms, frame, places, privacy, search, staff

__all__ = ["chat", "check", "forms", "frame", "places", "privacy", "search", "staff"]
