"""What fits the asker: programmes on the project that the check does not rule out, what each pays, and what to ask next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.schema import Entry
from corpus.vocabulary import SupportType
from rag.answer.alarms import alarms, begun
from rag.answer.candidates import Candidate
from rag.answer.conversation import Conversation
from rag.answer.evidence import met
from rag.answer.headings import heading
from rag.answer.need import Concept, Need, read_question, with_names
from rag.answer.next_question import next_question, question_on
from rag.answer.subjects import title_terms
from rag.answer.told import Asked, Line, Told
from rag.answer.ways.about import About, about
from rag.answer.ways.portrait import definition, doubts, telling
from rag.answer.ways.roster import ORDER, Listed, roster
from rag.answer.ways.wished import support_asked
from rag.eligibility.check import Checked, check
from rag.eligibility.rank import effort, match, rarity
from rag.profile import Project
from rag.question import Intent
from rag.question.asked import FIRST_PERSON
from rag.records import AnswerWarning, Availability, AvailabilityState
from rag.text.analyse import words

SHOWN = 4
"""So many programmes are proposed at once: a list that a person reads."""

NEAR = 0.7
"""A further programme needs this share of the best one's worth."""

WORTH: dict[AvailabilityState | None, float] = {
    "open": 1.0, None: 1.0, "opens_on": 0.95, "unproven": 0.9, "paused": 0.7, "closed": 0.0,
}  # fmt: skip
"""What a match is worth by how the programme stands: proven before unproven, closed never."""

UNCLEAR = 0.9
"""Factor where a criterion is open."""

LEVELS: dict[str, float] = {"regional": 1.15, "eu": 0.85}
"""Factor by who pays: what a region has for itself is meant for those there; a call of the EU is a contest of many countries."""

EFFORT = 0.92
"""Factor for each thing that makes an application long: partners from abroad, a second stage, a contest."""

LEAST, SURE = 0.22, 0.4
"""Less worth than this is no proposal: the words have nothing to do with the project. More is wanted where the question only
tells of the asker and asks for something else."""

OTHER_SUPPORT, NO_GRANT = 0.3, 0.8
"""Factor of a programme that gives another kind of support than the loan, guarantee or equity asked for, and of one without a
grant where "Zuschuss" was said, which askers say of all money."""

LATER_TOPIC = 0.05
"""What a match loses with each place further back among an entry's topics, which come in order of weight."""

OTHER_PAYER = 0.7
"""Factor of a programme of another level than the one asked for: "vom Land", "der Bund"."""

_PAYERS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"(?<!\w)(?:vo[nm]|das|dem|des|beim?) ?(?:dem )?Land(?:es)?(?!\w)|Landes(?:mittel|förder)", frozenset({"state"})),
    (r"(?<!\w)(?:de[rmns]|vo[nm]|beim?) ?(?:de[rm] )?Bund(?:es)?(?!\w)|Bundes(?:mittel|förder)|federal", frozenset({"federal"})),
    (r"(?<!\w)(?:EU|Brüssel|Europäisch\w*)(?![\w-])", frozenset({"eu"})),
    (r"(?:hat|zahlt|gibt|bietet) (?:die|unsere|der) (?:Region|Stadt|Landkreis|Kreis)(?!\w)", frozenset({"regional"})),
)  # fmt: skip
"""What a question says of who is to pay, and the levels meant."""

_SUPPORT = ("Was und wie viel", "Höhe", "Umfang")
_TELLING = (
    "headcount",
    "turnover_eur",
    "balance_sheet_eur",
    "linked",
    "place",
    "sector",
    "legal_form",
    "founded",
    "applicant",
)
"""What the asker says of themselves: the check reads it, no text need carry it."""

_OF_THEMSELVES = ("headcount", "turnover_eur", "sector", "legal_form", "founded")

_OTHER_WISHES: frozenset[Intent] = frozenset({"fact", "explain"})

_HEADS = "förder\\w*|zuschuss|zuschüsse|programme?|hilfe|geld|mittel"
_UNSAID = (
    r"zuschuss|zuschüsse|förder\w*|programm\w*|geld|kohle|mittel|staat|land|bund\w*|hilfe|unterstützung|zahlt|bezahl\w*|teil"
    r"|übernimmt|infrage|komm\w*|passt|passend\w*|möglich|woll\w*|selbst|etwas",
    r"funding|grants?|support|money|programmes?|programs?|subsid\w+|state|federal",
)


LONG, BEGINS_ALIKE = 10, 0.6
"""A word of so many letters, all but a letter of which another begins with, says about the same: "Druckluftkompressor"."""

_ABOUT = ("Worum geht es", "Wer wird gefördert", "Was und wie viel")

EVERYTHING = About(frozenset(), (), {})


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme that may do: how it is listed, what the check says, and what it is worth to the asker, 0-1."""

    listed: Listed
    checked: Checked
    worth: float


def fit(asked: Asked) -> Told | None:
    """Returns the programmes that may do for the asker; the question to put where too little is known to name any.

    None where the question does not ask for that.
    """
    talk = asked.conversation
    if not _asks(asked, talk):
        return None
    told = replace(asked, question=talk.story, need=_need(asked, talk.story))
    subject = _subject(told)
    project = talk.profile.project
    checks, listed = _checked(told)
    offers = _offers(told, subject, checks, listed)
    if not offers and not project.topics and not project.kinds and "project.topics" not in talk.asked_for:
        first = question_on("project.topics", asked.need.language)
        return Told((Line(heading("too_little", asked.need.language)),), ask=first, status="clarify")
    if not offers:
        return None
    lines, warnings = _lines(told, subject, offers)
    asked_for = talk.asked_for if subject.empty else talk.asked_for | {"project.topics"}
    ask = next_question(
        talk.profile, [one.checked.entry for one in offers], asked.scope.today, asked.need.language, asked_for
    )
    warned = [
        *_too_late(told, checks),
        *(each for one in offers for each in alarms_of(told, one.checked.entry)),
        *warnings,
    ]
    return Told(
        tuple(lines),
        tuple(one.checked.result for one in offers),
        ask,
        tuple({one.code: one for one in reversed(warned)}.values())[::-1],
    )


def _asks(asked: Asked, talk: Conversation) -> bool:
    if talk.replied:
        return True
    read = asked.understood
    if read.entries:
        return False
    if read.intent == "correction":
        return talk.story != asked.question
    if read.intent == "list":  # "Wir sind 20 Leute und wollen … Welche Zuschüsse gibt es?" asks for what suits them
        project = read.profile.project
        return bool(project.topics or project.kinds) and any(read.of(field) for field in _OF_THEMSELVES)
    if read.intent in _OTHER_WISHES:  # "Welche Bank bürgt für uns? 17 Mitarbeiter, Aurich"
        return any(read.of(field) for field in _OF_THEMSELVES) and bool(FIRST_PERSON.search(asked.question))
    return read.intent == "fit"


def _subject(asked: Asked) -> About:
    """What the project is about: without what the asker tells of themselves, and without words that no document has."""
    found = about(asked, _UNSAID, _HEADS)
    said = asked.understood
    spans = [(one.start, one.end) for field in _TELLING for one in said.of(field)]
    told = {word.text for word in words(said.text) if any(start <= word.start < end for start, end in spans)}
    told -= set(found.topical)
    kept = [
        one
        for one in found.weighted
        if one.concept.word not in told and (one.known or one.concept.kin or len(one.concept.word) >= LONG)
    ]
    return replace(found, weighted=tuple(kept))


def _need(asked: Asked, story: str) -> Need:
    return with_names(read_question(story), asked.names.nouns, asked.names.identifiers)


def _offers(asked: Asked, subject: About, checks: Mapping[str, Checked], listed: Sequence[Listed]) -> list[Offer]:
    """The programmes to propose, best first."""
    project, payers = asked.conversation.profile.project, _payers(asked.question)
    weights, support = rarity(tuple(checks.values())), frozenset(support_asked(asked.question))
    found = []
    for one in listed:
        checked = checks[one.entry.id]
        said = 0.0 if subject.empty else _carried(subject, one)
        common = match(checked, project, weights)
        if common:
            common *= _foremost(one.entry, project)
        if common == 0 or (common is None and not said):
            continue
        share = said if common is None else common if subject.empty else (said + common) / 2
        factor = WORTH[one.state] * (UNCLEAR if checked.verdict == "unclear" else 1.0) * EFFORT ** effort(one.entry)
        factor *= LEVELS.get(one.entry.level, 1.0)
        factor *= _support(one.entry, support)
        factor *= OTHER_PAYER if payers and one.entry.level not in payers else 1.0
        found.append(Offer(one, checked, share * factor))
    late = begun(asked.conversation.story, asked.conversation.profile)
    least = SURE if late or asked.understood.intent in _OTHER_WISHES else LEAST
    found = [one for one in found if one.worth >= least]
    found.sort(key=lambda one: (-round(one.worth, 3), ORDER[one.listed.state], one.checked.entry.id))
    bound = NEAR * found[0].worth if found else 0.0
    return [one for one in found if one.worth >= bound][:SHOWN]


def _checked(asked: Asked) -> tuple[dict[str, Checked], list[Listed]]:
    """The verdict on each programme in force, by id, and those that are not ruled out.

    What was read from free text as the kind of a project may not be all of it, so by itself it rules out nothing.
    """
    profile, today, language = asked.conversation.profile, asked.scope.today, asked.need.language
    given = asked.profile.project.kinds
    checks: dict[str, Checked] = {}

    def keep(entry: Entry, standing: Availability | None) -> bool:
        if standing is not None and standing.state == "closed":
            return False
        found = check(profile, entry, today, language)
        if not given and [one.criterion for one in found.not_met] == ["project_kind"]:
            found = check(profile.having("project.kinds", ()), entry, today, language)
        checks[entry.id] = found
        return found.verdict != "does_not_fit"

    return checks, roster(asked, ("programme",), None, EVERYTHING, keep)


def _too_late(asked: Asked, checks: Mapping[str, Checked]) -> Iterator[AnswerWarning]:
    """The alarm of one who has begun, for the programme on the project that only this rules out."""
    project = asked.conversation.profile.project
    missed = [
        (match(one, project) or 0.0, one.entry.id)
        for one in checks.values()
        if [each.criterion for each in one.not_met] == ["not_started"]
    ]
    best = max(missed, default=(0.0, ""))
    if best[0] > 0:
        yield from alarms_of(asked, checks[best[1]].entry)


def alarms_of(asked: Asked, entry: Entry) -> Iterator[AnswerWarning]:
    """Yields what the asker must be warned of with a programme: begun, de-minimis room, a large parent."""
    talk = asked.conversation
    yield from alarms(talk.story, talk.profile, entry, asked.scope.today, combined=False, language=asked.need.language)


def _carried(subject: About, one: Listed) -> float:
    """The share of the project's words that a programme's document carries, 0-1; those of what it is about count most."""
    total = sum(each.weight for each in subject.weighted)
    if not total:
        return 0.0
    best = 0.0
    terms = title_terms(one.document)
    for factor, sections in ((1.0, ("Worum geht es",)), (0.9, _ABOUT), (0.75, None)):
        part = [each for each in one.told if sections is None or each.cut.section in sections]
        terms = terms.union(*(each.terms for each in part))
        found = sum(each.weight * _met(each.concept, terms) for each in subject.weighted)
        best = max(best, factor * found / total)
    return best


def _met(concept: Concept, terms: frozenset[str]) -> float:
    """How far terms carry a word: as `met` has it, and a little where one begins like a long word that no document holds."""
    found = met(concept, terms)
    if found or len(concept.word) < LONG:
        return found
    begins = concept.word.casefold()[: LONG - 1]
    return BEGINS_ALIKE if any(one.startswith(begins) for one in terms) else 0.0


def _foremost(entry: Entry, project: Project) -> float:
    """Factor by how far in front the first common topic stands."""
    places = [place for place, topic in enumerate(entry.topics) if topic in project.topics]
    return max(0.5, 1 - LATER_TOPIC * places[0]) if places else 1.0


def _support(entry: Entry, asked_for: frozenset[SupportType]) -> float:
    given = set(entry.support_types)
    if not asked_for or asked_for & given or (asked_for == {"grant"} and "tax_credit" in given):
        return 1.0
    return NO_GRANT if asked_for == {"grant"} else OTHER_SUPPORT


def _payers(text: str) -> frozenset[str]:
    return frozenset[str]().union(*(levels for pattern, levels in _PAYERS if re.search(pattern, text)))


def _lines(asked: Asked, subject: About, offers: Sequence[Offer]) -> tuple[list[Line], list[AnswerWarning]]:
    language = asked.need.language
    sure = any(one.checked.verdict == "fits" for one in offers)
    lines = [Line(heading("fits" if sure else "may_fit", language))]
    for one in offers:
        lines += _portrait(one, subject, begun(asked.conversation.story, asked.conversation.profile))
    told, warnings = doubts(asked, [one.listed for one in offers])
    return [*lines, *told], warnings


def _portrait(offer: Offer, subject: About, begun_already: bool) -> Iterator[Line]:
    """What it is, what it says of the project, what it pays; to one who has begun, whether that still goes."""
    one = offer.listed
    first = definition(one)
    late = next((each for each in one.told if begun_already and _LATE.search(each.text)), None)
    found = [first, late or telling(one, subject, first), _pays(offer)]
    shown = [each for at, each in enumerate(found) if each is not None and each not in found[:at]]
    for number, each in enumerate(shown):
        yield Line(each.text, (each,), item=number == 0, quoted=True, follows=number > 0)


_LATE = re.compile(r"rückwirkend|nach (?:\w+)?[Bb]eginn|nachträglich")


def _pays(offer: Offer) -> Candidate | None:
    """The sentence that says the rate or the sum that the check reckons with."""
    support = offer.checked.result.support
    pool = [one for one in offer.listed.told if one.cut.section in _SUPPORT and not one.cut.leaning]
    for value, unit in ((support.percent, "percent"), (support.max_eur, "eur")):
        if value is None:
            continue
        for one in pool:
            if any(each.unit == unit and abs(float(each.value) - value) < 1e-6 for each in one.cut.quantities):
                return one
    return pool[0] if pool else None
