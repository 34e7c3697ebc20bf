"""What the tab is asked for: a place, a topic, a kind of office; its form, and the choice where a place is not clear."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from corpus.places import load_places
from corpus.regions import load_regions
from rag.answer.options import HOME
from rag.coverage import HELPERS
from ui import texts
from ui.forms import fields, labels
from ui.forms.profile import Form

FORM = "netzwerke"
RESULT = "netzwerke-ergebnis"
CANDIDATES = 8
"""So many places are offered where a name is not clear."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. `places` are region ids, one of which is meant; those of `HOME` where none was `said`.

    `candidates` are places to choose from where what was said is the name of several (`is_several`) or of none.
    """

    said: str = ""
    places: tuple[str, ...] = (HOME,)
    topic: str = ""
    kind: str = ""
    candidates: tuple[str, ...] = ()
    is_several: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of offices."""
        return (self.kind,) if self.kind else HELPERS

    @property
    def understood(self) -> bool:
        """Whether the place is clear."""
        return bool(self.places)

    @property
    def label(self) -> str:
        """The place in words."""
        return " / ".join(place_name(one) for one in self.places)

    @property
    def land(self) -> str:
        """The key of the Land of the place; empty for Germany and more."""
        members = load_regions().members(self.places[0]) if self.places and self.places[0] not in ("DE", "EU") else ()
        return members[0][:2] if members else ""


def asked(form: Form) -> Asked:
    """Returns what a form asks for; a topic or kind that does not exist sets no condition."""
    given = {name: values[0].strip() for name, values in form.items() if values and values[0].strip()}
    said = given.get("ort", "")[:120]
    topic = given["thema"] if given.get("thema") in texts.TOPICS else ""
    kind = given["art"] if given.get("art") in HELPERS else ""
    if not said:
        return Asked(topic=topic, kind=kind)
    places = load_places()
    if places.regions.exists(said):
        place = places.regions.canonical(said)
        return Asked(shown(place), (place,), topic, kind)
    found = places.resolve(said, HOME)
    if found.status == "found":
        return Asked(said, found.places, topic, kind)
    return Asked(said, (), topic, kind, found.places[:CANDIDATES], found.status == "ambiguous")


def form(given: Asked) -> str:
    """Returns the form, filled; its fields are also the address of the tab."""
    kinds = [(name, texts.KINDS[name]) for name in HELPERS]
    return (
        f'<form id="{FORM}" class="formular" method="get" action="seite/netzwerke/liste" data-ergebnis="{RESULT}" '
        f'data-adresse="{FORM}"><div class="gruppe"><div class="raster raster--netzwerke">'
        f"{fields.line(FORM, 'ort', texts.PLACES_PLACE, given.said, hint=texts.PLACES_PLACE_HINT)}"
        f"{fields.select(FORM, 'thema', texts.PLACES_TOPIC, labels.topics(), given.topic)}"
        f"{fields.select(FORM, 'art', texts.PLACES_KIND, kinds, given.kind)}"
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.PLACES_BUTTON}</button></p></div></div></form>'
    )


def choose(given: Asked) -> str:
    """Returns why a place is not clear, and the places to choose from."""
    places = load_places()
    said = (texts.PLACES_SEVERAL if given.is_several else texts.PLACES_UNKNOWN).format(said=escape(given.said))
    named = zip(given.candidates, places.labels(given.candidates), strict=True)
    items = "".join(f"<li>{link(one, escape(label))}</li>" for one, label in named)
    alike = f"<p>{texts.PLACES_ALIKE}</p>" if items and not given.is_several else ""
    listed = f'{alike}<ul class="orte">{items}</ul>' if items else ""
    return f'<div class="fehler" role="alert" tabindex="-1"><p>{said}</p></div>{listed}'


def link(place: str, html: str, *, topic: str = "", kind: str = "", chosen: bool = False) -> str:
    """Returns a link that chooses a place; the script puts it into the form, an opened window has it in its address."""
    current = ' aria-current="true"' if chosen else ""
    return f'<a href="{address(place, topic, kind)}" data-ort="{escape(shown(place), quote=True)}"{current}>{html}</a>'


def address(place: str, topic: str = "", kind: str = "") -> str:
    """Returns the address of the tab for a place, as an attribute's value."""
    more = "".join(f"&amp;{name}={value}" for name, value in (("thema", topic), ("art", kind)) if value)
    return f"?ansicht={FORM}&amp;ort={place}{more}"


def shown(place: str) -> str:
    """Returns a place as it stands in the form: its name where that means this place alone, else its id."""
    places = load_places()
    name = places.labels([place])[0]
    found = places.resolve(name, HOME)
    return name if found.status == "found" and found.places == (place,) else place


def place_name(place: str) -> str:
    """Returns the name of a place; of Germany and the EU in the language that is spoken."""
    regions = load_regions()
    canonical = regions.canonical(place)
    return str(texts.PLACES_COUNTRIES.get(canonical) or regions.label(canonical))
