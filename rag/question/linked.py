"""Enterprises that hold shares of the asker, or of which the asker holds shares: "gehören zu 60 % einer AG mit 2.000 Leuten"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.profile import LinkedEnterprise
from rag.question.asked import Asked
from rag.question.headcount import counted
from rag.question.money import kind_of_sum, sums
from rag.question.patterns import Span, overlaps, pattern
from rag.question.understood import Mention

MAJORITY_PERCENT = 51.0
"""What a daughter company of unsaid share is taken for: above 50 percent the law counts all of the other enterprise.

Source: Recommendation 2003/361/EC, Annex, Art. 3 (3) and Art. 6 (2).
"""

_PERCENT = r"(?P<share>\d{1,3}(?:[.,]\d+)?)[\s-]?(?:%|prozent(?:ig\w*)?|per ?cent)"
_SHARED = (
    pattern(rf"(?<!\w)(?:gehören|gehört|gehöre|owned|belongs?)(?: \w+){{0,4}}? (?:zu )?{_PERCENT}"),
    pattern(
        rf"{_PERCENT} (?:unserer|der|of (?:our|the)) (?:anteile|shares) (?:hält|halten|gehör\w+|besitzt|are held"
        rf"|belong)(?!\w)"
    ),
    pattern(
        rf"{_PERCENT}(?: der anteile| anteile| of (?:the |our )?shares)?(?: \w+){{0,3}} (?:an|von|of|in) (?:uns"
        rf"|unserer?\w*|us|our (?:company|shares))(?!\w)"
    ),
    pattern(rf"(?<!\w)(?:hält|halten|besitzt|besitzen|holds?|owns?|gehören)(?: \w+){{0,6}}? {_PERCENT}"),
    pattern(rf"(?<!\w)(?:mit|zu) {_PERCENT}(?: \w+){{0,5}} (?:beteiligt|beteiligung|gehört)"),
    pattern(rf"{_PERCENT}[ige]*[ -](?:tochter\w*|beteiligung\w*|subsidiary|owned|stake)(?!\w)"),
)
_DAUGHTER = pattern(
    r"(?<!\w)(?:konzerntochter\w*|tochter(?:firma|gesellschaft|unternehmen|betrieb)?(?= (?:von|der|des|eines"
    r"|einer|vom|im))|tochter(?:firma|gesellschaft|unternehmen)|teil (?:eines|von einem|einer) (?:konzern\w*"
    r"|gruppe|unternehmensgruppe|holding)"
    r"|(?:gehören|gehört)(?: \w+){0,2} zu(?:m| einem| einer)? (?:\w+ )?(?:konzern\w*|gruppe|holding|\w*-gruppe"
    r"|\w*konzern)|mutterkonzern|muttergesellschaft|konzernmutter|subsidiary of"
    r"|belongs? to an? (?:\w+ )?(?:group|holding|corporation)|part of a group|parent company"
    r"|owned by)(?!\w)"
)


def linked(asked: Asked) -> Iterator[Mention]:
    """Yields the linked and partner enterprises with their share, and their figures where the clause goes on with them.

    The span reaches over those figures, so that nobody takes them for the asker's.
    """
    found: list[Span] = []
    for shape in _SHARED:
        for match in shape.finditer(asked.text):
            share = float(match["share"].replace(",", "."))
            if 0 < share <= 100 and not overlaps(match.span(), found) and _is_ours(asked, match):
                mention = _with_figures(asked, match, share)
                found.append((mention.start, mention.end))
                yield mention
    for match in _DAUGHTER.finditer(asked.text):
        same_sentence = [span for span in found if asked.sentence(span[0]) == asked.sentence(match.start())]
        if not same_sentence and _is_ours(asked, match) and not asked.negated(match.start()):
            mention = _with_figures(asked, match, MAJORITY_PERCENT)
            found.append((mention.start, mention.end))
            yield mention


def _is_ours(asked: Asked, match: re.Match[str]) -> bool:
    telegraphic = not asked.asks(match.start()) and "%" not in match.group()
    return asked.first_person(match.start()) or telegraphic


_GOES_ON = pattern(
    r"[^.?!;()]*?(?<!\w)(?:mit|hat|with|has|\()\s?(?:(?:rund|etwa|ca\.?|insgesamt|weltweit|über|about|over"
    r"|around) )*(?=\d|\w)"
)
_OURSELVES = pattern(r"(?:uns|us|(?:konzern)?tochter(?:firma|gesellschaft|unternehmen)?)$")
"""The words end in the asker, whose figures follow: "hält 80 % an uns (60 Leute)", "Konzerntochter mit 120 Leuten"."""
_OF = pattern(r" (?:von|vom|der|des|einer|eines|of)(?!\w)")
_OWN = pattern(r"(?<!\w)(?:wir|uns|selbst|we|us|ourselves|an uns)(?!\w)")


def _with_figures(asked: Asked, match: re.Match[str], share: float) -> Mention:
    """Reads headcount, turnover and balance sheet from the words that follow, up to where the asker speaks of themselves."""
    start, end = match.span()
    stop = asked.sentence(start)[1]
    if own := _OWN.search(asked.text, end, stop):
        stop = own.start()
    ours = _OURSELVES.search(asked.text, start, end) and not _OF.match(asked.text, end)
    following = None if ours else _GOES_ON.match(asked.text, end, stop)
    figures: dict[str, float | int] = {}
    if following:
        people = next((one for one in counted(asked.text) if following.end() - 1 <= one.start < stop), None)
        if people is not None:
            figures["headcount"], end = people.value, max(end, people.end)
        every = sums(asked)
        for one in every:
            kind = kind_of_sum(asked, one, every) if end <= one.start < stop else ""
            if kind in ("turnover_eur", "balance_sheet_eur"):
                figures[kind], end = one.eur, max(end, one.end)
    return Mention("linked", LinkedEnterprise.model_validate({"share": share, **figures}), start, end)
