"""The kinds of answer a question can want, how a question shows its kind, and where and how such an answer is said."""

from __future__ import annotations

import re
from typing import Literal

from rag.text.analyse import with_umlauts

Kind = Literal[
    "title", "status", "duration", "count", "rate", "date", "amount", "contact", "eligible", "who", "place", "covered",
    "procedure", "definition", "condition", "list", "whether", "overview",
]  # fmt: skip

FACTS: frozenset[Kind] = frozenset(
    {"count", "amount", "rate", "date", "duration", "who", "place", "contact", "status", "title", "whether"}
)
"""Kinds that one sentence answers; the others are explained in several."""

VALUED: frozenset[Kind] = frozenset({"count", "amount", "rate", "date", "duration"})
"""Kinds that a number or a date answers."""

_ASKED: tuple[tuple[Kind, str], ...] = (
    ("title", r"\btitel\b|überschrift|\bhieß(en)?\b|\blaute(te)?n?\b|\bmotto\b|\btitles?\b|called"),
    (
        "status",
        r"\bnoch\b.*(beantrag|offen|verfügbar|läuft|aktiv|möglich|gefördert|bekomm|nutz|gültig|in kraft)|gibt es .*\bnoch\b"
        r"|\bist\b.*\b(offen|geschlossen|ausgelaufen|abgelaufen|eingestellt|beendet|pausiert|gültig)"
        r"|\bläuft\b.*\b(noch|derzeit|aktuell)|(derzeit|aktuell|momentan|heute) .*(beantrag|offen|möglich)"
        r"|nachfolge|abgelöst|still (open|available|running)|\bis .* (open|closed)",
    ),
    ("duration", r"\bwie lange?\b|laufzeit|zeitraum|\bdauer|wie viele (monate|jahre|wochen|tage)|how long|duration"),
    ("list", r"\bwer (fördert|zahlt|bezahlt|bezuschusst|unterstützt|finanziert|hilft|berät)\b"),
    ("count", r"\bwie ?viele[nr]?\b|\banzahl\b|how many"),
    (
        "rate",
        r"quote\b|fördersatz|fördersätze|\bwie ?viel prozent|prozentsatz|intensität|zinssatz|percentage|\brate\b"
        r"|welche[rn]? (anteil|satz)",
    ),
    (
        "date",
        r"\bwann\b|\bfrist|stichtag|termin\b|deadline|\bwhen\b|\bdatum\b|bis zu welchem|letzter tag|an welchem tag|last day",
    ),
    (
        "amount",
        r"\bwie hoch\b|\bwie ?viel\b|fördersumme|förderhöhe|höchst(betrag|grenze|summe)|\w*grenze\b|schwelle|\bhöhe\b|\bkoste[tn]\b"
        r"|wie teuer|was (zahlt|bezahlt|gibt)\b.*\b(für|aus)\b|\bbudget\b|volumen|\bbetrag|\bsumme\b|maximal|how much|how high"
        r"|\bamount|\bmaximum\b|\bbudget\b",
    ),
    (
        "contact",
        r"\ban wen\b|erreich|ansprech|kontakt|adress|anschrift|telefon|rufnummer|e-?mail\b|\bphone\b"
        r"|wer ist (zuständig|verantwortlich)|zuständig|\bwhom\b|\bcontact"
        r"|\bwo (kann|können|stell|beantrag|bekomm|find|gibt|melde)",
    ),
    (
        "eligible",
        r"\bwer (kann|darf|wird|bekommt|ist (antragsberechtigt|förderberechtigt|förderfähig|berechtigt))|\bfür wen\b"
        r"|antragsberechtigt|zielgruppe"
        r"|\bwen förder|who can|who is eligible|eligib|an wen richtet|welche (unternehmen|firmen|betriebe)",
    ),
    (
        "who",
        r"^\W*(und )?(wer|wem|wen)\b|\bvon wem\b|\bmit wem\b|\bwer\b|^who\b|by whom"
        r"|welche[rsn]? (stelle|organisation|firma|behörde|ministerium|partner)|\b(antragsteller|(projekt)?träger|\w*mittelgeber"
        r"|fördergeber)(in|innen|s)?\b",
    ),
    ("place", r"^\W*(und )?wo\b|in welche[rm] (ort|stadt|region)|^where\b"),
    (
        "covered",
        r"\bwas (wird|werden|fördert|fördern|bezuschusst|übernimmt|zahlt|bezahlt)|\bwofür\b"
        r"|welche (kosten|ausgaben|maßnahmen|vorhaben|projekte)|what (is|are|does) .*(fund|cover|support)",
    ),
    (
        "procedure",
        r"\bwie (beantrag|stell|komm|läuft|bekomm|melde|funktioniert|geht)|was muss ich|was müssen wir|schritte?\b"
        r"|unterlagen|verfahren|how (do|can|to)",
    ),
    (
        "definition",
        r"\bwas (ist|sind|war|waren|bedeutet|heißt|macht|machen|tut)\b|versteht man|wofür steht|erklär|worum g(?:eht|ing)"
        r"|worum handel|\bziele?\b"
        r"|aufgabe|what (is|are|does)\b",
    ),
    (
        "condition",
        r"\b(darf|dürfen|muss|müssen|kann|können|sollte)\b|voraussetzung|bedingung|kombinier|kumulier|erlaubt|pflicht|gilt\b"
        r"|may i|can i|must",
    ),
    ("list", r"\bwelche|\bnenn|themen|which|what are"),
    ("rate", r"\d ?(%|prozent|percent)"),
    ("amount", r"\d ?(€|euro?\b|mio|million)"),
    (
        "whether",
        r"^\W*(und )?(hat|haben|hatten?|ist|sind|war|waren|wird|werden|wurden?|bekomm\w*|erhält|erhalten?|zahlt|fördert"
        r"|gehör\w*|gilt|läuft|nimmt|zählt|does|do|did|is|are|has|have)\b",
    ),
)
"""Kind -> what a question for it looks like; the first that matches decides, so the narrow ones come first."""

HEADINGS: dict[Kind, tuple[str, ...]] = {
    "amount": ("Was und wie viel", "Höhe", "Umfang", "Finanzierung", "Eckdaten"),
    "rate": ("Was und wie viel", "Höhe", "Umfang", "Fördersatz"),
    "covered": ("Worum geht es", "Was und wie viel", "Gegenstand", "zuwendungsfähige Ausgaben"),
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

WORDS: dict[Kind, str] = {
    "status": "beantragen beantragt Antrag offen geschlossen läuft verfügbar aktuell ausgelaufen gültig möglich",
    "procedure": "beantrage beantragen beantragt stelle stellen Antrag bekomme vorgehen gehe",
    "amount": "kostet kosten zahlt bezahlt viel Geld Höhe Betrag Summe maximal höchstens teuer lässt maximum amount",
    "rate": "Quote Satz Prozent Höhe",
    "duration": "dauert dauer Zeitraum lange läuft lief gilt gültig",
    "date": "Termin Datum Tag endet beginnt läuft gilt gültig",
    "contact": "wende wenden melden erreiche erreichen erreicht hilft zuständig Kontakt Ansprechpartner Stelle",
    "eligible": "beantragen beantragt bekommt erhält erhalten teilnehmen mitmachen antragsberechtigt nutzen",
    "who": "Stelle Organisation zuständig",
    "covered": "gefördert fördert bezahlt übernommen",
    "list": "gibt Programme Programm Hilfe Hilfen Förderung Fördermittel Unterstützung Zuschuss Zuschüsse Möglichkeiten",
    "overview": "Programme Programm Hilfe Hilfen Förderung Fördermittel Unterstützung Zuschuss Zuschüsse Möglichkeiten",
    "condition": "erlaubt gilt",
    "title": "Titel Überschrift Motto lauten lautete hießen",
    "definition": "Ziel Ziele Aufgabe Aufgaben übernimmt übernehmen",
}
"""Words of a question that only say its kind; an answer of that kind meets them."""

_SENTENCES: dict[Kind, str] = {
    "who": r"\b(?:GmbH|AG|KG|mbH|Land|Bund|Region|EU|NBank|BAFA|KfW)\b|e\. ?V\.|[Mm]inisteri|[Aa]gentur|[Bb]ank\b|[Hh]ochschule"
    r"|[Uu]niversität|[Ii]nstitut|[Kk]ammer|[Aa]llianz|[Vv]erband|[Gg]esellschaft|[Ss]tiftung|[Zz]entrum|[Tt]räger",
    "eligible": r"[Uu]nternehmen|KMU|[Bb]etrieb|[Gg]ründ|[Hh]ochschul|[Vv]erein|[Ee]inrichtung|[Kk]ommun|[Bb]eschäftigt|[Pp]erson",
    "contact": r"https?://|www\.|@|\bTel|[Aa]nsprechpartner|\b\d{5} [A-ZÄÖÜ]|[Bb]eratung|[Aa]nlaufstelle|[Ff]ragen Sie"
    r"|[Ww]enden Sie|[Aa]ntrag.*\b(?:bei|an|über)\b"
    r"|\bbei der [A-ZÄÖÜ]",
    "place": r"\b(?:in|im|bei|nach) (?:de[rnm] )?[A-ZÄÖÜ]\w+|\b\d{5} [A-ZÄÖÜ]",
    "status": r"(?i)\bgeschlossen|ausgelaufen|außer Kraft|\boffen|pausiert|eingestellt|beendet|möglich|gilt|läuft|beantrag|Stand:"
    r"|Neuauflage|Nachfolge",
    "condition": r"\b(?:muss|müssen|musste|darf|dürfen|durfte|kann|können|nur|nicht|erst|vor|Voraussetzung|ist zu|sind zu)\b",
    "procedure": r"\b(?:Antrag|Anträge|beantrag|[Ss]tellen|einreichen|Portal|Kundenportal|[Ff]ragen|wenden|klären|Schritt"
    r"|[Pp]rüfen|vor)\b",
    "list": r"„[^“]+“.*„[^“]+“|(?:[^,;]+[,;]){2,}|:\s",
    "title": r"[„“»\"][^“”«\"]{3,}[“”«\"]",
    "covered": r"förder|bezahl|zahl|bezuschuss|übernimm|finanzier|Ausgaben|Kosten|deckt|unterstütz",
    "whether": r"\w",
    "overview": r"\b(?:ist|sind|war|waren|fördert|förderte|unterstützt|bietet|hilft|richtet|verfolgt|versteht|gibt|bezahlt)\b",
    "definition": r"\b(?:ist|sind|war|waren|bezeichnet|bedeutet|fördert|förderte|unterstützt|bietet|hilft|verfolgt|versteht|bildet"
    r"|fungiert|übernimmt|koordiniert|begleitet|soll|Aufgaben?)\b",
}
PATTERNS: dict[Kind, re.Pattern[str]] = {kind: re.compile(pattern) for kind, pattern in _SENTENCES.items()}
"""Kind -> what a sentence of that kind holds; kinds with numbers and dates are read by value instead."""

BOUNDS = (
    (
        re.compile(r"bis wann|bis zu welchem|\bende|letzte|frist|until|deadline", re.IGNORECASE),
        re.compile(
            r"\bbis\b|–|\benden?\b|\bendete?\b|\bEnde\b|[Ff]rist|spätestens|letzter (?:Tag|Antrag)|schluss|außer Kraft"
        ),
    ),
    (
        re.compile(r"ab wann|seit wann|start|begin|öffne|begann|since", re.IGNORECASE),
        re.compile(r"\bab\b|\bseit\b|[Ss]tart|[Bb]eg[ia]nn|eröffnet|–|\bvom\b"),
    ),
)
"""What a question for an end or a beginning looks like, and what a sentence that says one does."""


def kind_of(question: str) -> Kind:
    """Returns the kind of answer a question asks for; `overview` where nothing says so.

    Umlauts may be written as two letters: "Foerdersumme".
    """
    folded = " ".join(question.lower().split())
    spellings = {folded, with_umlauts(folded)}
    said = (kind for kind, pattern in _ASKED if any(re.search(pattern, one) for one in spellings))
    return next(said, "overview")
