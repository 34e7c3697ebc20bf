"""What a question wants of an entry: the kind of answer, told more closely where the kinds of `rag.answer.kinds` are wide."""

from __future__ import annotations

import re
from typing import Literal

from rag.answer.facts.body import AREA_ASKED, MEMBERS_ASKED, OFFER_ASKED, ONWARD_ASKED, PAYS_ASKED
from rag.answer.kinds import Kind
from rag.text.analyse import with_umlauts

Facet = Literal[
    "status", "successor", "support", "deadline", "opening", "rate", "amount", "duration", "count", "price", "eligible",
    "contact", "procedure", "begun", "combination", "aid", "funder", "leader", "agency", "covered", "condition", "definition",
    "whether",
    "members", "area", "offer", "pays", "onward",
    "other",
]  # fmt: skip

KIND_OF: dict[Facet, Kind] = {
    "support": "amount", "rate": "rate", "amount": "amount", "deadline": "date", "opening": "date", "duration": "duration",
    "eligible": "eligible", "status": "status", "contact": "contact", "procedure": "procedure", "begun": "condition",
    "combination": "condition", "aid": "condition", "funder": "who", "leader": "who", "agency": "who",
    "covered": "covered", "condition": "condition",
    "definition": "definition", "successor": "status", "whether": "whether", "count": "count", "price": "whether",
    "members": "who", "area": "place", "offer": "covered", "pays": "whether", "onward": "status",
}  # fmt: skip
"""The kind of sentence that tells a facet; `other` leaves the question's own kind."""

_DONE = (
    r"(?:bestellt|unterschrieben|beauftragt|begonnen|angefangen|gestartet|gekauft|angemeldet|losgelegt|vergeben|angezahlt"
    r"|abgeschlossen)\b"
)
_MONTHS = r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_VALUE = r"\bsatz\b|prozent|wie ?viel|wie hoch|\bwann\b|\bhöchst|zuständig"
_WHOM = (
    r"konzern\w*|großunternehmen|ugs?\b|gbr|verein\w*|gründ\w*|existenzgründ\w*|freiberuf\w*|solo\w*|landwirt\w*|kommune\w*"
    r"|privatperson\w*|\d+ (?:leute\w*|mitarbeit\w*|ma\b|beschäftigt\w*)"
)

_FACETS: tuple[tuple[Facet, str], ...] = (
    (
        "combination",
        r"kombinier|\bzusammen (?:nutzen|bekommen|beantragen|nehmen|in anspruch|einsetzen|gehen)|kumulier|doppelförder"
        r"|zusammen mit (?:dem|der|einer?m?) \w*(?:förder|zuschuss|kredit|programm)|geht beides"
        r"|beides (?:gleichzeitig|zusammen|geh)|gleichzeitig \w+ |dieselben? \w*(?:kosten|stunden|anlage|personal)"
        r"|schon (?:\w+ ){0,3}(?:geld|förderung|zuschuss|mittel)\b|neben (?:dem|der) \w+|combin|both at (?:once|the same)",
    ),
    (
        "begun",
        rf"{_DONE}(?!.*\bim (?:{_MONTHS}) \d)|auftrag .{{0,40}}\b(?:raus|erteilt)|zu spät|rückwirkend|nachträglich|im nachhinein"
        r"|(?:schon|bereits|längst) (?:läuft|angelaufen|im gange?|in arbeit)|läuft (?:schon|bereits)|already (?:running|under way)"
        r"|\bnoch (?:für|from|for) (?:das jahr |the year )?20\d\d\b"
        r"|\bvor (?:dem |der |dem ersten )?(?:\w*beginn|\w*start|bestellung|auftrag|kauf|unterschrift|vertrag)\b"
        r"|vorher (?:an|be|star|los|schon)|(?:schon|vorher|bereits|vorab) (?:an)?(?:fangen|beginn|bestell|start|kauf|loslegen)"
        r"|(?:muss|müssen|soll|sollen) (?:wir|ich) .{0,30}vorher|vorzeitig\w* (?:vorhaben|maßnahme)"
        r"|(?:already|have) (?:ordered|started|signed|begun|bought)|before approval|retroactiv",
    ),
    ("onward", ONWARD_ASKED),
    (
        "status",
        r"\b(?:antrag|anträge|geld|mittel|förderung|topf|kontingent)\b.{0,40}\bnoch\b|\bgilt (?:das|die|der|es) noch"
        r"|\bnoch\b.{0,30}\b(?:antrag|anträge|beantrag\w*|geld|offen|zu haben|möglich|bewerben|einsteigen|mitmachen|nutzen"
        r"|bekomm\w*|krieg\w*|da\b)|\bgibt(?:'?s| es)\b.{0,90}\b(?:noch|überhaupt)\b|\bzu haben\b"
        r"|(?:war|ist|sind|waren)\b.{0,40}\boffen\b|^\W*(?:und )?(?:galt|galten|gab|gab's|gabs|existierte|lief|bestand)\b"
        r"|\b(?:läuft|laufen|besteht|arbeitet|existiert)\b.{0,90}\bnoch\b|still (?:open|available|running|apply|exist)",
    ),
    (
        "condition",
        r"\bwer (?:darf|kann|muss) .*\b(?:beraten|prüfen|durchführen|ausstellen|bescheinigen|schulen|begutachten|bestätigen)\b",
    ),
    (
        "eligible",
        rf"^(?!.*(?:{_VALUE})).*(?:"
        rf"\b(?:darf|dürfen|kann|können|bekomm\w*|krieg\w*|nimmt|gilt|ist|sind)\b.{{0,60}}\b(?:{_WHOM})"
        r"|\bauch (?:etwas |was )?für\b|selbst (?:einen |den )?antrag|wer (?:darf|kann|bekommt)\b"
        r"|wer ist (?:antrags|förder|berechtigt)|für wen\b|which companies|who can apply|are we eligible"
        r"|\b(?:ich bin|wir sind)\b.*\b(?:kann|können|darf|dürfen|bekomm\w*|krieg\w*)\b)",
    ),
    (
        "price",
        r"\bwas kostet|^\W*(?:und )?kostet\b|\bkostet (?:es|das|die|der)\b|\bwie teuer ist"
        r"|kostenlos|kostenfrei|gratis|umsonst|gebühr|free of charge|\bcosts? (?:it|to)\b",
    ),
    (
        "definition",
        r"\bab wann (?:ist|gilt|zählt) (?:man|ein)"
        r"|\bab (?:welche\w+|wie ?viele?n?) (?:mitarbeit|beschäftigt|leute|größe|personal)\w*"
        r".*\b(?:klein|mittel|mittler|groß|kmu)",
    ),
    ("amount", r"bis zu welche[rmn]? (?:betrag|summe|höhe|grenze|kosten|volumen)"),
    ("successor", r"nachfolg|stattdessen|statt dessen|\bersatz\b|alternativ|abgelöst|ablös|instead|successor|replac"),
    (
        "aid",
        r"(?:de.?minimis|agvo|beihilferecht\w*|gber)\b.*\b(?:oder|or)\b|beihilferecht|rechtsgrundlage|fällt .*unter de.?minimis"
        r"|ist .*(?:eine? )?de.?minimis.?beihilfe",
    ),
    ("duration", r"wie (?:schnell?|rasch)|innerhalb welcher|in welcher (?:zeit|frist)|how (?:fast|quickly)"),
    (
        "opening",
        r"\bab wann\b|seit wann|since when|when (?:does|did) .*(?:start|open)"
        r"|(?<!bis )\bwann (?:beginnt|startet|öffnet|geht .* los|kann)",
    ),
    (
        "agency",
        r"\b(?:projekt)?träger\b|wer (?:bearbeitet|prüft|wickelt)|(?:which|what) (?:agency|office)"
        r"|who (?:administers|handles|runs)",
    ),
    (
        "leader",
        r"\bwer (?:leitet|führt|koordiniert|betreibt|ist (?:der |die )?(?:leit|chef|geschäftsführ|vorsitz|vorstand|projektleit))"
        r"|\bwie hei(?:ß|ss)(?:t|en) (?:der|die) \w*(?:leit|chef|geschäftsführ|vorsitz|vorstand)"
        r"|who (?:leads|heads|manages|is the (?:head|director|ceo|manager))",
    ),
    (
        "funder",
        r"wer (?:steckt|steht) (?:da)?hinter|fördergeber|mittelgeber|who (?:funds|is behind)"
        r"|wer (?:finanziert|bezahlt|zahlt|trägt|vergibt|steht hinter)|von wem (?:kommt|wird|ist)",
    ),
    ("pays", PAYS_ASKED),
    ("members", MEMBERS_ASKED),
    ("area", AREA_ASKED),
    ("offer", OFFER_ASKED),
)
_OF_KIND: dict[Kind, Facet] = {
    "count": "count", "status": "status", "date": "deadline", "rate": "rate", "amount": "amount", "duration": "duration",
    "eligible": "eligible", "contact": "contact", "procedure": "procedure", "covered": "covered", "condition": "condition",
    "definition": "definition",
}  # fmt: skip
_YES_NO = re.compile(
    r"(?:^|[.:!–-] )(?:und )?(?:werden|wird|finanziert|fördert|zahlt|bezahlt|übernimmt|ist|sind|geht|gehen|bekomm\w*|krieg\w*"
    r"|darf|dürfen|kann|können|gibt|hat|haben|muss|müssen|gilt|zählt|zählen|braucht|brauchen|nimmt|does|do|is|are|can|may"
    r"|must)\b[^?]*\?"
)
"""A question for yes or no: it begins with a verb."""

_SUPPORT = (
    r"\bwas (?:hat|haben|wurde) .{0,50}\b(?:gezahlt|bezahlt|übernommen|bezuschusst|erstattet|gegeben)"
    r"|\b(?:was|wie ?viel\w*) (?:\w+ ){0,3}(?:zahl|bezahl|bekomm|krieg|gibt|gab|übern|schieß|steuer|bringt|erhalt|erstatt"
    r"|zuschuss|förderung|geld\b)|was wird übernommen|wie stark|\bhöhe\b|zuschussspanne|what does .* pay"
    r"|wie hoch (?:\w+ ){0,3}(?:[\w.-]+-)?(?:förderung|zuschuss|zuschüsse|unterstützung"
    r"|gefördert|beihilfe|erstattung|prämie|zuwendung"
    r"|hilfe)|how much (?:\w+ ){0,4}(?:pay|fund|get|support)"
)
"""A question for the support without saying whether a share or a sum is meant."""

_WIDE: tuple[Facet, ...] = ("whether", "other", "covered", "condition", "definition")
"""What gives way where a question names a value: "Mit welchem Satz können wir rechnen?"."""

_NOUNS: tuple[tuple[Facet, str], ...] = (
    (
        "amount",
        r"\bdeckel|mindest\w+|\bspanne|obergrenze|höchst\w+|\bceiling|\bcap\b|\blimit\b|threshold|\bmax\b|\bsumme\b|\bbetrag\b"
        r"|\b\w*grenze\b",
    ),
    (
        "rate",
        r"\bzuschuss\b(?=[^?]{0,90}\b(?:und|,) ?(?:der |den )?höchst)"
        r"|\b\w*(?<!ab)(?<!ein)s(?:atz|ätze)\b|\bprozent\w*|\bpercent|\b(?:förder)?quote\b",
    ),
    ("deadline", r"stichtag|antragsrunde|\bfrist"),
    ("eligible", r"\bfür (?:firmen|betriebe|unternehmen)\b|darf (?:da )?auch|\bauch (?:etwas )?für\b"),
)
"""What a question may want besides its kind: "Satz, Deckel?"."""


def facets_of(question: str, kind: Kind) -> tuple[Facet, ...]:
    """Returns what a question wants, the first leading; `kind` is that of `rag.answer.need`.

    Read are the sentences that ask, if any do; what is told before ("Wir haben bestellt. Geht das noch?") may only say that
    the project has begun or that other funding is there.
    """
    whole = " ".join(question.casefold().split())
    folded = " ".join(one for one in re.split(r"(?<=[.!?])\s+", whole) if "?" in one) or whole

    def found(pattern: str, text: str = folded) -> bool:
        return any(re.search(pattern, one) for one in (text, with_umlauts(text)))

    yes_no = bool(_YES_NO.search(folded)) and not re.search(r"wie ?viel|wie hoch|welche|wann|how much", folded)
    told = ("combination", "begun")
    first = next((one for one, pattern in _FACETS if found(pattern, whole if one in told else folded)), None)
    wanted: list[Facet] = [first or ("whether" if yes_no else _OF_KIND.get(kind, "other"))]
    if wanted[0] in ("amount", "covered", "definition", "eligible", "other", "rate") and found(_SUPPORT):
        wanted = ["rate", "amount"] if wanted[0] == "rate" else ["support"]
    if wanted[0] in ("rate", "amount", "support", "deadline", *_WIDE):
        more = [facet for facet, pattern in _NOUNS if found(pattern)]
        wanted = more if more and wanted[0] in _WIDE else [*wanted, *more]
    return tuple(dict.fromkeys(one for one in wanted if one != "other")) or ("other",)
