"""What other companies did: practice examples by topic, those from the place asked for, else from its Land, else all."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rag.coverage import Located, cover, own_kreise, whole_laender
from ui import texts
from ui.chat.panel import original
from ui.forms import labels
from ui.places import body
from ui.places.asked import Asked
from ui.places.offers import TextOf, area, facts, group, marks, more, on_topics, short

OPEN_UP_TO = 4
"""Topics are open where there are no more examples than this."""


def near(found: Sequence[Located], given: Asked) -> tuple[str, list[Located]]:
    """Returns the examples nearest to the place and how near: "kreis" (its area or a part of it), "land" or "all"."""
    if not given.said:
        return "", list(found)
    here = [one for one in found if cover(one.entry, given.places) in ("kreis", "area", "part", "perhaps")]
    if here:
        return "kreis", here
    land = [one for one in found if given.land in whole_laender(one.entry) | {key[:2] for key in own_kreise(one.entry)}]
    return ("land", land) if land else ("all", list(found))


def html(found: Sequence[Located], given: Asked, text_of: TextOf) -> str:
    """Returns the examples under their first topic, or under the one asked for."""
    head = f'<h3 id="praxis" tabindex="-1">{texts.PLACES_PRACTICE}</h3><p class="einleitung">{texts.PLACES_PRACTICE_LEAD}</p>'
    if not found:
        return f"{head}<p>{texts.PLACES_PRACTICE_NOTHING}</p>"
    nearness, listed = near(found, given)
    said = texts.PLACES_PRACTICE_NEAR[nearness].format(place=escape(given.label)) if nearness else ""
    by_topic = [(name, [one for one in listed if _topic(one, given) == topic]) for topic, name in labels.topics()]
    groups = [(name, of_topic) for name, of_topic in by_topic if of_topic]
    is_open = len(listed) <= OPEN_UP_TO
    shown = "".join(
        group(escape(name), [_card(one, text_of(one)) for one in of_topic], is_open=is_open)
        for name, of_topic in groups
    )
    return f"{head}{f'<p>{said}</p>' if said else ''}{shown}"


def _topic(one: Located, given: Asked) -> str:
    return given.topic or next(iter(one.entry.topics), "")


def _card(one: Located, text: str) -> str:
    entry = one.entry
    came = "".join(f"<li>{escape(said)}</li>" for said in body.results(text))
    source = next((each for each in entry.sources if each.page_date), entry.sources[0])
    listed = facts(
        [
            (texts.PLACES_RESULT, f"<ul{body.german()}>{came}</ul>" if came else ""),
            (texts.PLACES_FUNDED, escape(entry.funder or "")),
            (texts.PLACES_AREA, area(entry)),
            (texts.PLACES_TOPICS, on_topics(entry)),
            (texts.AS_OF, body.newest(entry.sources)),
            (texts.SOURCES, original(source.url)),
        ]
    )
    question = texts.PLACES_ASK_PRACTICE.format(name=short(entry))
    told = f"<p{body.german()}>{escape(body.lead(text))}</p>"
    return f'<li class="angebot"><h5>{escape(entry.name)}</h5>{marks(one)}{told}{listed}{more(one, question)}</li>'
