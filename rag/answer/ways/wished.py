"""What a list is wished of: the kind of entry, kinds of support, size, level, how it stands, until when it runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.evidence import last_day
from corpus.schema import Entry
from corpus.vocabulary import Level, SizeClass, SupportType
from rag.answer.candidates import Candidate
from rag.answer.kinds import VALUED
from rag.answer.phrases import day
from rag.answer.told import Asked
from rag.answer.values import date_faults
from rag.question.asked import FIRST_PERSON
from rag.records import Availability

_SUPPORT: dict[SupportType, str] = {
    "grant": r"zuschuss|zuschüsse|zuschuß|zuschuesse|\bgrants?\b|subsid",
    "loan": r"kredit|darlehen|\bloans?\b",
    "guarantee": r"bürgschaft|buergschaft|bürgt|bürgen|garantien|guarantee",
    "equity": r"beteiligung|eigenkapital|risikokapital|wagniskapital|equity|venture capital",
    "tax_credit": r"steuer(?:lich|bonus|gutschrift|vorteil|förderung)|zulage|tax (?:credit|incentive)",
}
_SIZES: dict[SizeClass, str] = {
    "micro": r"kleinst\w*|micro",
    "small": r"\bklein(?:e[nrms]?|unternehmen|betrieb)|\bsmall\b",
    "medium": r"\bmittlere[nrms]?\b|medium-sized",
    "large": r"\bgroß(?:e[nrms]?|unternehmen|konzern)|\blarge (?:compan|firm|enterpr)",
}
_KINDS: tuple[tuple[str, str], ...] = (
    ("rule", r"regel(?:n|ungen?)\b|vorschriften|gesetze|verordnungen|\brules\b|regulations"),
    ("event", r"veranstaltung|\bevents?\b|konferenz|kongress|messen\b|tagungen"),
    ("study", r"studien?\b|analysen\b|gutachten\b|\bstud(?:y|ies)\b"),
    (
        "programme",
        r"programm|förder|fördr|foerder|funding|fund\b|"
        + "|".join(_SUPPORT.values())
        + r"|richtlinien?\b|hilfen\b|geld\b|mittel\b",
    ),
)
_SEVERAL = re.compile(
    r"\balle\b|\bsämtliche|\bliste|übersicht|überblick|\bwelche[rsn]?\b|was gibt es|was gibt's|gibt es|gibt's|gibts|\bnenn|\bzeig"
    r"|wer (?:fördert|zahlt|bezuschusst|finanziert)|\bwhich\b|what (?:funding|grants|loans|programmes|support)|are there|\blist\b"
    r"|overview|^\W*(?:\w+ )?(?:förder\w*|zuschüsse|kredite|programme|darlehen|bürgschaften)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bnoch\b[^?]{0,40}\boffen|\boffene?\b|aktuell|derzeit|momentan|zurzeit|heute|still open|\bopen\b", re.IGNORECASE
)
_CLOSED = re.compile(
    r"\bgeschlossen|nicht mehr offen|\bausgelaufen|\babgelaufen|\beingestellte?[nrs]?\b|\bbeendet|no longer open"
    r"|\bclosed\b|expired",
    re.IGNORECASE,
)
_PAYER = re.compile(r"(?:\b(?:der|von|vom|bei|beim|des|dem|die|by|from|of|the) )(?P<name>[A-Z]\w*[A-Z]\w*)\b")
"""A funder called by its letters: "Darlehen der KfW", "Zuschüsse vom BAFA"."""
_ENDS = re.compile(
    r"lauf\w* [^?]{0,60}\baus\b|auslauf|\benden?\b|\bendet|\bfrist|\bschließ|bis wann|expire|\bends?\b|deadline",
    re.IGNORECASE,
)
_LEVELS: tuple[tuple[Level, str], ...] = (
    ("federal", r"\b(?:vom|des|beim) bund(?:es)?\b|bundesprogramm|bundesförder|bundesweit|federal"),
    ("state", r"\b(?:vom|des) land(?:es)?\b|landesprogramm|landesförder|landesmittel"),
    ("eu", r"\b(?:von der|der) eu\b|eu-(?:programm|förder|mittel)|europäisch"),
)
BESIDES = 0.7
"""What an entry counts that gives the support asked for only beside a grant."""

_NO_PAYERS = frozenset({"EU", "KMU", "KI", "NRW", "SME", "AI", "CO2", "FuE", "IT", "VW", "USA"})
_OWN = ("headcount", "turnover_eur", "balance_sheet_eur", "linked", "sector", "founded", "legal_form", "applicant")
"""What a question tells of the asker, beside the place."""

HEADS = (
    r"programme?n?s?|förderung(?:en)?|förderprogramme?n?|zuschuss|zuschüssen?|krediten?|kredite?s?|darlehen|bürgschaften?"
    r"|beteiligungen?|mittel|hilfen?|gelder|regeln|studien?|veranstaltungen?|richtlinien?"
)
WORDS = (
    rf"{HEADS}", r"\w*förder(?:n|t|mittel\w*|ung\w*|programm\w*|möglichkeit\w*|angebot\w*)|foerder\w*|funding|funds?",
    r"grants?|loans?|programmes?|programs?",
    r"alle\w*|sämtlich\w*|liste\w*|übersicht|überblick|overview|list|zeig\w*|nenn\w*|gib|kennst",
    r"(?:beteiligungs|kredit|bürgschafts|zuschuss|darlehens|eigenkapital)\w*|fuer|gibts|zulieferer\w*",
    r"hinterlegt\w*|geschlossen\w*|ausgelaufen\w*|abgelaufen\w*|eingestellt\w*|beendet\w*|closed|expired|haben|sind",
    r"noch|offen\w*|aktuell\w*|derzeit\w*|momentan|zurzeit|heute|open|currently|available|verfügbar\w*",
    r"lauf\w*|aus|auslauf\w*|end\w*|bis|frist\w*|schließ\w*|gelten|gilt|passt|passend\w*",
    r"klein\w*|mittlere\w*|groß\w*|kmu|sme|unternehmen|betrieb\w*|firm\w*|small|large",
    r"bund\w*|land\w*|eu|europäisch\w*|eigenkapital|steuerlich\w*|zulage\w*|unterstütz\w*|bekomm\w*|krieg\w*|erhalt\w*|zahl\w*|hol\w*",
    r"geld|euro|möglichkeit\w*|angebot\w*|exist\w*|dort|hier|summe|hoch|gäbe|kommen|infrage|innovative?\w*unternehmen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wished:
    """What a list is wished of; empty tuples, False and None ask for nothing.

    `payers` are funders named; `ends` are the first and last day by which the entries asked for end.
    """

    kind: str
    support: tuple[SupportType, ...] = ()
    sizes: tuple[SizeClass, ...] = ()
    levels: tuple[Level, ...] = ()
    open_only: bool = False
    closed_only: bool = False
    payers: tuple[str, ...] = ()
    ends: tuple[date, date] | None = None

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than all of the kind."""
        return bool(self.support or self.levels or self.ends or self.payers) or self.kind != "programme"

    def keeps(self, entry: Entry, standing: Availability | None) -> bool:
        """Returns whether an entry is one of those wished for; one whose record does not say a size is not left out."""
        if self.support and set(self.support).isdisjoint(entry.support_types):
            return False
        sizes = entry.eligible.sizes if entry.eligible else ()
        if self.sizes and sizes and set(self.sizes).isdisjoint(sizes):
            return False
        state = standing.state if standing is not None else None
        if (self.open_only and state in ("closed", "paused")) or (self.closed_only and state != "closed"):
            return False
        if self.payers and not any(name in payer for name in self.payers for payer in _payers(entry)):
            return False
        if self.ends is None:
            return True
        last = (standing.until if standing else None) or last_day(entry)
        return last is not None and self.ends[0] <= last <= self.ends[1]

    def share(self, entry: Entry) -> float:
        """Returns 1, less for an entry that gives the support asked for only beside a grant: a grant that may be had as a loan."""
        besides = self.support and "grant" not in self.support and entry.support_types[:1] == ("grant",)
        return BESIDES if besides else 1.0

    def dated(self, told: Sequence[Candidate], standing: Availability | None) -> Candidate | None:
        """Returns the sentence that says until when an entry runs, where that is asked for."""
        if self.ends is None or standing is None or standing.until is None:
            return None
        until = day(standing.until)
        return next((one for one in told if one.cut.dates and not date_faults(until, one.text)), None)


def wished(asked: Asked) -> Wished | None:
    """Returns what a list is wished of; None where the question asks for no list, or for one figure."""
    text, read = asked.question, asked.understood
    if read.intent not in ("list", "fit", "fact", "explain", "network") or asked.need.negated:
        return None
    own = [field for field in _OWN if read.of(field)]
    if (own and (own != ["sector"] or FIRST_PERSON.search(text))) or (
        read.intent != "list" and FIRST_PERSON.search(text)
    ):
        return None  # what fits the asker is another question
    if not _SEVERAL.search(text) or any(asked.names.entries[one].kind == "programme" for one in asked.said):
        return None
    kind = next((kind for kind, pattern in _KINDS if re.search(pattern, text, re.IGNORECASE)), None)
    ends, closed = _ends(asked), bool(_CLOSED.search(text))
    if kind is None or (asked.need.kind in VALUED and read.intent != "list" and ends is None):
        return None
    return Wished(
        kind=kind,
        support=support_asked(text),
        sizes=tuple(one for one, pattern in _SIZES.items() if re.search(pattern, text, re.IGNORECASE)),
        levels=tuple(one for one, pattern in _LEVELS if re.search(pattern, text, re.IGNORECASE)),
        open_only=bool(_OPEN.search(text)) and not closed,
        closed_only=closed,
        payers=tuple(one["name"] for one in _PAYER.finditer(text) if one["name"] not in _NO_PAYERS),
        ends=ends,
    )


def support_asked(text: str) -> tuple[SupportType, ...]:
    """Returns the kinds of support that a text names: "Kredit", "Bürgschaft"."""
    return tuple(one for one, pattern in _SUPPORT.items() if re.search(pattern, text, re.IGNORECASE))


def _payers(entry: Entry) -> tuple[str, ...]:
    return tuple(one for one in (entry.funder, entry.executing_agency, entry.name, entry.short_name) if one)


def _ends(asked: Asked) -> tuple[date, date] | None:
    """The days within which what is asked for ends: up to the last day named, from today on."""
    days = [one.value for one in asked.understood.of("date")]
    if not days or not _ENDS.search(asked.question):
        return None
    return (asked.scope.today, max(last for _, last in days))
