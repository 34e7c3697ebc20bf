"""German analysis: text to the terms that the index and a question share.

A word becomes: NFC, case folded, "ß" -> "ss", umlauts written as two letters made one ("foerderung", "förderung" and
"FÖRDERUNG" meet), its Snowball stem (of the infinitive where it is a verb's form: "gilt", "geregelt"), then the stems of its
parts where it is a compound. Snowball strips umlauts, so that
"Zuschüsse" meets "Zuschuss"; the stem with its umlaut stands beside it, so that "Förderung" (funding) is nearer to itself
than to "Forderung" (claim). Stop words are dropped. Numbers, paragraphs ("§ 44") and funding references ("16KN0123") stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rag.text.compounds import split_compound
from rag.text.verbs import infinitive

_TOKEN = re.compile(
    r"(?P<section>§§?\s?\d+[a-z]?\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![\w]))"
    r"|(?P<word>\w+(?:[-'’/&]\w+)*)",
    re.UNICODE,
)
_FUNDED = re.compile(r"(?:ge)?förder(?:n|t|te|ten|ter|tes|tem|nd|nde|nden|ung|ungen)")
"""The field's verb in its forms; Snowball leaves "gefördert" apart from "Förderung"."""

_FOLD = str.maketrans(
    {"é": "e", "è": "e", "ê": "e", "á": "a", "à": "a", "ç": "c", "ñ": "n"}
    | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", "")
    | dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
)
PART_WEIGHT = 0.5
"""Weight of a compound's part in a question, where the whole word counts 1. Source: `lotse eval analysis`."""

_TWO_LETTERS = re.compile(r"(?<![aeuq])(?:ae|oe|ue)")
_PLAIN = str.maketrans("äöü", "aou")
_UMLAUT = {"ae": "ä", "oe": "ö", "ue": "ü"}

STOP_WORDS: frozenset[str] = frozenset(
    """
    aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim bin bis bist
    da dabei dafür daher damit dann daran darauf daraus darf dürfen das dass dazu dein deine dem den denen denn der deren des
    dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige er es etwa
    etwas euch euer eure für gegen gibt hab habe haben habt hat hatte hätte hatten hier hinter ich ihm ihn ihnen ihr ihre
    ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jedoch jener jetzt kann kannst können könnte
    könnten man manche mehr mein meine meinem meinen meiner mich mir mit muss müssen musste nach nicht nichts noch nun nur
    ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so soll sollen sollte sollten sondern sonst sowie über
    um und uns unser unsere unserem unseren unserer unter usw viel vom von vor während war waren warum was weder weg weil
    weiter welche welchem welchen welcher welches wenn wer werde werden wessen wem wen wie wieder wieso wieviel viele will
    wir wird wirst wo wobei wofür wohin womit worum wurde wurden würde würden zu zum zur zwar zwischen bitte mal denn
    eigentlich bekomme bekommen gerne möchte möchten wollen überhaupt
    a about an and are as at be by can could did do does for from had has have how i in is it its me my of on or our shall
    should that the their them they this to us was we what when where which who why will with would you your
    """.split()
)
"""Function words, question words and polite fillers of German and English; our own list."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, `text[start:end]`, with its terms; a stop word has none."""

    text: str
    start: int
    end: int
    terms: tuple[str, ...]


def analyse(text: str) -> list[str]:
    """Returns the terms of `text` in order, compound parts behind their compound; empty for stop words only."""
    return [term for word in words(text) for term in word.terms]


def heads(text: str) -> list[str]:
    """Returns the first term of each word of `text` that has one: the text as a sequence, without parts and variants."""
    return [word.terms[0] for word in words(text) if word.terms]


def weighted(text: str) -> dict[str, float]:
    """Returns the terms of a question with their weights in 0-1, in order.

    A word counts once: its stem and the same with its umlaut share its weight, and a part of it counts `PART_WEIGHT`.
    """
    found: dict[str, float] = {}
    for word in words(text):
        terms = word.terms
        for place, term in enumerate(terms):
            marked = place > 0 and is_marked(terms[place - 1], term)
            shared = marked or (place + 1 < len(terms) and is_marked(term, terms[place + 1]))
            whole = place == 0 or (place == 1 and marked) or term[0] == "§" or terms[0][0] == "§"
            weight = (1.0 if whole else PART_WEIGHT) / (2 if shared else 1)
            found[term] = max(weight, found.get(term, 0.0))
    return found


def is_marked(stem: str, other: str) -> bool:
    """Returns whether `other` is the stem with its umlaut."""
    return other != stem and other.translate(_PLAIN) == stem


def words(text: str) -> list[Word]:
    """Returns the words of `text` with offsets into it and their terms.

    Offsets are into `text` as given; text that is not NFC is analysed word by word, so they hold there, too.
    """
    found = []
    composed = unicodedata.is_normalized("NFC", text)
    pattern = _TOKEN if composed else _TOKEN_DECOMPOSED
    for match in pattern.finditer(text):
        token = match.group() if composed else unicodedata.normalize("NFC", match.group())
        if match.lastgroup == "section":
            digits = re.sub(r"[§\s]+", "", token).casefold()
            terms: tuple[str, ...] = ("§" + digits, digits)
        elif match.lastgroup == "number":
            terms = _number_terms(token)
        else:
            terms = _word_terms(token.casefold())
        found.append(Word(match.group(), match.start(), match.end(), terms))
    return found


_TOKEN_DECOMPOSED = re.compile(_TOKEN.pattern.replace(r"\w+", r"[\w\u0300-\u036f]+"), re.UNICODE)


def fold(word: str) -> str:
    """Returns a case-folded word with ß as ss and two-letter umlauts as one letter ("MASSNAHME", "Fördern").

    The rule errs on words like "aktuell" ("aktüll"), on both sides alike, so that they still meet.
    """
    return with_umlauts(unicodedata.normalize("NFC", word).casefold().translate(_FOLD))


def with_umlauts(text: str) -> str:
    """Returns a text in small letters with two-letter umlauts as one letter."""
    return _TWO_LETTERS.sub(lambda match: _UMLAUT[match.group()], text)


def _number_terms(token: str) -> tuple[str, ...]:
    """German spelling: no thousands points, a decimal comma, no decimal zeros ("1.000,00" -> "1000", "7.6" -> "7,6")."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", token):
        token = token.replace(".", "")
    elif re.fullmatch(r"\d+\.\d{1,2}", token):
        token = token.replace(".", ",")
    return (re.sub(r",0+$", "", token),)


@lru_cache(maxsize=200_000)
def _word_terms(word: str) -> tuple[str, ...]:
    parts = re.split(r"[-'’/&]", word)
    if len(parts) == 1:
        return _plain_terms(word)
    whole = fold("".join(parts))
    terms = [whole] if any(character.isdigit() for character in whole) else [*_stems(whole)]
    for part in parts:
        terms.extend(term for term in _plain_terms(part) if term not in terms)
    return tuple(terms)


@lru_cache(maxsize=200_000)
def _plain_terms(word: str) -> tuple[str, ...]:
    if word in STOP_WORDS or not word:
        return ()
    word = word.translate(_FOLD)  # a footnote's digit goes, the digit of a formula stays
    if not word:
        return ()
    if any(character.isdigit() for character in word):
        return (fold(word),)
    folded = fold(word)
    terms = [*_stems(folded)]
    for part in split_compound(folded):
        terms.extend(term for term in _stems(part) if len(term) > 2)
    return tuple(dict.fromkeys(terms))


def plain_stem(folded: str) -> str:
    """Returns the Snowball stem of a folded word."""
    return str(_stemmer().stemWord(folded))


def marked_stem(folded: str) -> str:
    """Returns the Snowball stem of a folded word, with the umlaut that Snowball takes from it."""
    stem = plain_stem(folded)
    marked = folded[: len(stem)]
    return marked if marked.translate(_PLAIN) == stem else stem


def _stems(folded: str) -> tuple[str, ...]:
    """The stem, of the infinitive where it is a verb's, and beside it the same with its umlaut where it lost one."""
    if _FUNDED.fullmatch(folded):
        folded = "förderung"
    marked = marked_stem(folded)
    if verb := infinitive(marked):
        return (marked_stem(verb),)  # verbs keep their umlaut in all forms: "wählen" is no "Wahl"
    stem = marked.translate(_PLAIN)
    return (stem,) if marked == stem else (stem, marked)


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]
    import Stemmer

    return Stemmer.Stemmer("german")
