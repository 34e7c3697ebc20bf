"""What is not known of an entry, said with whom to ask: better than a sentence beside the point, or a bare refusal."""

from __future__ import annotations

from collections.abc import Mapping

from rag.answer.evidence import ABSTAIN_BELOW, MISSED
from rag.answer.facts.body import reaches
from rag.answer.facts.choose import counted
from rag.answer.facts.facet import Facet
from rag.answer.facts.own import near, says_value, targeted
from rag.answer.facts.subject import Subject, subjects
from rag.answer.facts.wish import wish
from rag.answer.need import Language
from rag.answer.parts import Part
from rag.answer.phrases import WHOM_TO_ASK, day
from rag.answer.told import Asked
from rag.eligibility.wording import Words

_UNSAID: Mapping[Facet, tuple[str, str]] = {
    "begun": ("ob der Antrag vor dem Beginn gestellt sein muss", "whether to apply before the start"),
    "funder": ("wer es trägt oder bezahlt", "who carries it or pays for it"),
    "leader": ("wer es leitet", "who leads it"),
    "agency": ("wer die Anträge bearbeitet", "which office handles applications"),
    "duration": ("wie lange es dauert", "how long it takes"),
    "combination": ("ob es sich mit anderer Förderung verbinden lässt", "whether it may be combined"),
    "contact": ("Telefonnummer oder E-Mail-Adresse", "a telephone number or address for mail"),
    "members": ("wer dazugehört", "who belongs to it"),
    "area": ("für welches Gebiet es da ist", "which area it is for"),
    "price": ("was es kostet", "what it costs"),
}
"""Facet asked for -> what a document that has nothing on it does not say, German and English."""


def held_elsewhere(asked: Asked, part: Part, behind: str) -> bool:
    """Returns whether a document that is no entry carries a part of a question by itself, such as a press release."""
    extract = asked.finder.find(part, behind, asked.scope, asked.names).extract
    strong = bool(extract.picks) and extract.evidence.score >= ABSTAIN_BELOW
    return strong and extract.picks[0].candidate.document.doc_id not in asked.names.entries


def gap(asked: Asked, part: Part, behind: str) -> str | None:
    """Returns that the entry's document does not say what a part asks, and whom to ask; None where that is not certain.

    It is where the thing asked about ("Zinssatz", "Welche Hochschulen …") stands nowhere in it; the entry must be named in full.
    """
    wished = wish(asked, part, behind)
    named = [one for one in subjects(asked, wished.text, wished.carried) if one.called is not None]
    if not named:
        return None
    language = wished.need.language
    subject = named[0]
    nouns = [
        one for one in wished.need.concepts if one.noun and one.share == 1.0 and not set(one.whole) & subject.calls
    ]
    strange = [
        one.word
        for one in nouns
        if not says_value(one, subject.read)
        or (targeted(part.text, one.word) and not one.asks and near(one, subject.read) < MISSED)
    ]
    said = (f"„{strange[0]}“", f"“{strange[0]}”") if strange else _unsaid(wished.facets[0], part, subject)
    return _said(subject, Words(language).of(said), language) if said else None


def _unsaid(facet: Facet, part: Part, subject: Subject) -> tuple[str, str] | None:
    """What is not said where a facet finds nothing, German and English; None where nothing is certain of it."""
    if facet == "count":
        return (f"„wie viele {what}“", f"“how many {what}”") if (what := counted(part.text)) else None
    if facet == "duration" and not _is_endless(subject):
        return None
    if facet == "contact" and any(reaches(part.text, one.text) for one in subject.pool):
        return None
    return _UNSAID.get(facet)


def _is_endless(subject: Subject) -> bool:
    """Whether the record knows neither how long a project may last nor when the entry itself ends."""
    return subject.entry.duration_months_max is None and subject.entry.clocks.in_force.valid_until is None


def _said(subject: Subject, thing: str, language: Language) -> str:
    contact = subject.entry.contact
    seen = day(subject.entry.retrieved, language)
    if language == "en":
        whom = f"Ask: {contact.office}{f' ({contact.web})' if contact.web else ''}." if contact else WHOM_TO_ASK["en"]
        return f"The stored documents on {subject.name} do not say: {thing} (looked up on {seen}). {whom}"
    whom = (
        f"Auskunft gibt: {contact.office}{f' ({contact.web})' if contact.web else ''}."
        if contact
        else WHOM_TO_ASK["de"]
    )
    return f"Zu {subject.name} steht in den hinterlegten Dokumenten nicht: {thing} (nachgesehen am {seen}). {whom}"
