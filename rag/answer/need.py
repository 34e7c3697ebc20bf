"""Reads a question: which kind of answer it wants, and which words an answer must carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag.answer.families import family, whole_terms
from rag.text.analyse import words
from rag.text.sentences import sentences

Wanted = Literal[
    "count", "amount", "rate", "date", "duration", "who", "eligible", "contact", "place", "definition", "covered",
    "procedure", "condition", "status", "list", "overview",
]  # fmt: skip
Language = Literal["de", "en"]

_WANTED: tuple[tuple[Wanted, str], ...] = (
    ("status", r"\bnoch\b.*(beantrag|offen|verfügbar|läuft|aktiv|möglich|gefördert|bekomm|nutz|gültig|in kraft)|gibt es .*\bnoch\b"
     r"|\bist\b.*\b(offen|geschlossen|ausgelaufen|abgelaufen|eingestellt|beendet|pausiert|gültig)|\bläuft\b.*\b(noch|derzeit|aktuell)"
     r"|(derzeit|aktuell|momentan|heute) .*(beantrag|offen|möglich)|nachfolge|abgelöst|still (open|available|running)|is .* (open|closed)"),
    ("duration", r"\bwie lange\b|laufzeit|zeitraum|\bdauer|wie viele (monate|jahre|wochen|tage)|how long|duration"),
    ("count", r"\bwie ?viele\b|\banzahl\b|how many"),
    ("rate", r"quote\b|fördersatz|fördersätze|\bwie ?viel prozent|prozentsatz|intensität|zinssatz|percentage|\brate\b|welche[rn]? (anteil|satz)"),
    ("date", r"\bwann\b|\bfrist|stichtag|termin\b|deadline|\bwhen\b|\bdatum\b|bis zu welchem|letzter tag|an welchem tag|last day"),
    ("amount", r"\bwie hoch\b|\bwie ?viel\b|fördersumme|förderhöhe|höchst(betrag|grenze|summe)|obergrenze|\bhöhe\b|\bkoste[tn]\b|wie teuer"
     r"|was (zahlt|bezahlt|gibt)\b.*\b(für|aus)\b|\bbudget\b|volumen|\bbetrag|\bsumme\b|maximal|how much|how high|\bamount"),
    ("contact", r"\ban wen\b|ansprech|kontakt|wer (hilft|berät|ist zuständig|ist verantwortlich)|zuständig|\bwo (kann|können|stell|beantrag|bekomm|find|gibt|melde)"
     r"|\bwhom\b|\bcontact"),
    ("eligible", r"\bwer (kann|darf|wird|bekommt|ist (antrags|förder|berechtigt))|\bfür wen\b|antragsberechtigt|zielgruppe|\bwen förder|who can|who is eligible"
     r"|eligib|an wen richtet|welche (unternehmen|firmen|betriebe)"),
    ("who", r"^\W*(und )?(wer|wem|wen)\b|\bvon wem\b|\bmit wem\b|\bwer\b|welche[rsn]? (stelle|organisation|firma|behörde|ministerium|partner)|^who\b|by whom"),
    ("place", r"^\W*(und )?wo\b|in welche[rm] (ort|stadt|region)|^where\b"),
    ("covered", r"\bwas (wird|werden|fördert|fördern|bezuschusst|übernimmt|zahlt|bezahlt)|\bwofür\b|welche (kosten|ausgaben|maßnahmen|vorhaben|projekte)"
     r"|what (is|are|does) .*(fund|cover|support)"),
    ("procedure", r"\bwie (beantrag|stell|komm|läuft|bekomm|melde|funktioniert|geht)|was muss ich|was müssen wir|schritte?\b|unterlagen|verfahren|how (do|can|to)"),
    ("definition", r"\bwas (ist|sind|war|waren|bedeutet|heißt|macht|machen|tut)\b|versteht man|wofür steht|erklär|worum geht|what (is|are|does)\b|ziel"),
    ("condition", r"\b(darf|dürfen|muss|müssen|kann|können|sollte)\b|voraussetzung|bedingung|kombinier|kumulier|erlaubt|pflicht|gilt\b|may i|can i|must"),
    ("list", r"\bwelche|\bnenn|themen|titel|which|what are"),
)  # fmt: skip

HEADINGS: dict[Wanted, tuple[str, ...]] = {
    "amount": ("Was und wie viel", "Höhe", "Umfang", "Finanzierung", "Eckdaten"),
    "rate": ("Was und wie viel", "Höhe", "Umfang", "Fördersatz"),
    "covered": ("Was und wie viel", "Gegenstand", "zuwendungsfähige Ausgaben"),
    "eligible": ("Wer wird gefördert", "Zuwendungsempfänger", "Antragsberechtigte", "Zielgruppe"),
    "date": ("Fristen und Stand", "Geltungsdauer", "Inkrafttreten", "Laufzeit", "Zeitraum", "Termine", "Frist"),
    "duration": ("Fristen und Stand", "Laufzeit", "Zeitraum", "Bewilligungszeitraum", "Eckdaten"),
    "status": ("Fristen und Stand", "Geltungsdauer", "Inkrafttreten"),
    "contact": ("Kontakt", "Ansprechpartner", "Nächster Schritt", "Bewilligungsstelle"),
    "procedure": ("Nächster Schritt", "Verfahren", "Antragsverfahren", "Bedingungen"),
    "condition": ("Bedingungen", "Voraussetzungen", "sonstige Bestimmungen"),
    "definition": ("Worum geht es", "Zweck", "Definition", "Begriffsbestimmungen"),
    "overview": ("Worum geht es", "Zweck"),
    "who": ("Worum geht es", "Antragsteller", "Eckdaten"),
    "list": ("Worum geht es", "Was und wie viel"),
}
"""Headings under which such an answer stands: those of our entries (whole), and words of those of funding guidelines."""

_KIND_WORDS: dict[Wanted, str] = {
    "status": "beantragen beantragt Antrag offen geschlossen läuft verfügbar aktuell ausgelaufen gültig möglich",
    "procedure": "beantrage beantragen beantragt stelle stellen Antrag bekomme vorgehen gehe",
    "amount": "kostet kosten zahlt bezahlt viel Geld Höhe Betrag Summe maximal höchstens teuer",
    "rate": "Quote Satz Prozent Höhe",
    "duration": "dauert dauer Zeitraum lange läuft lief",
    "date": "Termin Datum Tag endet beginnt",
    "contact": "wende wenden melden hilft zuständig Kontakt Ansprechpartner Stelle",
    "eligible": "beantragen beantragt bekommt erhält erhalten teilnehmen mitmachen antragsberechtigt nutzen",
    "who": "Stelle Organisation zuständig",
    "covered": "gefördert fördert bezahlt übernommen",
    "list": "gibt Programme",
    "condition": "erlaubt gilt",
}
KIND_SHARE = 0.4
"""Weight of a word that only says which kind of answer is wanted ("kostet", "beantragen"): the kind is checked itself."""

_FRAME = """
    hoch höhe lange viel genau gerade aktuell derzeit momentan heute eigentlich insgesamt konkret sagen sag nennen nenne nenn erklären
    erkläre erklär wissen weiß hallo guten tag danke frage fragen info infos information informationen geben gibt gehen geht machen macht
    heißt heißen bedeutet versteht genannt lauten lautete lauteten mögliche möglich welchem wann jemand etwas ding sache sachen ganz
    eben halt wohl nochmal kurz bitte tell give know please many much long exactly currently there any get getting high
    bekommt kriegt kriegen kriege erhält erhalten passt passend passende braucht brauche brauchen
    stellt stellen stelle liegt liegen betrug beträgt betragen zählen hatten
"""
FRAME: frozenset[str] = frozenset(term for word in words(_FRAME) for term in word.terms)
"""Terms of words that ask, and that no answer need carry."""

_ENGLISH = re.compile(
    r"\b(the|what|how|who|which|when|where|is|are|does|do|can|of|for|much|many|our|my|we|and|to)\b", re.IGNORECASE
)
_GERMAN = re.compile(
    r"\b(der|die|das|was|wie|wer|welche[rsmn]?|wann|wo|ist|sind|ich|wir|und|für|von|kann|gibt|es|ein|eine[rmn]?|den|dem|im|zu|nicht|auf|mit|bis)\b"
    r"|[äöüß]", re.IGNORECASE,
)  # fmt: skip
_BACKGROUND = re.compile(
    r"^\W*(?:guten tag|hallo|wir (?:sind|haben|wollen|möchten|planen)|ich (?:bin|habe|will|möchte|plane)|unser\w* |mein\w* |we (?:are|have))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:was|wie|wer|wem|wen|welche\w*|wann|wo|gibt|kann|darf|können|dürfen|what|how|which|who|when)\b",
    re.IGNORECASE,
)
BACKGROUND_SHARE = 0.35
"""Weight of words that tell of the asker ("Wir sind Zulieferer in Gifhorn, …") beside those that ask."""

CARRIED_SHARE = 0.5
"""Weight of the words of an earlier question that a bare follow-up carries on."""

_STRONG_NAME = re.compile(r"[A-ZÄÖÜ]{2,}|[a-zäöü][A-ZÄÖÜ]|-[A-Z0-9]$|^[a-zäöü]+-[a-zäöü]|\w\.\w|\d")


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word of the question.

    `whole` are its own terms, `parts` those of a compound's parts, `kin` its family's. `name` marks what looks like a
    proper name or identifier ("ReTraSON", "ZIM", "Transfer-X", "§ 44"), `noun` a capitalised word; `share` in 0-1 is less
    for words that tell of the asker.
    """

    word: str
    whole: tuple[str, ...]
    parts: tuple[str, ...]
    kin: frozenset[str]
    name: bool
    noun: bool
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Need:
    """What a question needs: the kind of answer and its concepts, in order; no concepts where it only has function words."""

    text: str
    language: Language
    wanted: Wanted
    concepts: tuple[Concept, ...]


def read_question(text: str, carried: str = "") -> Need:
    """Returns what `text` needs; the words of `carried`, an earlier question, are added at less weight."""
    concepts: dict[tuple[str, ...], Concept] = {}
    kind = wanted(text)
    clauses = _clauses(text)
    asked = [concept for part, told in clauses if not told for concept in _concepts(part, 1.0, kind)]
    background = 1.0 if all(concept.share < 1.0 for concept in asked) else BACKGROUND_SHARE
    about = [concept for part, told in clauses if told for concept in _concepts(part, background, kind)]
    about = [concept for concept in about if not concept.word.isdigit()]
    for concept in [*asked, *about, *_concepts(carried, CARRIED_SHARE, kind)]:
        concepts.setdefault(concept.whole, concept)
    return Need(text, language(text), kind, tuple(concepts.values()))


def language(text: str) -> Language:
    """Returns the language of a question: English only where its function words outnumber the German ones."""
    return "en" if len(_ENGLISH.findall(text)) > len(_GERMAN.findall(text)) else "de"


def wanted(text: str) -> Wanted:
    """Returns the kind of answer a question asks for; `overview` where nothing says so."""
    question = " ".join(part for part, told in _clauses(text) if not told) or text
    folded = " ".join(question.casefold().split())
    return next((kind for kind, pattern in _WANTED if re.search(pattern, folded)), "overview")


def _clauses(text: str) -> list[tuple[str, bool]]:
    """Parts of the question, and whether each only tells of the asker; at least one part asks."""
    parts: list[tuple[str, bool]] = []
    for start, end in sentences(text):
        told = False
        for part in re.split(r"(?<=[,;:–])\s+", text[start:end]):
            asks = "?" in part or bool(_ASKS.match(part))
            told = not asks and (told or bool(_BACKGROUND.match(part)))
            parts.append((part, told))
    return parts if any(not told for _, told in parts) else [(text, False)]


def _concepts(text: str, share: float, kind: Wanted) -> list[Concept]:
    found = []
    kind_terms = frozenset(term for word in words(_KIND_WORDS.get(kind, "")) for term in whole_terms(word.terms))
    for word in words(text):
        whole = whole_terms(word.terms)
        if not whole or set(whole) <= FRAME:
            continue
        initial = not text[: word.start].strip(" \"'„“(")
        noun = word.text[:1].isupper() and not initial
        name = bool(_STRONG_NAME.search(word.text)) and not word.text.isdigit()
        own = share * (KIND_SHARE if set(whole) & kind_terms and not name else 1.0)
        found.append(Concept(word.text, whole, word.terms[len(whole) :], family(word.terms), name, noun or name, own))
    return found
