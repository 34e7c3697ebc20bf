"""Categories of the export as links, resolved to our words: region ids, support types, applicants, topics, level."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.regions import load_regions
from corpus.vocabulary import Applicant, Level, SupportType, Topic
from ingest.sources import slug

_CATEGORY = re.compile(r"/Categories/FDB/(?P<kind>[^/]+)/(?P<slug>.+)$")
_FUNDER = re.compile(r"/FDB/Content/DE/(?:Foerdergeber|Foerderorganisation)\w*/")
_KINDS = {
    "foerderart": "support_type",
    "foerdergebiet": "region",
    "foerdergeber": "funder",
    "foerderberechtigte": "eligible",
    "foerderbereich": "area",
}
WIDE: Mapping[str, str] = {"bundesweit": "DE", "bund": "DE", "deutschland": "DE", "eu": "EU", "eu-weit": "EU"}
SUPPORT: Mapping[str, SupportType] = {
    "zuschuss": "grant",
    "darlehen": "loan",
    "beteiligung": "equity",
    "buergschaft": "guarantee",
    "garantie": "guarantee",
}
APPLICANTS: Mapping[str, tuple[Applicant, ...]] = {
    "unternehmen": ("company", "craft", "freelancer"),
    "existenzgruender": ("founder",),
    "existenzgruender-in": ("founder",),
    "hochschule": ("research_organisation",),
    "forschungseinrichtung": ("research_organisation",),
    "kommune": ("municipality",),
    "verband-vereinigung": ("association",),
    "privatperson": ("individual",),
    "bildungseinrichtung": ("education_provider",),
    "oeffentliche-einrichtung": (),
    "sonstige": (),
}
"""A public body is none of our applicants; a slug that is not here leaves the list of applicants open."""
LABELS: Mapping[str, str] = {
    "zuschuss": "Zuschuss",
    "darlehen": "Darlehen",
    "beteiligung": "Beteiligung",
    "buergschaft": "Bürgschaft",
    "garantie": "Garantie",
    "unternehmen": "Unternehmen",
    "existenzgruender": "Existenzgründerinnen und Existenzgründer",
    "existenzgruender-in": "Existenzgründerinnen und Existenzgründer",
    "hochschule": "Hochschule",
    "forschungseinrichtung": "Forschungseinrichtung",
    "kommune": "Kommune",
    "verband-vereinigung": "Verband/Vereinigung",
    "privatperson": "Privatperson",
    "bildungseinrichtung": "Bildungseinrichtung",
    "oeffentliche-einrichtung": "Öffentliche Einrichtung",
    "bund": "Bund",
    "land": "Land",
    "eu": "EU",
    "eu-weit": "EU-weit",
    "bundesweit": "bundesweit",
}
"""What a slug is called where the archive holds no label for it; others are written out with a capital."""
_AREAS: tuple[tuple[str, Topic], ...] = (
    (r"digitalisierung", "digitalisation"),
    (r"energieeffizienz", "energy_efficiency"),
    (r"existenzgruendung", "founding"),
    (r"forschung|innovation", "innovation_rd"),
    (r"weiterbildung|arbeit$", "skills"),
    (r"beratung", "consulting"),
    (r"aussenwirtschaft|messen", "internationalisation"),
    (r"umwelt", "climate"),
)
_SAID: tuple[tuple[str, Topic], ...] = (
    (r"künstliche[nr]? Intelligenz|\bKI\b", "ai"),
    (r"\w*[Ww]asserstoff\w*", "hydrogen"),
    (r"Elektromobilität|Elektrofahrzeug\w*|Ladeinfrastruktur", "electromobility"),
    (r"Batterie\w*", "battery"),
    (r"IT-Sicherheit\w*|[Cc]yber-?[Ss]icherheit\w*", "it_security"),
    (r"Digitalisierung\w*", "digitalisation"),
    (r"Energieeffizienz\w*", "energy_efficiency"),
    (r"Klimaschutz\w*|Klimaanpassung\w*", "climate"),
    (r"Kreislaufwirtschaft|Ressourceneffizienz", "circular_economy"),
    (r"Existenzgründung\w*|Unternehmensgründung\w*|Start-?[Uu]ps?", "founding"),
    (r"Forschung\w*|Entwicklungsvorhaben|\w*[Ii]nnovation\w*", "innovation_rd"),
    (r"Weiterbildung\w*|Qualifizierung\w*", "skills"),
    (r"Messe(?:n|förderung)?\b|Auslandsmärkte\w*", "internationalisation"),
)
"""Words of title and short text that name a topic."""


@cache
def lands() -> Mapping[str, tuple[str, str]]:
    """Returns slug of a Land -> its region id ("06") and name."""
    regions = load_regions()
    keys = [f"{number:02}" for number in range(1, 17)]
    return {slug(regions.name(key)): (key, regions.name(key)) for key in keys}


def region_id(place: str) -> str | None:
    """Returns the region id of an area's slug, None for one that is no Land, Bund or EU."""
    return WIDE.get(place) or lands().get(place, (None,))[0]


@dataclass(frozen=True, slots=True)
class Categories:
    """What the links of a programme say, in our words; `labels` by kind are as published."""

    labels: Mapping[str, tuple[str, ...]]
    regions: tuple[str, ...]
    support_types: tuple[SupportType, ...]
    applicants: tuple[Applicant, ...]
    topics: tuple[Topic, ...]
    level: Level
    funder: str | None


def read_categories(links: Iterable[str], path: str, told: str, label: Callable[[str], str | None]) -> Categories:
    """Returns the categories behind the `links` of the programme at `path`.

    `label` gives the title of a linked file, None where the archive lacks it; `told` is title and short text, in which
    topics are looked for beside the areas. Slugs have twins with a leading underscore, which count as one. Without a
    known region the place in the tree decides: Land/<x>, Bund, EU.
    """
    slugs: dict[str, list[str]] = {}
    labels: dict[str, list[str]] = {}
    funder = None
    for link in links:
        if _FUNDER.search(link):
            funder = funder or label(link)
        if (found := _CATEGORY.search(link)) and (kind := _KINDS.get(found.group("kind").lower())):
            name = _slug(found.group("slug"))
            if name not in slugs.setdefault(kind, []):
                slugs[kind].append(name)
                labels.setdefault(kind, []).append(label(link) or LABELS.get(name) or _written(name))
    place, level = _place(path)
    regions = [known for one in slugs.get("region", ()) if (known := region_id(one))]
    eligible = slugs.get("eligible", ())
    applicants = [one for name in eligible for one in APPLICANTS.get(name, ())]
    return Categories(
        labels={kind: tuple(values) for kind, values in labels.items()},
        regions=tuple(dict.fromkeys(regions)) or (place,),
        support_types=tuple(dict.fromkeys(SUPPORT[one] for one in slugs.get("support_type", ()) if one in SUPPORT)),
        applicants=tuple(dict.fromkeys(applicants)) if all(name in APPLICANTS for name in eligible) else (),
        topics=_topics(slugs.get("area", ()), told),
        level=level,
        funder=funder or ", ".join(labels.get("funder", ())) or None,
    )


def _slug(written: str) -> str:
    return slug(written.rsplit("/", 1)[-1].removesuffix(".xml"))


def _written(name: str) -> str:
    return lands()[name][1] if name in lands() else " ".join(word.capitalize() for word in name.split("-"))


def _place(path: str) -> tuple[str, Level]:
    below = path.partition("/Foerderprogramm/")[2].split("/")
    if below[0] == "Land":
        return (len(below) > 1 and region_id(_slug(below[1]))) or "DE", "state"
    return ("EU", "eu") if below[0] == "EU" else ("DE", "federal")


def _topics(areas: Iterable[str], told: str) -> tuple[Topic, ...]:
    found = [topic for area in areas for pattern, topic in _AREAS if re.search(pattern, area)]
    found += [topic for pattern, topic in _SAID if re.search(rf"\b(?:{pattern})", told)]
    return tuple(dict.fromkeys(found))
