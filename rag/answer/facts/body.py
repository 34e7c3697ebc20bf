"""What is asked of a network, hub, cluster or agency: who belongs to it, where it works, what it offers, how to reach it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.place_spans import find_places
from corpus.regions import load_regions
from corpus.schema import Entry
from rag.answer.candidates import CONTACT, Candidate
from rag.answer.facts.subject import Subject

BODIES = ("network", "hub", "cluster", "agency")
"""The kinds of entries that are bodies; the others are money, law or reports."""

MEMBERS_ASKED = (
    r"^(?!.*\b(?:wie ?viele?|anzahl|how many)\b).*(?:"
    r"\bwer\b[^?]{0,60}\b(?:dabei|drin|beteiligt|gehört|mitglied\w*|partner\w*|macht\w* mit|wirkt\w* mit|mitwirk\w*"
    r"|arbeitet\w* mit|sitz\w*|mitmacht)"
    r"|\b(?:welche|die) (?:\w+ ){0,2}(?:partner\w*|mitglieder\w*|konsorti\w*|hochschulen|unternehmen|firmen|betriebe)\b"
    r"[^?]{0,30}\b(?:hat|gehören|sind|machen mit|wirken mit|arbeiten mit)"
    r"|^\W*(?:\w+ )?(?:partner|mitglieder)\b|konsortialpartner|aus welchen [^?]{0,40}\bbesteht\b"
    r"|who (?:are|is)\b[^?]{0,40}\b(?:partners?|members?|involved|part of)|which partners)"
)
"""How a question asks who belongs to a body, in small letters."""

AREA_ASKED = (
    r"\b(?:für|in|auf) welche[nrsm]? (?:\w+ )?(?:landkreise?n?|kreise?n?|städten?|gebiete?n?|regionen|region|ländern?|gegend\w*)\b"
    r"|\bwelche[srn]? (?:\w+ )?(?:landkreise?|kreise|städte|gebiete?|regionen|region|orte)\b[^?]{0,60}"
    r"\b(?:gehör\w*|deckt|umfasst|ab\b|abgedeckt|dabei|zuständig|betreu\w*)"
    r"|\bwo (?:überall )?(?:arbeitet|wirkt|gilt|ist)\b[^?]{0,50}\b(?:tätig|aktiv|zuständig|arbeitet|wirkt|gilt)\b"
    r"|\bwo (?:überall )?(?:arbeitet|wirkt)\b|einzugsgebiet|which (?:districts|counties|area|regions?|towns)\b"
)
"""How a question asks where a body works, in small letters."""

OFFER_ASKED = (
    r"\bwas (?:bietet|bieten|leistet|leisten|bringt|nützt)\b|\bwelche (?:angebote|leistungen|hilfen?|unterstützung)\b"
    r"|\b(?:womit|wobei|wie) (?:hilft|helfen|unterstützt|unterstützen)\b|\bangebote? (?:von|der|des|hat)\b"
    r"|what (?:does|do)\b[^?]{0,40}\boffer|what (?:services|help)"
)
"""How a question asks what a body offers, in small letters."""

PAYS_ASKED = (
    r"^(?!.*(?:wie ?viel|wie hoch|prozent|\bsatz\b|how much))\W*(?:und |aber )?(?:zahl(?:t|en)|bezahl(?:t|en)|gib(?:t|'s)"
    r"|bezuschuss(?:t|en)|förder(?:t|n)|übernimmt|bekomm\w*|kriege?n?)\b"
    r"[^?]{0,80}\b(?:uns|mir|was|etwas|geld|zuschuss|zuschüsse|förder(?:ung|geld)|dazu)\b"
    r"|^\W*does\b[^?]{0,60}\b(?:pay|fund|give)\b"
)
"""How a question asks whether money comes from a body, in small letters."""

ONWARD_ASKED = (
    r"\bwie (?:geht|gehts|geht's)\b[^?]{0,70}\bweiter\b|\bgeht\b[^?]{0,50}\bweiter\b|was (?:wird|kommt|passiert|folgt)\b[^?]{0,40}"
    r"\b(?:danach|dann|nach (?:dem|der|20\d\d|ende)|ab 20\d\d|aus (?:dem|der|den))\b|\bmach\w*\b[^?]{0,30}\bweiter\b"
    r"|what (?:happens|comes) (?:after|next)|how does .* (?:go on|continue)"
)
"""How a question asks what comes after something that ends, in small letters."""

PAYS = re.compile(
    r"\b(?:zahlt|zahlen|vergibt|bezuschusst|erhalten|bekommen)\b[^.]*\b(?:\w*[Zz]usch[uü]ss\w*|Geld)|[Gg]eldförderung"
)
"""What a sentence holds that says whether a body pays."""

ONWARD = re.compile(
    r"weitergeht|weitergeführt|weiter gefördert|weitermach|ab 20\d\d|neue\w* Phase|neu (?:geordnet|ausgeschrieben)"
    r"|\bfolgt\b|löst .* ab"
    r"|[Nn]achfolge|verlängert|ausgewählt|für die Jahre 20\d\d|für 20\d\d bis|neues? [^.]{3,60} ausgeschrieben"
)
"""What a sentence holds that says what comes after."""

MEMBERS = re.compile(
    r"\bAn \S+ arbeiten\b|[Pp]artner\b|[Pp]artnerin|[Pp]artnern\b|[Mm]itglied|[Kk]onsorti|beteiligt|\b[Tt]räger"
    r"|[Tt]rägerschaft|trägt\b|getragen"
    r"|arbeiten\b[^.]{0,60}\b(?:an|mit)\b|\bverbunden\b|dabei sind|gehören? (?:zu|unter)|\bverbindet\b|Zu den"
)
"""What a sentence holds that says who belongs to a body."""

OFFERS = re.compile(
    r"[Aa]ngebot|[Aa]ngeboten|\bbietet|\bbieten|\bberät|\bberaten|\bhilft|\bhelfen|\bschult|[Ss]chwerpunkt|[Tt]hemen"
    r"|\bunterstütz|\bnutzen\b|\berhalten\b|\bvergibt|\bvermittel|[Ww]orkshop|kostenfrei|kostenlos"
)
"""What a sentence holds that says what a body offers."""

_BY_PHONE = re.compile(r"telefon|rufnummer|\bphone\b|\banrufen\b", re.IGNORECASE)
_BY_MAIL = re.compile(r"e-?mail|\bmail\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\+\d|\b0)[\d /()-]{6,}\d")
_OF_AREA = ("Wer wird gefördert", "Worum geht es", "Bedingungen")
_SEATED = re.compile(
    r"[Gg]ebiet\b|\bliegen\b|\bliegt\b|\bSitz\b|[Bb]etriebsstätte|zuständig"
    r"|\bfür (?:die|den|das|Stadt) (?:und )?(?:Region|Landkreis|Kreis|Stadt|Städte|Raum)"
)
"""What a sentence holds that bounds an area, more than one that only names a place."""
_SOMEWHERE = re.compile(r"\b(?:in|im|für|um) (?:der |die |den |das |dem )?(?:Region )?[A-ZÄÖÜ]")
"""What a first sentence holds that says where, in a name that no table of places has: "in Mittelhessen"."""

_EVERYWHERE = re.compile(r"[Bb]undesweit|Deutschland|Europ")


def contacts(subject: Subject) -> list[Candidate]:
    """Returns the sentences that say whom to ask, those under the heading for it."""
    return [one for one in subject.pool if one.cut.section == CONTACT]


def reaches(question: str, text: str) -> bool:
    """Returns whether a sentence gives the telephone number or address for mail that a question asks for; True where it asks for
    neither.
    """
    if _BY_PHONE.search(question) and not _NUMBER.search(text):
        return False
    return not _BY_MAIL.search(question) or "@" in text


def on_area(entry: Entry, told: Sequence[Candidate]) -> list[Candidate]:
    """Returns the sentences of a document that name most of the places in which an entry works.

    Of an entry that works everywhere those that say so.
    """
    regions = load_regions()
    own = [one for one in entry.regions if one not in ("DE", "EU")]
    pool = [one for one in told if one.cut.section in _OF_AREA] or list(told)
    if not own:
        return [one for one in pool if _EVERYWHERE.search(one.text)]
    counts: list[tuple[int, Candidate]] = []
    for one in pool:
        places = {place for found in find_places(one.text) for place in found.places}
        inside = sum(
            any(regions.contains(area, place) is True or regions.contains(place, area) is True for area in own)
            for place in places - {"DE", "EU"}
        )
        counts.append((inside, one))
    naming = [(count, one) for count, one in counts if count]
    naming = [each for each in naming if _SEATED.search(each[1].text)] or naming
    most = max((count for count, _ in naming), default=0)
    return [one for count, one in naming if count == most] or [one for one in pool[:1] if _SOMEWHERE.search(one.text)]
