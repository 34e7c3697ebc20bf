"""The English texts, a module for each tab."""

from ui.texts.en import chat, check, forms, frame, places, privacy, search, staff

__all__ = ["chat", "check", "forms", "frame", "places", "privacy", "search", "staff"]
