"""What can be asked of an entry's front matter: each rate, amount, clock, bound and contact as a question with its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.schema import Entry
from evals.question import Category, Statement
from rag.answer.phrases import day
from rag.clocks import availability

OVER = "geschlossen|beendet|endete|ausgelaufen|lief|nicht mehr"
BOUNDS: dict[str, str] = {
    "grant": "Zuschuss",
    "loan": "Kredit",
    "equity": "Beteiligung",
    "guarantee": "Bürgschaft",
    "eligible_costs": "förderfähige Kosten",
    "allowance": "Pauschale",
    "turnover": "Umsatz",
    "other": "Betrag",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question and the statement that answers it; `about` tells apart passages that all make it.

    `category` None is the one of the entry's kind. `spare`: only asked where nothing else asks for its passage.
    """

    question: str
    statement: Statement
    about: str
    category: Category | None = None
    not_under: tuple[str, ...] = ("Quellen",)
    spare: bool = False


def of_entry(entry: Entry, today: dt.date) -> Iterator[Proposal]:
    """Yields what can be asked of `entry` at `today`, in the order of its fields."""
    name = entry.short_name or entry.name
    yield from _rates(entry, name)
    yield from _amounts(entry, name)
    yield from _clocks(entry, name, today)
    yield from _bounds(entry, name)
    if entry.contact:
        office = entry.contact.office.split("(")[0].split(";")[0].strip(" ,")
        statement = Statement(text=f"Ansprechpartner: {office}", say=(office,))
        yield Proposal(f"An wen kann ich mich wegen {name} wenden?", statement, "Ansprechpartner Kontakt")


def _rates(entry: Entry, name: str) -> Iterator[Proposal]:
    for rate in entry.rates:
        percent = f"{rate.percent:g}".replace(".", ",")
        asked = "Aufschlag in Prozentpunkten" if rate.adds else "Fördersatz"
        statement = Statement(text=f"{rate.applies_to}: {percent} Prozent", say=(f"{percent} Prozent",))
        yield Proposal(f"Wie hoch ist bei {name} der {asked} ({rate.applies_to})?", statement, rate.applies_to)


def _amounts(entry: Entry, name: str) -> Iterator[Proposal]:
    for amount in entry.amounts:
        what = BOUNDS[amount.bounds] + (f", {amount.note}" if amount.note else "")
        for euro, end in ((amount.min_eur, "Untergrenze"), (amount.max_eur, "Obergrenze")):
            if euro is not None:
                told = _euro(euro)
                statement = Statement(text=f"{end}, {what}: {told}", say=(told,))
                yield Proposal(f"Welche {end} hat {name} ({what})?", statement, what)


def _clocks(entry: Entry, name: str, today: dt.date) -> Iterator[Proposal]:
    state, window = availability(entry, today), entry.clocks.window
    if state.state == "closed":
        ends = [one for one in (window.closes, entry.clocks.in_force.valid_until) if one and one < today]
        if not ends and state.since:
            ends = [state.since]
        days = dict.fromkeys(day(one) for one in ends)
        statement = Statement(text="geschlossen", say=(OVER, *(["|".join(days)] if days else [])))
        yield Proposal(f"Kann man {name} noch beantragen?", statement, "geschlossen Antrag", "expired")
        return
    for when in sorted({one for one in (window.closes, *window.cutoffs) if one and one >= today}):
        yield Proposal(f"Bis wann kann man {name} beantragen?", _on(when), "Antrag beantragen Stichtag")
    until = entry.clocks.in_force.valid_until
    if until and until >= today:
        yield Proposal(f"Bis wann gilt {name}?", _on(until), "Richtlinie gilt Laufzeit")
    if state.state == "opens_on" and state.since:
        statement = Statement(text=f"ab {day(state.since)}", say=(day(state.since),))
        yield Proposal(f"Ab wann kann man {name} beantragen?", statement, "Antrag beantragen", "as_of")


def _bounds(entry: Entry, name: str) -> Iterator[Proposal]:
    who = entry.eligible
    if who is None:
        return
    staff = "Beschäftigte|Mitarbeiter|Vollzeit"
    if who.headcount_max is not None:  # "weniger als 250" is a headcount_max of 249
        say = (f"{who.headcount_max}|{who.headcount_max + 1}", staff)
        statement = Statement(text=f"höchstens {who.headcount_max} Beschäftigte", say=say)
        yield Proposal(f"Wie viele Beschäftigte darf man für {name} höchstens haben?", statement, who.text)
    if who.headcount_min is not None:
        statement = Statement(text=f"mindestens {who.headcount_min} Beschäftigte", say=(f"{who.headcount_min}", staff))
        yield Proposal(f"Wie viele Beschäftigte braucht man mindestens für {name}?", statement, who.text)
    if who.turnover_max_eur is not None:
        told = _euro(who.turnover_max_eur)
        statement = Statement(text=f"höchstens {told} Umsatz", say=(told, "Umsatz|Jahresumsatz"))
        yield Proposal(f"Wie viel Umsatz darf man für {name} höchstens machen?", statement, who.text)
    if who.age_years_max is not None:
        statement = Statement(text=f"höchstens {who.age_years_max} Jahre alt", say=(f"{who.age_years_max} Jahre",))
        yield Proposal(f"Wie alt darf das Unternehmen für {name} höchstens sein?", statement, who.text)
    if who.costs_min_eur is not None:
        told = _euro(who.costs_min_eur)
        statement = Statement(text=f"ab {told} Kosten", say=(told,))
        yield Proposal(f"Wie groß muss das Vorhaben für {name} mindestens sein?", statement, who.text)


def _on(when: dt.date) -> Statement:
    """The last day; "tritt am 1. Januar 2028 außer Kraft" names the day after."""
    return Statement(text=f"bis {day(when)}", say=(f"{day(when)}|{day(when + dt.timedelta(days=1))}",))


def _euro(euro: float) -> str:
    return f"{euro:,.0f}".replace(",", ".") + " Euro"
