"""German and English for what a check says: both in one place, figures and names in the form of the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.vocabulary import Applicant, Per, ProjectKind, SizeClass, SupportType

Language = Literal["de", "en"]

SIZES: dict[SizeClass, tuple[str, str]] = {
    "micro": ("Kleinstunternehmen", "micro enterprise"),
    "small": ("kleines Unternehmen", "small enterprise"),
    "medium": ("mittleres Unternehmen", "medium-sized enterprise"),
    "large": ("großes Unternehmen", "large enterprise"),
}
APPLICANTS: dict[Applicant, tuple[str, str]] = {
    "company": ("Unternehmen", "company"),
    "craft": ("Handwerksbetrieb", "craft business"),
    "freelancer": ("freier Beruf", "freelancer"),
    "founder": ("Gründerin oder Gründer", "founder"),
    "individual": ("Privatperson", "individual"),
    "research_organisation": ("Hochschule oder Forschungseinrichtung", "research organisation"),
    "municipality": ("Kommune", "municipality"),
    "association": ("Verein oder Verband", "association"),
    "education_provider": ("Bildungsträger", "education provider"),
    "consortium": ("Verbund mehrerer Partner", "consortium"),
}
KINDS: dict[ProjectKind, tuple[str, str]] = {
    "research": ("Forschung und Entwicklung", "research and development"),
    "cooperation": ("Kooperationsprojekt", "cooperation project"),
    "feasibility_study": ("Machbarkeitsstudie", "feasibility study"),
    "network_management": ("Netzwerkmanagement", "network management"),
    "transfer": ("Wissenstransfer", "knowledge transfer"),
    "consulting": ("Beratung", "consulting"),
    "training": ("Weiterbildung", "training"),
    "wage_costs": ("Lohnkosten", "wage costs"),
    "hiring": ("Einstellung", "hiring"),
    "investment": ("Investition", "investment"),
    "infrastructure": ("Infrastruktur", "infrastructure"),
    "founding": ("Gründung", "founding"),
    "trade_fair": ("Messe", "trade fair"),
}
SUPPORT: dict[SupportType, tuple[str, str]] = {
    "grant": ("Zuschuss", "grant"),
    "loan": ("Kredit", "loan"),
    "equity": ("Beteiligung", "equity"),
    "guarantee": ("Bürgschaft", "guarantee"),
    "tax_credit": ("Steuerzulage", "tax credit"),
    "advice": ("Beratung", "advice"),
    "training": ("Weiterbildung", "training"),
    "network": ("Netzwerk", "network"),
}
PER: dict[Per, tuple[str, str]] = {
    "project": ("je Vorhaben", "per project"),
    "enterprise": ("je Unternehmen", "per enterprise"),
    "site": ("je Standort", "per site"),
    "person": ("je Person", "per person"),
    "day": ("je Tag", "per day"),
    "month": ("je Monat", "per month"),
    "year": ("je Jahr", "per year"),
    "unit": ("je Einheit", "per unit"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; call it with both wordings."""

    language: Language = "de"

    def __call__(self, german: str, english: str) -> str:
        """Returns the wording in this language."""
        return german if self.language == "de" else english

    def of(self, pair: tuple[str, str]) -> str:
        """Returns the one of a pair of labels."""
        return self(*pair)

    def any_of(self, pairs: Iterable[tuple[str, str]]) -> str:
        """Returns labels as "A, B oder C"."""
        *most, last = [self.of(pair) for pair in pairs]
        return f"{', '.join(most)} {self('oder', 'or')} {last}" if most else last

    def day(self, when: dt.date) -> str:
        """Returns "31.12.2026" or "2026-12-31"."""
        return self(f"{when:%d.%m.%Y}", when.isoformat())

    def number(self, value: float, digits: int = 0) -> str:
        """Returns "1.234,5" or "1,234.5"; zeros behind the mark are left out."""
        text = f"{value:,.{digits}f}"
        text = text.rstrip("0").rstrip(".") if digits else text
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def eur(self, value: float) -> str:
        """Returns "200.000 EUR" or "EUR 200,000"; cents only where there are any."""
        cents = round(value, 2)
        text = self.number(cents) if cents == int(cents) else self._cents(cents)
        return self(f"{text} EUR", f"EUR {text}")

    def percent(self, low: float, high: float | None = None) -> str:
        """Returns "45 %", or "40 bis 45 %" where the two differ."""
        mark = self(" %", "%")
        if high is None or high == low:
            return f"{self.number(low, 2)}{mark}"
        return f"{self.number(low, 2)} {self('bis', 'to')} {self.number(high, 2)}{mark}"

    def eur_range(self, low: float, high: float) -> str:
        """Returns "90.000 EUR", or "80.000 bis 90.000 EUR" where the two differ."""
        if round(low, 2) == round(high, 2):
            return self.eur(high)
        return f"{self.eur(low).removesuffix(' EUR')} {self('bis', 'to')} {self.eur(high).removeprefix('EUR ')}"

    def _cents(self, value: float) -> str:
        text = f"{value:,.2f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))
