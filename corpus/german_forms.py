"""How German text writes a percentage, an amount of euros and a date, as patterns to look for."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def percent_forms(percent: float) -> str:
    """Returns a pattern for `percent` as German text writes it: "40 Prozent", "40 %", "40 bis 60 Prozent"."""
    number = re.escape(f"{percent:g}".replace(".", ","))
    return rf"(?<![\d.,]){number}(?:[.,]0+)?(?![\d]|[.,]\d)"


def euro_forms(euro: float) -> str:
    """Returns a pattern for `euro` as German text writes it: "16.500", "16500", "1,5 Millionen", "1,5 Mio."."""
    whole = f"{euro:,.0f}".replace(",", r"[. ]?")
    forms = [rf"(?<![\d.,]){whole}(?![\d]|[.,]\d)"]
    for unit, words in ((1e6, "Mio|Million"), (1e9, "Mrd|Milliarde")):
        if euro >= unit / 100:
            short = re.escape(f"{euro / unit:.6f}".rstrip("0").rstrip(".").replace(".", ","))
            forms.append(rf"(?<![\d.,]){short}(?:,0+)?(?: bis [\d,]+)? (?:{words})")
    return "|".join(forms)


def date_forms(day: dt.date) -> str:
    """Returns a pattern for `day`; the first and last day of a month or year may stand as "Mai 2026" or "2026"."""
    month = MONTHS[day.month - 1]
    forms = [rf"\b{day.day}\.(?: (?:und|bis) \d+\.)? {month} {day.year}", rf"\b0?{day.day}\.0?{day.month}\.{day.year}"]
    if day.day == 1 or (day + dt.timedelta(days=1)).day == 1:
        forms.append(rf"{month} {day.year}")
    if (day.month, day.day) in ((1, 1), (12, 31)):
        forms.append(rf"\b{day.year}\b")
    return "|".join(forms)
