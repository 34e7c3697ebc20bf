"""How many people work at the asker's: "80 Leute", "38-köpfig", "wir sind zu zwölft", "12 Mann", "45 MA"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rag.question.asked import Asked
from rag.question.patterns import Span, free_matches, pattern
from rag.question.understood import Mention
from rag.text.number_words import collective_of, number_of

THRESHOLDS = frozenset({10, 50, 100, 250, 500, 1_000, 3_000})
"""Bounds of sizes in law and guidelines: "knapp 250" lies below, "über 250" above, so there the word decides."""

_N = r"(?P<n>\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+|\d{1,6}|[^\W\d_]+(?:-[^\W\d_]+)?)"
_KIND = (
    r"(?:(?:fest(?:e[nrm]?|angestellte[nr]?)?|sozialversicherungspflichtige[nr]?|eigene[nr]?|full-time"
    r"|fulltime|permanent|tolle[nr]?"
    r"|gute[nr]?|aktive[nr]?|qualifizierte[nr]?|ganze[nr]?|gewerbliche[nr]?) )?"
)
_PEOPLE = (
    r"(?:leuten?|mann(?:en)?|m\.?a\.?|mitarbeiter\w*|mitarbeitende[nr]?|mitabeiter\w*|beschäftigte[nr]?"
    r"|beschäftige|angestellten?|festangestellten?|köpfen?"
    r"|personen|kolleg(?:en|innen)\w*|arbeitnehmer\w*|arbeitskräften?|arbeitsplätzen?|vollzeit\w*|vzä|gesellen"
    r"|monteuren?|leutchen|mitarb\.?|beschäft\.?"
    r"|employees?|people|staff(?: members)?|workers|heads|ftes?|persons|team members|colleagues|hands|headcount)(?!\w)"
)
_COUNTED = pattern(rf"(?<![\w.,§-]){_N}[ -]?(?:\+ ?)?{_KIND}{_PEOPLE}")
_GLUED = pattern(
    rf"(?<![\w.,§]){_N}[ -]?(?:köpfig\w*|-?(?:mann|frau|personen|mitarbeiter|person|man|employee|people)-\w+"
    rf"|person(?!\w))"
)
_TOGETHER = pattern(r"(?<!\w)(?:zu|noch zu|nur zu) (?P<n>\w+t)(?!\w)")
_NAMED = pattern(
    r"(?<!\w)(?:belegschaft(?:sgröße)?|mitarbeiter(?:innen)?(?:zahl|anzahl|stand)?|mitarbeitende"
    r"|beschäftigte(?:nzahl)?|beschäftigtenzahl|personalstand|anzahl ma|headcount"
    rf"|team(?:größe)?|workforce|staff|employees)(?: (?:von|aus|of|ist|beträgt|liegt bei))?(?:\s*[:=]\s*"
    rf"| )(?:ca\.? |rund |etwa )?{_N}(?![\w%€]|[.,]\d| (?:mio|euro|eur|prozent|stunden|jahre))"
)
_EMPLOY = pattern(
    rf"(?<!\w)(?:wir beschäftigen|beschäftigen wir|beschäftige(?: ich)?|ich beschäftige|we employ|employ"
    rf"|employing|i employ) (?:rund |etwa |ca\.? |aktuell |derzeit |nur |about |around |ungefähr )*{_N}(?!\w)"
)
_WE_ARE = pattern(
    r"(?<!\w)(?:wir sind|sind wir|wir waren|we are|we're|wären wir)(?: (?:jetzt|nur|inzwischen|mittlerweile"
    r"|aktuell|derzeit|etwa|rund|ca\.?|circa|ungefähr|knapp|fast|gut|über"
    rf"|about|around|now|only|just|noch|insgesamt|schon|roughly|almost|sogar|nun))* {_N}(?=\s*(?:[,.;!?)]|$"
    rf"|und |and |bei |im |in |aus |mit ))"
)
_OURSELVES = pattern(
    r"(?<!\w)(?:wir selbst|selbst|ourselves|we ourselves|wir selber|selber)(?: (?:haben|sind|have|are|nur|rund|etwa|only))*"
    rf" {_N}(?=\s*(?:[.;!?)]|,(?!\d)|$))"
)
_CORRECTED = pattern(
    rf"(?<!\w)(?:nein|nee|no|doch|falsch|sondern|but|quatsch|stimmt nicht)[,:]? (?:es sind |wir sind |sind "
    rf"|nur |eher |it's |we are )*{_N}(?=\s*(?:[.!]|$))"
)
_ALONE = pattern(
    r"(?<!\w)(?:ein(?:e)?-(?:mann|frau|personen)-?\w*|1-(?:mann|frau|personen)-?\w*|einzelkämpfer\w*"
    r"|solo-?selbst\w*|solo-?unternehmer\w*|(?:arbeite|bin"
    r"|mache das) (?:ganz )?allein\w*"
    r"|one-(?:man|woman|person)[ -](?:shop|business|company|firm)|sole trader|ohne (?:mitarbeiter|angestellte"
    r"|personal)|keine (?:mitarbeiter|angestellten)|no employees)(?!\w)"
)
_LIMIT = pattern(
    r"(?<!\w)(?:ab|mindestens|bis zu|bis|maximal|max\.?|höchstens|weniger als|unter|mehr als|wie viele"
    r"|wieviele?|at least|up to|fewer than|less than|more than|under|je|pro|per"
    r"|für|for|weitere|zusätzlich\w*|neue|noch|another|extra|die ersten|jeder|von|of)\s*$"
)
_OTHERS = pattern(
    r"(?<!\w)(?:firmen|unternehmen|betrieben?|companies|firms|businesses|kmu|smes)(?: (?:mit|with|of|ab|bis"
    r"|die|von|über|unter|zwischen|rund|bis zu))+\s*$"
)
_THEY_LEARN = pattern(
    r"\s*(?:sollen|müssen|könnten|umschulen|schulen|weiterbilden|qualifizieren|einstellen|neu einstellen"
    r"|umlernen|betroffen|entlassen|freistellen|zusätzlich|should|must"
    r"|to be (?:trained|hired)|need (?:training|to be)|mehr(?!\w)|in kurzarbeit|in teilzeit|teilzeit|(?:auf"
    r"|in) (?:schulung|lehrgang))"
)
_FOR_THEM = pattern(
    r"(?<!\w)(?:wollen|möchten|müssen|sollen|würden|werden|want to|plan to|need to)(?: wir| ich)?"
    r"(?: hire| train| einstellen| schulen)?(?: noch| etwa| rund)?\s*$"
)
_PARTLY = pattern(r"(?<!\w)(?:davon|darunter|of whom|of which|including)(?: \w+){0,2}\s*$")
_PLUS_PART_TIME = pattern(
    r"\s*(?:und|plus|\+|and|,)\s*(?P<n>\d{1,3}|\w+) (?P<half>halbe |halbtags)?(?:in )?(?:teilzeit\w*"
    r"|halbtags\w*|part-time\w*|part-timers)"
)


def headcounts(asked: Asked, taken: Iterable[Span]) -> Iterator[Mention]:
    """Yields the headcount, the last said last; those of other firms, of trainees and of bounds asked about are left out.

    Part-time staff named apart ("30 Vollzeit und 10 Teilzeit") are added as heads, half of them where "halbtags" is said:
    annual work units need hours, which nobody types.
    """
    taken = tuple(taken)
    for match in free_matches(_ALONE, asked.text, taken):
        yield Mention("headcount", 1, *match.span())
    for shape in (_COUNTED, _GLUED, _NAMED, _EMPLOY, _WE_ARE, _OURSELVES, _CORRECTED, _TOGETHER):
        for match in free_matches(shape, asked.text, taken):
            one = _read(
                asked,
                match,
                together=shape is _TOGETHER,
                sure=shape in (_EMPLOY, _WE_ARE, _OURSELVES, _CORRECTED, _NAMED),
            )
            if one is not None:
                yield one


def counted(text: str) -> Iterator[Mention]:
    """Yields every number of people in a text, whosever they are."""
    for shape in (_COUNTED, _GLUED):
        for match in shape.finditer(text):
            if (value := _value(match["n"])) is not None:
                yield Mention("headcount", value, match.start("n"), match.end())


def _read(asked: Asked, match: re.Match[str], *, together: bool, sure: bool) -> Mention | None:
    text, start, end = asked.text, match.start(), match.end()
    value = collective_of(match["n"]) if together else _value(match["n"])
    if value is None or (not match["n"].isdecimal() and value == 1):
        return None
    if not sure and not together and _is_other(asked, match.start("n"), end):
        return None
    if match["n"].isdecimal() and 1990 <= value <= 2039 and not _has_people(text, match.end("n")):
        return None
    if asked.negated(match.start("n")):
        return None
    start, value = _rounded(text, start if sure or together else match.start("n"), match.start("n"), value)
    more = _PLUS_PART_TIME.match(text, end)
    if more and (extra := _value(more["n"])):
        half = bool(more["half"]) or "halb" in more.group().casefold()
        value, end = value + (extra + 1) // 2 if half else value + extra, more.end()
    return Mention("headcount", value, start, end)


def _has_people(text: str, at: int) -> bool:
    """Returns whether a word for people follows, so that "2000 Leute" is no year."""
    return _FOLLOWS.match(text, at) is not None


_FOLLOWS = pattern(rf"[ -]?{_KIND}{_PEOPLE}")
_LESS = pattern(
    r"(?<!\w)(?:knapp|fast|beinahe|nicht ganz|unter|weniger als|just under|almost|nearly|under|fewer than"
    r"|less than)\s*$"
)
_MORE = pattern(r"(?<!\w)(?:gut|über|mehr als|etwas mehr als|over|more than|just over)\s*$")


def _rounded(text: str, start: int, number_at: int, value: int) -> tuple[int, int]:
    """At a bound of law "knapp" and "über" decide on which side the headcount lies."""
    for words, step in ((_LESS, -1), (_MORE, 1)):
        if (match := words.search(text, max(0, number_at - 20), number_at)) is not None:
            return min(start, match.start()), value + step if value in THRESHOLDS else value
    return start, value


def _is_other(asked: Asked, start: int, end: int) -> bool:
    """Whether a headcount is not the asker's: a bound, others' firms, people to be trained or hired."""
    text = asked.text
    before = text[max(0, start - 45) : start]
    if _FOR_THEM.search(before) or _OTHERS.search(before) or _PARTLY.search(before) or _THEY_LEARN.match(text, end):
        return True
    if not _LIMIT.search(before):
        return False
    bounded = _LESS.search(before) or _MORE.search(before)
    return not (bounded and asked.first_person(start) and not asked.asks(start))


def _value(said: str) -> int | None:
    digits = re.sub(r"[.,'\u00a0\u202f]", "", said)
    return int(digits) if digits.isdecimal() else number_of(said)
