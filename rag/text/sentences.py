"""Splits text into sentences: German first, decent for English.

A line break ends a sentence unless the line is wrapped; list items, headings and table rows are sentences of their own.
A full stop ends one unless it belongs to an abbreviation ("z. B.", "Nr. 2"), an ordinal ("31. März") or stands inside a
short quotation („… . …“).
"""

from __future__ import annotations

import re

_ABBREVIATIONS = """
    abs abschn abt allg alt anl anm art aufl ausg az bd bearb begr beisp bes betr bez bgbl bsp bspw bzgl bzw ca
    chr dgl dipl dr ebd ehem eigtl einschl entspr erg etwa evtl exkl ff fr frz ggf ggfs gem ges gez hr hrn hrsg
    inkl insb insbes ing jan feb mär apr jun jul aug sep sept okt nov dez jh jr kap kfm lfd lt ltd max mbh min
    mind mr mrs ms mst mwst nds nr nrn od ordentl pkt plz pos prof rd rdn reg rel resp rn rz sog sonst spez st
    std stellv str tel tz ua urspr usf verf vgl vol vorl vors wg zb zit ziff zzgl zus zw vs fig no sec approx
    incl e.g i.e z.b d.h u.a i.d.r o.ä u.ä s.o s.u v.a z.t z.zt i.v.m i.s.d n.chr v.chr e.v
"""
ABBREVIATIONS: frozenset[str] = frozenset(_ABBREVIATIONS.split())
"""Abbreviations after which a sentence goes on, without the last stop."""

MAY_END: frozenset[str] = frozenset({"usw", "etc", "mio", "mrd", "tsd", "co", "u.a", "e.v", "o.ä", "u.ä", "kg", "eur"})
"""Abbreviations that also stand at the end: a sentence ends there when a typical first word follows."""

_STARTERS = """
    Aber Alle Allerdings Als Am An Anträge Auch Auf Aus Außerdem Bei Beim Bis Da Dabei Dadurch Dafür Daher Damit
    Danach Dann Darüber Darum Das Dazu Dem Den Denn Der Deren Des Deshalb Die Dies Diese Dieser Dieses Dort
    Durch Ein Eine Einen Einer Er Erst Es Etwa Für Gefördert Hier Hierbei Hierfür Hierzu Ich Ihr Ihre Im In Ist
    Jede Jeder Jedoch Kann Können Man Mehr Mit Nach Nicht Nur Ob Ohne Seit Sie Sind So Sofern Sollte Somit
    Soweit Trotz Um Und Uns Unser Unsere Unter Viele Vom Von Vor Voraussetzung Während Was Weil Weitere Welche
    Wenn Wer Werden Wie Wir Wird Wo Zudem Zum Zur Zusätzlich Zuvor Zwar The This These It In For If A An We You
    They
"""
STARTERS: frozenset[str] = frozenset(_STARTERS.split())
"""Words that typically begin a sentence; a noun after "3." does not, so that "im 3. Abschnitt" stays whole."""

MONTHS = (
    "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|"
    "january|february|march|may|june|july|october|december|jan|feb|mär|apr|jun|jul|aug|sept?|okt|nov|dez"
)

LONG_LINE_CHARS = 60
"""A line at least this long that does not end a sentence is taken as wrapped."""

MAX_QUOTATION_CHARS = 300
"""Inside „…“ up to this length no sentence ends."""

_LIST_ITEM = re.compile(r"\s*(?:[-*•‣▪◦–—·]|\(?\d{1,2}[.)]|\(?[a-z]\)|#{1,6})\s+\S")
_STOP = re.compile(r"(?:[.!?]+|…)[\"'”“»«’)\]*_]*(?=\s)")
_QUOTATION = re.compile(r"„[^“”„\n]*[“”]|“[^“”„\n]*”|»[^«»\n]*«|\([^()\n]*\)")
_LAST_TOKEN = re.compile(r"\S+$")
_WORD = re.compile(r"[\"'„“»«(\[*_]*(\w[\w-]*)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Returns the spans of the sentences of `text`, in order and without overlap, trimmed of white space.

    Every character that is no white space lies in exactly one span; empty for a text of white space.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        spans.extend(_split_paragraph(text, start, end))
    return spans


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of lines, wrapped ones joined."""
    joined: list[tuple[int, int]] = []
    position = 0
    open_end = False
    for line in text.splitlines(keepends=True):
        start, position = position, position + len(line)
        stripped = line.strip()
        if not stripped:
            open_end = False
            continue
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip())
        starts_new = bool(_LIST_ITEM.match(line)) or _is_row(line)
        if open_end and not starts_new and joined:
            previous = text[joined[-1][0] : joined[-1][1]]
            tail = previous.rsplit("\n", 1)[-1].strip()
            continues = stripped[0].islower() or (len(tail) >= LONG_LINE_CHARS and not stripped.startswith("#"))
            if continues:
                joined[-1] = (joined[-1][0], last)
                open_end = _goes_on(stripped)
                continue
        joined.append((first, last))
        open_end = _goes_on(stripped) and not _is_row(line) and not stripped.startswith("#")
    return joined


def _goes_on(line: str) -> bool:
    """Whether a line may continue on the next one."""
    return not re.search(r"[.!?:;|…][\"'”“»«’)\]*_]*$", line) or bool(_abbreviated(line, len(line), ""))


def _is_row(line: str) -> bool:
    line = line.strip()
    return "\t" in line or " | " in line or line.startswith("|")


def _split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    part = text[start:end]
    if _is_row(part):
        return [(start, end)]
    closed = [match.span() for match in _QUOTATION.finditer(part) if match.end() - match.start() <= MAX_QUOTATION_CHARS]
    spans = []
    begin = 0
    for stop in _STOP.finditer(part):
        at = stop.end()
        if any(left < stop.start() < right - 1 and at < right for left, right in closed):
            continue
        rest = part[at:].lstrip()
        if not rest or not _ends_here(part, begin, stop, rest):
            continue
        spans.append((start + begin, start + at))
        begin = at + len(part[at:]) - len(rest)
    spans.append((start + begin, end))
    return spans


def _ends_here(part: str, begin: int, stop: re.Match[str], rest: str) -> bool:
    following = _WORD.match(rest)
    word = following.group(1) if following else ""
    if word[:1].islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    if not part[begin : stop.start()].strip(" \t*_#-–•"):
        return False
    return not _abbreviated(part, stop.start() + 1, word)


def _abbreviated(text: str, at: int, following: str) -> bool:
    """Whether the full stop before `at` belongs to an abbreviation or an ordinal, given the next word."""
    if text[at - 1 : at] != ".":
        return False
    token_match = _LAST_TOKEN.search(text[max(0, at - 80) : at - 1])
    if not token_match:
        return False
    token = token_match.group().strip("(„\"'“»[*_/").casefold()
    starter = following in STARTERS
    if token.isdigit():
        return _is_ordinal(token, following, starter)
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", token):  # "31.03. und", "15.09. Danach"
        return not starter
    last = re.split(r"[-/]", token)[-1]
    if token in MAY_END or last in MAY_END:
        return not starter
    if token in ABBREVIATIONS or last in ABBREVIATIONS:
        return True
    if len(last) == 1 and last.isalpha():  # "z. B.", initials; "Anhang B. Die" ends
        return not (starter and not re.search(r"\b\w\.\s?\w$", text[: at - 1]))
    return bool(re.fullmatch(r"(?:\w\.)+\w", token)) and not starter


def _is_ordinal(token: str, following: str, starter: bool) -> bool:
    if len(token) > 2:
        return False
    if re.fullmatch(MONTHS, following.casefold()):
        return True
    return not starter
