"""When the project starts, whether it has begun, and since when the enterprise exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rag.question.asked import Asked
from rag.question.patterns import Span, free_matches, overlaps, pattern
from rag.question.times import Time
from rag.question.understood import Mention

_ORDERED = (
    r"(?:bestellt|beauftragt|in auftrag gegeben|unterschrieben|unterzeichnet|angefangen|begonnen|losgelegt"
    r"|gestartet|angezahlt|gekauft|angeschafft|erteilt|vergeben|verbindlich angemeldet"
    r"|abgeschlossen|geordert|angeschoben)"
)
_BEGUN = (
    pattern(
        rf"(?<!\w)(?:haben|habe|hab|hatten|wurde|wurden|ist|sind|schon|bereits|gestern|letzte \w+"
        rf"|vorige \w+)(?!\w)[^.?!;]{{0,70}}?(?<!\w){_ORDERED}(?!\w)"
    ),
    pattern(
        rf"(?<!\w)(?:auftrag|vertrag|kaufvertrag|bestellung|liefervertrag)(?: \w+){{0,8}}? (?:{_ORDERED}|raus"
        rf"|draußen|gelaufen|geschlossen)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:baubeginn|projektbeginn|projektstart|vorhabenbeginn|spatenstich|start) (?:war|waren|ist schon"
        r"|ist bereits|erfolgte|lag)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:projekt|vorhaben|bau|umbau|entwicklung|arbeiten) (?:läuft|laufen) (?:schon|bereits|seit"
        r"|längst)(?!\w)"
    ),
    pattern(r"(?<!\w)seit (?:\w+ ){1,3}(?:tüfteln|entwickeln|arbeiten|bauen|forschen|basteln) wir(?!\w)"),
    pattern(
        r"(?<!\w)(?:have|has|had|already|we) (?:\w+ ){0,2}?(?:ordered|signed|started|begun|placed the order"
        r"|placed an order|commissioned|bought)(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:maschine|anlage|bestellung|auftrag|order)[^.?!;,]{0,40}? (?:schon|bereits|already|gestern"
        r"|längst)(?: ist| is| been)? (?:da|geliefert|delivered|raus|aufgebaut|placed|signed)(?!\w)"
    ),
)
_NOT_BEGUN = (
    pattern(
        rf"(?<!\w)(?:noch )?(?:nichts?|nicht|kein\w*|weder)(?!\w)(?:(?! aber)[^.?!;,]){{0,60}}?(?<!\w){_ORDERED}(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:noch (?:gar )?nicht|not yet|haven't|have not|hasn't|nothing (?:has been |is |was )?"
        r"|no )(?: ?\w+){0,4}? ?(?:angefangen|begonnen|gestartet|ordered|signed|started|begun"
        r"|commissioned)(?: \w+)?(?!\w)"
    ),
    pattern(r"(?<!\w)(?:noch|ist) (?:nur |erst |reine |bloß )?(?:in (?:der )?)?(?:planung|planungsphase|idee)(?!\w)"),
    pattern(r"(?<!\w)(?:auftrag|vertrag|bestellung)(?: \w+){0,4}? (?:noch nicht|nicht)(?: \w+){0,3}?(?!\w)"),
)
_HYPOTHETICAL = pattern(
    r"(?<!\w)(?:wenn|falls|ob|sobald|bevor|angenommen|darf|dürfen|kann|können|muss|müssen|soll|sollen|if"
    r"|whether|before|suppose|may|can|must|nachdem|hätten|wäre)(?!\w)"
)
_STARTS = pattern(
    r"(?<!\w)(?:anfangen|anzufangen|beginnen|starten|loslegen|start\w*|beginn\w*|baubeginn|projektstart"
    r"|projektbeginn|vorhabenbeginn|losgeh\w*|geht ~los|umsetzen|bestellen|angefangen|begonnen|gestartet"
    r"|bestellt|begin\w*|begun|kick-?off"
    r"|ordered|installieren|bauen|investieren|anschaffen|kaufen|unterschrieben|weiterbilden|schulen|einstellen"
    r"|tüfteln|entwickeln|einführen"
    r"|umrüsten|beauftragt|buy)(?!\w)"
)
_SINCE_FOUNDED = pattern(
    r"(?<!\w)(?:gegründet|gründung|gegruendet|gründungsjahr|founded|established|set up|es uns|gibt's uns"
    r"|bestehen wir|bestehen|am markt|existieren|firma gibt es|betrieb gibt es|unternehmen gibt es"
    r"|selb(?:st)?ständig"
    r"|in business|been around|baujahr|familienbetrieb|in dritter generation|tradition|gmbh gibt es|exist)(?!\w)"
)
_OLD = pattern(
    r"(?<!\w)(?:firma|unternehmen|betrieb|gmbh|ug|start-?up|company|business|wir"
    r"|we)(?!\w)[^.?!;,]{0,30}?(?<!\w)(?:alt|old)(?!\w)"
)
_SINCE = pattern(
    r"(?<!\w)(?:seit|since)(?: (?:anfang|mitte|ende|dem|der|dem jahr|early|mid|late|about|etwa|ca\.?))? ?$"
)


def starts(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields whether the project has begun and the day on which it starts or did; of a period its first day.

    What is only supposed ("wenn wir schon bestellt haben", "darf ich bestellen?") says nothing.
    """
    spans = list(taken)
    denied = [match for shape in _NOT_BEGUN for match in free_matches(shape, asked.text, spans)]
    for match in denied:
        if not _supposed(asked, match.start()):
            yield Mention("project.already_started", False, *match.span())
    begun = [match for shape in _BEGUN for match in free_matches(shape, asked.text, [one.span() for one in denied])]
    told = [match for match in begun if not _supposed(asked, match.start()) and not _of_founding(asked, match.start())]
    for match in told:
        yield Mention("project.already_started", True, *match.span())
    for time in asked.times:
        if overlaps((time.start, time.end), spans) or _of_founding(asked, time.start):
            continue
        start, end = asked.clause(time.start)
        near = _STARTS.search(asked.text, start, end)
        future = time.last >= asked.today
        begun_here = any(overlaps(one.span(), [(start, end)]) for one in told)
        if near and not asked.negated(time.start) and (begun_here or (future and _wanted(asked, time))):
            day = time.first if told or not future else max(time.first, asked.today)
            yield Mention("project.start", day, time.start, time.end)
            return


def foundings(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields since when the enterprise exists: "gegründet 2019", "seit 2021", "seit zwanzig Jahren am Markt"."""
    spans = tuple(taken)
    for time in asked.times:
        if time.first > asked.today or overlaps((time.start, time.end), spans):
            continue
        start, end = asked.clause(time.start)
        cue = _SINCE_FOUNDED.search(asked.text, start, end) or _OLD.search(asked.text, start, end)
        bare_since = time.first == time.last.replace(month=1, day=1) and _SINCE.search(
            asked.text, max(0, time.start - 25), time.start
        )
        whole_clause = (
            len(asked.text[start:end]) - (time.end - time.start) < 12 or asked.text[time.end : time.end + 1] == ")"
        )
        if cue or (bare_since and (whole_clause or _we_are(asked, start, time.start))):
            yield Mention("founded", _written(asked, time), time.start, time.end)
            return


def _we_are(asked: Asked, start: int, end: int) -> bool:
    return _WE_ARE.search(asked.text, start, end) is not None


_WE_ARE = pattern(r"(?<!\w)(?:wir sind|sind wir|es gibt uns|uns gibt es|we are|we've been)(?!\w)")
_BY_MONTH = pattern(
    r"monat|month|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january"
    r"|february|march|may|june|july|october|december"
)


def _written(asked: Asked, time: Time) -> str:
    """As much of the date as was said: "vor 3 Jahren" is a year, "seit acht Monaten" a month."""
    said = asked.text[time.start : time.end]
    if time.first == time.last and not time.relative:
        return time.first.isoformat()
    return f"{time.first:%Y-%m}" if _BY_MONTH.search(said) else f"{time.first:%Y}"


def _supposed(asked: Asked, at: int) -> bool:
    start, _ = asked.clause(at)
    return _HYPOTHETICAL.search(asked.text, start, at + 1) is not None


def _of_founding(asked: Asked, at: int) -> bool:
    start, end = asked.clause(at)
    return _SINCE_FOUNDED.search(asked.text, start, end) is not None


def _wanted(asked: Asked, time: Time) -> bool:
    start, _ = asked.sentence(time.start)
    return asked.first_person(time.start) or not asked.asks(start)
