"""The German texts, a module for each tab."""

from ui.texts.de import chat, check, evaluation, forms, frame, places, privacy, search, shortlist, staff

__all__ = ["chat", "check", "evaluation", "forms", "frame", "places", "privacy", "search", "shortlist", "staff"]
