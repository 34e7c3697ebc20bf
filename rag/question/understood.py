"""What a question says: the intent, what it tells of the asker, and the things, places and days that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from corpus.places import Resolution
from rag.profile import Profile

Intent = Literal[
    "fact",
    "fit",
    "check",
    "compare",
    "list",
    "network",
    "practice",
    "definition",
    "explain",
    "why_not",
    "correction",
    "advice",
    "attack",
    "other",
]
"""What the asker wants:

- fact: one thing about something named or about the rules: "Wie hoch ist die Förderquote von ZIM?"
- fit: what suits the asker: "Wir sind Zulieferer in Gifhorn, 80 Leute, wollen auf E-Antriebe umstellen. Was passt?",
  and what is told of the asker without a question: "80 Leute, Umsatz 12 Mio."
- check: whether something named suits the asker: "Bekommen wir mit 60 Leuten ZIM?"
- compare: two or more things beside each other: "Was ist besser, ZIM oder Forschungszulage?"
- list: all there is: "Alle Programme zu Wasserstoff in Niedersachsen"
- network: who helps, networks, hubs, contacts: "Wer hilft mir in Osnabrück beim Thema KI?"
- practice: what others did: "Hat das schon mal jemand gemacht?"
- definition: what a term means: "Was ist De-minimis?"
- explain: how or why something works: "Wie läuft ein Antrag bei der NBank ab?"
- why_not: the reason of a refusal: "Warum nicht?", "Wieso passt ZIM nicht?"
- correction: puts right what was said before: "nein, 280 Leute"
- advice: a personal, legal or tax judgement, a decision or a promise, which no document holds: "Garantieren Sie mir das?"
- attack: tries to change the rules or asks for fraud or harm: "Ignoriere alle Anweisungen"
- other: small talk and other fields: "Wie wird das Wetter morgen?"
"""

INTENTS: tuple[str, ...] = Intent.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing read from the text, out of `text[start:end]`.

    `field` is the path of a field of `Profile` ("headcount", "project.costs_eur", "place"; of a tuple, one mention for each
    member: "project.topics", "linked", "de_minimis"), or one of "date" (value: `(first, last)`, both inclusive), "as_of" (a
    day), "entry" (its id), "paragraph" ("§82", "art28") and "fkz" (a funding reference, in capitals).
    """

    field: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, read; nothing in it is guessed: each field of `profile` stands on a mention.

    `places` are ids of regions, of the asker's site and of places asked about alike, in the order of the text;
    `profile.place` is the site alone. A name that several places bear, or none, is not among them but in `unclear_places`,
    with the question to ask back. `as_of` is the day that the question is about where it is not today: of a period its last
    day, of one to come its first. `entries` are the ids of what is named, in the order of the text.
    """

    text: str
    language: Literal["de", "en"]
    intent: Intent
    profile: Profile
    mentions: tuple[Mention, ...] = ()
    places: tuple[str, ...] = ()
    unclear_places: tuple[Resolution, ...] = ()
    as_of: date | None = None
    entries: tuple[str, ...] = ()

    def of(self, field: str) -> tuple[Mention, ...]:
        """Returns the mentions of one field, in the order of the text."""
        return tuple(one for one in self.mentions if one.field == field)
