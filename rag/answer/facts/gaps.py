"""What is not known of an entry, said with whom to ask: better than a sentence beside the point, or a bare refusal."""

from __future__ import annotations

from rag.answer.evidence import ABSTAIN_BELOW, MISSED
from rag.answer.facts.body import reaches
from rag.answer.facts.choose import counted
from rag.answer.facts.own import near, says_value, targeted
from rag.answer.facts.subject import Subject, subjects
from rag.answer.facts.wish import wish
from rag.answer.need import Language
from rag.answer.parts import Part
from rag.answer.phrases import WHOM_TO_ASK, day
from rag.answer.told import Asked


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
    if strange:
        thing = f"„{strange[0]}“" if language == "de" else f"“{strange[0]}”"
    elif wished.facets[0] == "begun":
        thing = (
            "ob der Antrag vor dem Beginn gestellt sein muss"
            if language == "de"
            else "whether to apply before the start"
        )
    elif wished.facets[0] == "funder":
        thing = "wer es trägt oder bezahlt" if language == "de" else "who carries it or pays for it"
    elif wished.facets[0] == "leader":
        thing = "wer es leitet" if language == "de" else "who leads it"
    elif wished.facets[0] == "agency":
        thing = "wer die Anträge bearbeitet" if language == "de" else "which office handles applications"
    elif wished.facets[0] == "count" and counted(part.text):
        thing = f"„wie viele {counted(part.text)}“" if language == "de" else f"“how many {counted(part.text)}”"
    elif wished.facets[0] == "duration" and _is_endless(subject):
        thing = "wie lange es dauert" if language == "de" else "how long it takes"
    elif wished.facets[0] == "combination":
        thing = "ob es sich mit anderer Förderung verbinden lässt" if language == "de" else "whether it may be combined"
    elif wished.facets[0] == "contact" and not any(reaches(part.text, one.text) for one in subject.pool):
        thing = "Telefonnummer oder E-Mail-Adresse" if language == "de" else "a telephone number or address for mail"
    elif wished.facets[0] == "members":
        thing = "wer dazugehört" if language == "de" else "who belongs to it"
    elif wished.facets[0] == "area":
        thing = "für welches Gebiet es da ist" if language == "de" else "which area it is for"
    elif wished.facets[0] == "price":
        thing = "was es kostet" if language == "de" else "what it costs"
    else:
        return None
    return _said(subject, thing, language)


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
