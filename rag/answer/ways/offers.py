"""Which programmes may do for the asker, and what each is worth: the check, the topics, the words, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.schema import Entry
from corpus.vocabulary import SupportType, Topic
from rag.answer.evidence import met
from rag.answer.need import Concept
from rag.answer.subjects import title_terms
from rag.answer.told import Asked
from rag.answer.ways.about import About, change_in
from rag.answer.ways.brings_in import aim, brings_in_technology, other_aim
from rag.answer.ways.payer import payers_asked
from rag.answer.ways.roster import ORDER, Listed, roster
from rag.answer.ways.umbrella import applied_for
from rag.answer.ways.wished import support_asked
from rag.eligibility.check import Checked, check
from rag.eligibility.rank import effort, match, rarity
from rag.profile import Profile, Project
from rag.records import Availability, AvailabilityState

SHOWN = 4
"""So many programmes are proposed at once: a list that a person reads."""

NEAR, NEAR_TECHNOLOGY = 0.7, 0.5
"""A further programme needs this share of the best one's worth; less where a firm brings a technology in, which many pay for."""

ELSEWHERE = 2
"""So many of other levels stand behind those of the level asked for, where they are worth as much."""

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

OTHER_SUPPORT, BESIDES, NO_GRANT = 0.3, 0.6, 0.8
"""Factor of a programme that gives another kind of support than the loan, guarantee or equity asked for, of one that gives it
beside a grant, and of one without a grant where "Zuschuss" was said, which askers say of all money."""

NOT_FOUNDING = 0.4
"""Factor of a programme that is above all for founders, where the project is no founding."""

NO_ADVICE = 0.5
"""Factor of what is no advice, where the asker wants to know where to begin."""

LATER_TOPIC = 0.05
"""What a match loses with each place further back among an entry's topics, which come in order of weight."""

LATER_IN_CHANGE = 0.35
"""The same where a firm of the car industry changes over: what is made for that comes first."""

_CHANGE: Topic = "automotive_transformation"

_FORMS = re.compile(r"prämie|stipendium|gutschein", re.IGNORECASE)

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


def offers(
    asked: Asked,
    subject: About,
    checks: Mapping[str, Checked],
    listed: Sequence[Listed],
    least: float,
    advice: bool = False,
) -> list[Offer]:
    """Returns the programmes to propose, best first, none worth less than `least`; `checks` and `listed` as of `checked_all`.

    With `advice` those that advise come first.
    """
    project, payers = asked.conversation.profile.project, payers_asked(asked.question)
    brings_in = brings_in_technology(project, asked.conversation.story)
    change = change_in(asked.conversation.story) is not None
    if change:  # what one changes to is no project of its own
        kept = [one for one in project.topics if one not in ("electromobility", _CHANGE)]
        project = project.model_copy(update={"topics": (_CHANGE, *kept)})
    if brings_in and "ai" in project.topics:  # whoever brings in AI digitalises
        project = project.model_copy(update={"topics": tuple(dict.fromkeys((*project.topics, "digitalisation")))})
    weights, support = rarity(tuple(checks.values())), frozenset(support_asked(asked.question))
    found = []
    for one in listed:
        checked = checks[one.entry.id]
        said = 0.0 if subject.empty else _carried(subject, one)
        common = match(checked, project, weights)
        if common:
            common *= _foremost(one.entry, project, LATER_IN_CHANGE if change else LATER_TOPIC)
        if common == 0 or (common is None and not said) or not _for_them(one.entry, asked.conversation.profile):
            continue
        share = said if common is None else common if subject.empty else (said + common) / 2
        factor = WORTH[one.state] * (UNCLEAR if checked.verdict == "unclear" else 1.0) * EFFORT ** effort(one.entry)
        factor *= LEVELS.get(one.entry.level, 1.0)
        factor *= _support(one.entry, support)
        factor *= _founders(one.entry, asked.conversation.profile)
        factor *= NO_ADVICE if advice and "advice" not in one.entry.support_types[:2] else 1.0
        factor *= _form(one, asked.question)
        factor *= other_aim(one.entry, project)
        factor *= aim(one.entry, project, support) if brings_in else 1.0
        found.append(Offer(one, checked, share * factor))
    found = [one for one in found if one.worth >= least]
    found.sort(key=lambda one: (-round(one.worth, 3), ORDER[one.listed.state], one.checked.entry.id))
    return _nearest(found, payers, NEAR_TECHNOLOGY if brings_in else NEAR)


def _nearest(found: Sequence[Offer], payers: frozenset[str], share: float) -> list[Offer]:
    """The best and what is near it; where a payer is named, those of that level first, then `ELSEWHERE` others as good."""
    theirs = [one for one in found if one.checked.entry.level in payers]
    if theirs and len(theirs) < len(found):
        best = theirs[0].worth
        others = [one for one in found if one not in theirs and one.worth >= best]
        return [*_nearest(theirs, frozenset(), share), *others[:ELSEWHERE]][:SHOWN]
    bound = share * found[0].worth if found else 0.0
    return [one for one in found if one.worth >= bound][:SHOWN]


def checked_all(asked: Asked) -> tuple[dict[str, Checked], list[Listed]]:
    """Returns the verdict on each programme in force, by id, and those that are not ruled out and that one can apply for.

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

    listed = roster(asked, ("programme",), None, EVERYTHING, keep)
    return checks, applied_for(listed, profile.place)


def missed(asked: Asked, checks: Mapping[str, Checked], subject: About) -> Entry | None:
    """Returns the programme on the project that only its start rules out, of several the nearest; None where there is none.

    Nearest is what pays for such a project and whose document has the words of `subject`.
    """
    project = asked.conversation.profile.project
    support = frozenset(support_asked(asked.question))
    late = [
        (
            round(
                (match(one, project) or 0.0)
                * _support(one.entry, support)
                * _founders(one.entry, asked.conversation.profile),
                1,
            ),
            subject.carried(frozenset[str]().union(*(each.terms for each in asked.sentences(one.entry.id)))),
            one.entry.id,
        )
        for one in checks.values()
        if [each.criterion for each in one.not_met] == ["not_started"]
    ]
    best = max(late, default=(0.0, 0.0, ""))
    return checks[best[-1]].entry if best[0] > 0 else None


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


def _for_them(entry: Entry, profile: Profile) -> bool:
    """Whether a programme may be meant for such an asker: to a private person only what names private persons."""
    applicants = entry.eligible.applicants if entry.eligible else ()
    return profile.applicant != "individual" or "individual" in applicants


def _foremost(entry: Entry, project: Project, later: float) -> float:
    """Factor by how far in front the first common topic stands; each place further back costs `later`."""
    places = [place for place, topic in enumerate(entry.topics) if topic in project.topics]
    return max(0.3, 1 - later * places[0]) if places else 1.0


def _support(entry: Entry, asked_for: frozenset[SupportType]) -> float:
    given = set(entry.support_types)
    if not asked_for or (asked_for == {"grant"} and given & {"grant", "tax_credit"}):
        return 1.0
    if asked_for & given:
        return 1.0 if "grant" in asked_for or entry.support_types[0] != "grant" else BESIDES
    return NO_GRANT if asked_for == {"grant"} else OTHER_SUPPORT


def _founders(entry: Entry, profile: Profile) -> float:
    """Factor of what is above all for founders; where it is said since when the company exists, the check knows better."""
    founds = "founding" in profile.project.topics or profile.applicant == "founder" or profile.founded is not None
    return NOT_FOUNDING if entry.topics[:1] == ("founding",) and not founds else 1.0


def _form(one: Listed, text: str) -> float:
    """Factor of a programme whose name does not say the form of support asked for: a premium, a scholarship, a voucher."""
    named = {match.group().casefold() for match in _FORMS.finditer(text)}
    name = f"{one.entry.name} {one.entry.short_name or ''} {' '.join(one.entry.aliases)}".casefold()
    return OTHER_SUPPORT if named and not any(form in name for form in named) else 1.0
