"""Makes `rag/text/verb_forms.txt`: stems of verb forms that the stemmer leaves apart from their infinitive.

Usage: python -m evals.verb_forms TEXT.jsonl.xz

Infinitives are read from a text collection where grammar shows them ("zu regeln", "vorzulegen", "muss prüfen."); their regular
forms are built by rule, those of strong verbs come from our own table below. A form that is met more often as a noun
("Gehalt" beside "gehalten") is left out.
"""

from __future__ import annotations

import argparse
import collections
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from evals.compound_parts import texts
from rag.text.analyse import fold, marked_stem

TARGET = Path(__file__).parent.parent / "rag" / "text" / "verb_forms.txt"
MIN_INFINITIVES = 5
MIN_TAKEN_FOR_NOUN = 20
"""A stem that stands with a capital so often, and more often than without, is taken for a noun's."""

SEPARABLE: tuple[str, ...] = (
    *"zusammen weiter zurück wieder nieder heran heraus herein hervor hinaus hinein hinzu voraus vorbei".split(),
    *"entgegen gleich statt teil fest fort nach dar durch über unter auf aus ein her hin los mit weg vor bei".split(),
    *"ab an um zu".split(),
)
INSEPARABLE: tuple[str, ...] = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "wider")
STRONG = """
befehlen befiehlt befahl befohlen | beginnen beginnt begann begonnen | beissen beisst biss gebissen
bergen birgt barg geborgen | biegen biegt bog gebogen | bieten bietet bot geboten | binden bindet band gebunden
bitten bittet bat gebeten | bleiben bleibt blieb geblieben | brechen bricht brach gebrochen
brennen brennt brannte gebrannt | bringen bringt brachte gebracht | denken denkt dachte gedacht
dringen dringt drang gedrungen | empfehlen empfiehlt empfahl empfohlen | essen isst ass gegessen
fahren fährt fuhr gefahren | fallen fällt fiel gefallen | fangen fängt fing gefangen | finden findet fand gefunden
fliegen fliegt flog geflogen | fliehen flieht floh geflohen | fliessen fliesst floss geflossen
frieren friert fror gefroren | geben gibt gab gegeben gäbe | gehen geht ging gegangen
gelingen gelingt gelang gelungen | gelten gilt galt gegolten | genesen genest genas genesen
geniessen geniesst genoss genossen | geschehen geschieht geschah geschehen | gewinnen gewinnt gewann gewonnen
giessen giesst goss gegossen | gleichen gleicht glich geglichen | graben gräbt grub gegraben
greifen greift griff gegriffen | halten hält hielt gehalten | hängen hängt hing gehangen | heben hebt hob gehoben
heissen heisst hiess geheissen | helfen hilft half geholfen | kennen kennt kannte gekannt
klingen klingt klang geklungen | kommen kommt kam gekommen käme | laden lädt lud geladen | lassen lässt liess gelassen
laufen läuft lief gelaufen | leiden leidet litt gelitten | leihen leiht lieh geliehen | lesen liest las gelesen
liegen liegt lag gelegen | lügen lügt log gelogen | meiden meidet mied gemieden | messen misst mass gemessen
nehmen nimmt nahm genommen nähme | nennen nennt nannte genannt | raten rät riet geraten | reissen reisst riss gerissen
reiten reitet ritt geritten | rennen rennt rannte gerannt | riechen riecht roch gerochen | rufen ruft rief gerufen
schaffen schafft schuf geschaffen | scheiden scheidet schied geschieden | scheinen scheint schien geschienen
schieben schiebt schob geschoben | schiessen schiesst schoss geschossen | schlafen schläft schlief geschlafen
schlagen schlägt schlug geschlagen | schliessen schliesst schloss geschlossen | schmelzen schmilzt schmolz geschmolzen
schneiden schneidet schnitt geschnitten | schreiben schreibt schrieb geschrieben
schreiten schreitet schritt geschritten | schweigen schweigt schwieg geschwiegen
schwimmen schwimmt schwamm geschwommen | schwinden schwindet schwand geschwunden
schwingen schwingt schwang geschwungen | sehen sieht sah gesehen | senden sendet sandte gesandt
singen singt sang gesungen | sinken sinkt sank gesunken | sitzen sitzt sass gesessen
sprechen spricht sprach gesprochen | springen springt sprang gesprungen | stechen sticht stach gestochen
stehen steht stand gestanden stünde | stehlen stiehlt stahl gestohlen | steigen steigt stieg gestiegen
sterben stirbt starb gestorben | stossen stösst stiess gestossen | streichen streicht strich gestrichen
streiten streitet stritt gestritten | tragen trägt trug getragen | treffen trifft traf getroffen
treiben treibt trieb getrieben | treten tritt trat getreten | trinken trinkt trank getrunken | tun tut tat getan
verderben verdirbt verdarb verdorben | vergessen vergisst vergass vergessen | verlieren verliert verlor verloren
verzeihen verzeiht verzieh verziehen | wachsen wächst wuchs gewachsen | waschen wäscht wusch gewaschen
weichen weicht wich gewichen | weisen weist wies gewiesen | wenden wendet wandte gewandt | werben wirbt warb geworben
werfen wirft warf geworfen | wiegen wiegt wog gewogen | winden windet wand gewunden | wissen weiss wusste gewusst
ziehen zieht zog gezogen | zwingen zwingt zwang gezwungen
"""
"""Infinitive, third person, past, participle, and a subjunctive where one is common; "ß" as "ss"."""

_INFINITIVES = re.compile(
    r"\bzu (?P<plain>[a-zäöüß]{2,}(?:en|ern|eln))\b"
    r"|\b(?P<before>[a-zäöüß]{2,})zu(?P<after>[a-zäöüß]{3,}(?:en|ern|eln))\b"
    r"|\b(?:kann|können|darf|dürfen|soll|sollen|muss|müssen|wird|werden) (?P<modal>[a-zäöüß]{3,}(?:en|ern|eln))[.,;]"
)
_WORDS = re.compile(r"\b[^\W\d_]+\b")


def strong() -> dict[str, tuple[str, ...]]:
    """Returns the forms of each strong verb by infinitive."""
    verbs = (line.split() for line in STRONG.replace("\n", "|").split("|") if line.strip())
    return {infinitive: tuple(forms) for infinitive, *forms in verbs}


def prefixed(verb: str) -> tuple[str, str, bool] | None:
    """Returns the prefix of a folded verb, the verb without it, and whether the prefix can part; None without one."""
    for prefix in (*SEPARABLE, *INSEPARABLE):
        if verb.startswith(prefix) and len(verb) - len(prefix) >= 4:
            return prefix, verb[len(prefix) :], prefix in SEPARABLE
    return None


def forms(verb: str, known: Iterable[str]) -> Iterator[str]:
    """Yields the forms of a folded infinitive that the stemmer leaves apart from it."""
    irregular = strong()
    if verb in irregular:
        yield from irregular[verb]
        return
    split = prefixed(verb)
    if split and (split[1] in known or split[1] in irregular):
        prefix, rest, parts = split
        for form in forms(rest, known):
            takes_ge = form.startswith("ge") and not rest.startswith("ge")
            yield prefix + (form.removeprefix("ge") if takes_ge and not parts else form)
            if prefix in INSEPARABLE and takes_ge:  # "übersetzt" beside "übergesetzt"
                yield prefix + form.removeprefix("ge")
        if parts:
            yield f"{prefix}zu{rest}"
        return
    root = verb[:-2] if verb.endswith("en") else verb[:-1]
    ending = "et" if root.endswith(("t", "d", "chn", "ffn", "dn", "gn")) else "t"
    yield root + ending
    yield root + ending + "e"
    if not verb.endswith("ieren") and not verb.startswith(INSEPARABLE[:8]):
        yield f"ge{root}{ending}"


def main() -> None:
    """Reads the collection and writes one line an infinitive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    options = parser.parse_args()
    found: collections.Counter[str] = collections.Counter()
    small: collections.Counter[str] = collections.Counter()
    large: collections.Counter[str] = collections.Counter()
    for text in texts(options.collection):
        for match in _INFINITIVES.finditer(text):
            if match["after"]:
                found[fold(match["after"])] += 1
            found[fold(match["plain"] or match["modal"] or match["before"] + match["after"])] += 1
        for word in _WORDS.findall(text):
            (small if word[0].islower() else large)[word] += 1
    lower, capital = _folded(small), _folded(large)
    verbs = {word for word, count in found.items() if count >= MIN_INFINITIVES and not _adjective(word, lower)}
    verbs |= strong().keys()
    TARGET.write_text("\n".join(lines(verbs, lower, capital)) + "\n", encoding="utf-8")


def lines(verbs: set[str], lower: collections.Counter[str], capital: collections.Counter[str]) -> list[str]:
    """Returns the lines of the file; the stem of a form that several verbs have goes to the most frequent of them."""
    infinitives = {marked_stem(verb) for verb in verbs}
    nouns, others = _stemmed(capital), _stemmed(lower)
    by_stem: dict[str, str] = {}
    for verb in sorted(verbs, key=lambda one: (-lower[one], one)):
        for stem in map(marked_stem, forms(verb, verbs)):
            noun = nouns[stem] >= MIN_TAKEN_FOR_NOUN and nouns[stem] > others[stem]
            if not noun and stem not in infinitives:
                by_stem.setdefault(stem, verb)
    grouped: dict[str, list[str]] = {}
    for verb in sorted(verbs):
        if nouns[marked_stem(verb)] <= others[marked_stem(verb)] and marked_stem(verb) not in by_stem:
            by_stem[marked_stem(verb)] = verb
    for stem, verb in by_stem.items():
        grouped.setdefault(verb, []).append(stem)
    head = "# An infinitive, then the stems of its forms; made by: python -m evals.verb_forms"
    return [head, *sorted(f"{verb} {' '.join(sorted(stems))}" for verb, stems in grouped.items())]


def _folded(counts: collections.Counter[str]) -> collections.Counter[str]:
    folded: collections.Counter[str] = collections.Counter()
    for word, count in counts.items():
        folded[fold(word)] += count
    return folded


def _stemmed(counts: collections.Counter[str]) -> collections.Counter[str]:
    stemmed: collections.Counter[str] = collections.Counter()
    for word, count in counts.items():
        stemmed[marked_stem(word)] += count
    return stemmed


def _adjective(word: str, lower: collections.Counter[str]) -> bool:
    """Whether the word is the form of an adjective or participle: those end in "-em", "-er", "-es" as well, verbs never."""
    root = word[:-2] if word.endswith("en") else word[:-1]
    declined = sum(lower[root + ending] for ending in ("em", "er", "es"))
    conjugated = sum(lower[root + ending] for ending in ("t", "et", "te", "est"))
    return declined * 50 > lower[word] or not conjugated


if __name__ == "__main__":
    main()
