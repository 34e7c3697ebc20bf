"""Reads one pdfium page: its words with place and type, its ruling lines, how much of it is pictures.

Coordinates are points with the origin top left; a page whose text runs sideways is turned upright.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

HYPHENS = "\ufffe\x02"
"""What pdfium writes for a hyphen at a line end, instead of a newline."""

_WORD = re.compile(r"[^\s\xa0\u2000-\u200a\u202f\u3000\ufffe\x02]+[\ufffe\x02]?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOLD = re.compile(r"bold|black|heavy|demi|medium|-bd|\bbd\b", re.IGNORECASE)
_GLYPHS = str.maketrans({
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "□", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf06f": "□",
    "\uf071": "□", "\uf0e0": "→", "\uf0be": "–", "\uf076": "❖",
} | {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)})  # fmt: skip
"""Symbol and Wingdings glyphs that Word writes as private characters, and Windows-1252 left as it was."""

RULE_WIDTH = 3.0
"""Points; a filled box thinner than this is a ruling line."""
MOST_SEGMENTS = 8_000
"""A path of more segments is a drawing."""


@dataclass(slots=True)
class Word:
    """One word; `hyphen` where its line ends in it with a hyphen, `fresh` where pdfium began a new line before it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    angle: int = 0
    hyphen: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line; `at` is y for a horizontal and x for a vertical one, from `start` to `end`."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageContent:
    """What stands on one page.

    `pictures` is the share (0-1) of its area under pictures, `drawn` the number of drawn figures, `plain` its text
    in stream order.
    """

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: float = 0.0
    drawn: int = 0
    plain: str = ""


def read_content(page: Any) -> PageContent:
    """Returns the content of an opened pypdfium2 page."""
    left, bottom, right, top = page.get_bbox()
    textpage = page.get_textpage()
    try:
        plain, words = _words(textpage.raw)
    finally:
        textpage.close()
    words = [w for w in words if left <= (w.x0 + w.x1) / 2 <= right and bottom <= (w.top + w.bottom) / 2 <= top]
    turn = Counter(w.angle for w in words).most_common(1)[0][0] if words else 0
    pictures, drawn, rules = _drawings(page, (right - left) * (top - bottom))
    rules = [rule for rule in rules if rule.end - rule.start > 4]
    sideways = turn in (90, 270)
    width, height = (top - bottom, right - left) if sideways else (right - left, top - bottom)
    content = PageContent(width, height, pictures=pictures, drawn=drawn, plain=plain)
    for word in words:
        word.x0, word.top, word.x1, word.bottom = _upright(
            (word.x0, word.bottom, word.x1, word.top), (left, bottom, right, top), turn
        )
        word.angle = (word.angle - turn) % 360
    content.words = words
    for rule in rules:
        box = (rule.start, rule.at, rule.end, rule.at) if rule.horizontal else (rule.at, rule.start, rule.at, rule.end)
        x0, y0, x1, y1 = _upright(box, (left, bottom, right, top), turn)
        flat = rule.horizontal != sideways
        content.rules.append(Rule(flat, y0 if flat else x0, x0 if flat else y0, x1 if flat else y1))
    return content


def _upright(
    box: tuple[float, float, float, float], page: tuple[float, float, float, float], turn: int
) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    left, bottom, right, top = page
    if turn == 90:  # the text runs upwards
        return y0 - bottom, x0 - left, y1 - bottom, x1 - left
    if turn == 270:
        return top - y1, right - x1, top - y0, right - x0
    if turn == 180:
        return right - x1, y0 - bottom, right - x0, y1 - bottom
    return x0 - left, top - y1, x1 - left, top - y0


def _words(raw_page: Any) -> tuple[str, list[Word]]:
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(raw_page)
    if count <= 0:
        return "", []
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(raw_page, 0, count, buffer)
    units = buffer[:count] if written == count + 1 else [raw.FPDFText_GetUnicode(raw_page, i) for i in range(count)]
    plain = "".join(map(chr, units))
    paired = bool(_SURROGATE.search(plain))
    faces: dict[int, tuple[float, bool, int]] = {}
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    words: list[Word] = []
    before = 0
    for match in _WORD.finditer(plain):
        start, end = match.span()
        text = match.group()
        hyphen = text[-1] in HYPHENS
        stop = end - 2 if hyphen else end - 1
        if stop < start:
            continue
        raw.FPDFText_GetLooseCharBox(raw_page, start, first)
        raw.FPDFText_GetLooseCharBox(raw_page, stop, last)
        address = ctypes.cast(raw.FPDFText_GetTextObject(raw_page, start), ctypes.c_void_p).value or 0
        face = faces.get(address)
        if face is None:
            face = faces[address] = _face(raw, raw_page, start)
        shown = text[:-1] + "-" if hyphen else text
        if paired and _SURROGATE.search(shown):
            shown = shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if stop > start and not face[2] and first.left > last.left + 0.3 * face[0]:
            shown = shown[::-1]  # set from right to left, as by a mirrored matrix
        words.append(
            Word(
                shown.translate(_GLYPHS), min(first.left, last.left), max(first.top, last.top),
                max(first.right, last.right), min(first.bottom, last.bottom), face[0], face[1], face[2],
                hyphen, "\n" in plain[before:start] or (bool(words) and words[-1].hyphen),
            )
        )  # fmt: skip
        before = end
    return plain, words


def _face(raw: Any, raw_page: Any, index: int) -> tuple[float, bool, int]:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(raw_page, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(raw_page, index, name, 128, flags)
    weight = raw.FPDFText_GetFontWeight(raw_page, index)
    bold = (
        bool(_BOLD.search(name.value.decode("utf-8", "replace")))
        or 600 <= weight <= 1000
        or bool(flags.value >> 18 & 1)
    )
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360
    return raw.FPDFText_GetFontSize(raw_page, index) * scale, bold, angle


def _drawings(page: Any, area: float) -> tuple[float, int, list[Rule]]:
    import pypdfium2.raw as raw

    pictures, drawn = 0.0, 0
    rules: list[Rule] = []
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    for number in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind == raw.FPDF_PAGEOBJ_FORM:
            kind = raw.FPDF_PAGEOBJ_IMAGE if _holds_picture(raw, item) else kind
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        if not raw.FPDFPageObj_GetBounds(item, left, low, right, high):
            continue
        drawn += kind == raw.FPDF_PAGEOBJ_PATH
        x0, y0, x1, y1 = left.value, low.value, right.value, high.value
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += max(0.0, x1 - x0) * max(0.0, y1 - y0) / max(area, 1.0)
        elif rule := _rule((x0, y0), (x1, y1), RULE_WIDTH):
            rules.append(rule)
        elif x1 - x0 > RULE_WIDTH and y1 - y0 > RULE_WIDTH:
            rules += _strokes(raw, item)
    return min(pictures, 1.0), drawn, rules


def _holds_picture(raw: Any, form: Any) -> bool:
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(form, i)) == raw.FPDF_PAGEOBJ_IMAGE
        for i in range(min(raw.FPDFFormObj_CountObjects(form), 50))
    )


def _strokes(raw: Any, path: Any) -> list[Rule]:
    """The ruling lines in a path: level and upright strokes, thin filled boxes; a whole table may be drawn at once."""
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroked)
    count = raw.FPDFPath_CountSegments(path)
    if count > MOST_SEGMENTS or not (stroked.value or (fill.value and count > 8)):
        return []
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    figures: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or not figures:
            figures.append([])
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            figures[-1].append((math.nan, math.nan))
        else:
            a = matrix.a * x.value + matrix.c * y.value + matrix.e
            figures[-1].append((a, matrix.b * x.value + matrix.d * y.value + matrix.f))
        if raw.FPDFPathSegment_GetClose(segment):
            figures[-1].append(figures[-1][0])
    if stroked.value:
        return [rule for figure in figures for ends in pairwise(figure) if (rule := _rule(*ends, 0.5))]
    bounds = [
        ((min(p[0] for p in figure), min(p[1] for p in figure)), (max(p[0] for p in figure), max(p[1] for p in figure)))
        for figure in figures
        if len(figure) >= 3 and not any(math.isnan(p[0]) for p in figure)
    ]
    return [rule for low, high in bounds if (rule := _rule(low, high, RULE_WIDTH))]


def _rule(one: tuple[float, float], other: tuple[float, float], width: float) -> Rule | None:
    (x0, y0), (x1, y1) = one, other
    if abs(y0 - y1) <= width < abs(x0 - x1):
        return Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    if abs(x0 - x1) <= width < abs(y0 - y1):
        return Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    return None
