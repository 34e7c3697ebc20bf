"""What a question says of the asker and of what they want, read by rules."""

from rag.question.merging import merged
from rag.question.reading import understand
from rag.question.understood import INTENTS, Intent, Mention, Understood

__all__ = ["INTENTS", "Intent", "Mention", "Understood", "merged", "understand"]
