"""One answer of a run on the page: what was asked, what is expected and forbidden and whether it is there, what was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from evals.case import Case, GoldShown, case_of
from evals.llm_judge import Opinion, Verdict, load_opinions
from evals.question import Question
from evals.retrieval import DEPTH
from evals.run import Run
from rag.eligibility.wording import Words
from rag.records import Answer, Citation
from ui import language, texts
from ui.chat.blocks import blocks
from ui.chat.cards import cards
from ui.chat.panel import badge as standing
from ui.evaluation.answers import badge
from ui.evaluation.words import DASH, address, category, go, measure, milliseconds, statuses, why
from ui.forms import profile as company

_MARKER = re.compile(r"\[(\d{1,3})\]")
_SIGNS = {True: "✓", False: "✕"}


def html(run: Run, question: Question) -> str:
    """Returns an answered question whole."""
    case = case_of(run, question)
    name = run.folder.name
    opinions = [one for one in load_opinions(run) if one.verdicts.get(question.id)]
    reason = "" if case.judged.right else f'<p class="warum">{escape(why(case.reasons))}</p>'
    return (
        f'<p class="knoepfe">{go(address(name), texts.EVAL_BACK_TO_RUN.format(run=name), "zurueck-zu")}</p>'
        f'<h2 tabindex="-1">{escape(question.question)}</h2>'
        f'<p class="merkmale">{badge(case.outcome)}<span class="womit">{escape(question.id)} · '
        f"{escape(category(question.category))} · {_asked_on(question)}</span></p>{reason}{_before(question)}"
        f'<div class="eval-paar"><section class="gruppe"><h3>{texts.EVAL_DUE}</h3>{_due(case)}</section>'
        f'<section class="gruppe"><h3>{texts.EVAL_ANSWER}</h3>{given(case.answer)}</section></div>'
        f"{_dialogue(run, question)}{''.join(_opinion(one, question) for one in opinions)}"
    )


def given(answer: Answer) -> str:
    """Returns an answer with what it cites, its programmes, and how long each step took."""
    cited = "".join(map(_citation, answer.citations)) or f"<p>{texts.EVAL_CITED_NOTHING}</p>"
    dropped = texts.EVAL_DROPPED.format(count=answer.dropped) if answer.dropped else ""
    times = " · ".join(
        f"{escape(texts.EVAL_STEPS.get(name, name))} {milliseconds(value)}" for name, value in answer.timings_ms.items()
    )
    ask = (
        f'<p class="rueckfrage">{escape(answer.ask.question)}</p>'
        if answer.ask and answer.ask.question not in answer.text
        else ""
    )
    return (
        f'<p class="womit">{statuses([answer.status])}{f" · {dropped}" if dropped else ""}</p>'
        f'<div class="text">{blocks(answer.text, _marked)}</div>{ask}{cards(answer.programmes)}'
        f"<h4>{texts.EVAL_CITED}</h4>{cited}<h4>{texts.EVAL_TIMES}</h4><p>{times or DASH}</p>"
    )


def _marked(text: str) -> str:
    return _MARKER.sub(r'<span class="zitat">\1</span>', escape(text))


def _citation(one: Citation) -> str:
    page = f" · {texts.PAGE} {one.page}" if one.page else ""
    stands = standing(one.availability, "programme") if one.availability else ""
    return (
        f'<blockquote><p>{escape(one.quote)}</p><footer><span class="nummer">{one.marker}</span> {escape(one.title)}'
        f"{f' · {escape(one.heading)}' if one.heading else ''}{page} {stands}</footer></blockquote>"
    )


def _asked_on(question: Question) -> str:
    return str(texts.EVAL_ASKED_ON.format(day=Words(language.current()).day(question.today)))


def _before(question: Question) -> str:
    turns = "".join(
        f"<div><dt>{texts.EVAL_ROLES[one.role]}</dt><dd>{escape(one.text)}</dd></div>" for one in question.history
    )
    told = f'<h3>{texts.EVAL_HISTORY}</h3><dl class="angaben">{turns}</dl>' if turns else ""
    facts = company.known(question.profile)
    listed = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    return told + (f'<h3>{texts.EVAL_PROFILE}</h3><dl class="angaben">{listed}</dl>' if listed else "")


def _due(case: Case) -> str:
    question, judged = case.question, case.judged
    items = [_item(judged.status_right, statuses(question.status), measure("status right"))]
    items += [_item(said, one.text, _said(said), texts.EVAL_LEVELS[one.level]) for one, said in case.nuggets]
    nothing = f"<p>{texts.EVAL_NOT_EXPECTED}</p>" if question.status == ("abstained",) else ""
    return (
        f"{nothing}{_list('', items)}"
        f"{_list(texts.EVAL_FORBIDDEN, [_item(not said, one.text, _uttered(said)) for one, said in case.forbidden])}"
        f"{_list(texts.EVAL_WARNINGS, _warnings(case))}{_list(texts.EVAL_PROPOSALS, _proposals(case))}"
        f"{_list(texts.EVAL_GOLD, [_gold(one) for one in case.gold])}"
        f"{f'<h4>{texts.EVAL_NOTE}</h4><p>{escape(question.note)}</p>' if question.note else ''}"
    )


def _said(ok: bool) -> str:
    return texts.EVAL_SAID if ok else texts.EVAL_NOT_SAID


def _uttered(said: bool) -> str:
    return texts.EVAL_FORBIDDEN_SAID if said else texts.EVAL_FORBIDDEN_NOT_SAID


def _list(title: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    return f'{f"<h4>{title}</h4>" if title else ""}<ul class="kriterien">{"".join(items)}</ul>'


def _item(ok: bool, text: str, result: str, more: str = "") -> str:
    kind = "met" if ok else "not_met"
    return (
        f'<li class="kriterium kriterium--{kind}"><span class="zeichen" aria-hidden="true">{_SIGNS[ok]}</span>'
        f'<span><span class="ergebnis">{escape(result)}:</span> {escape(text)}'
        f"{f' <span class=hat>({escape(more)})</span>' if more else ''}</span></li>"
    )


def _warnings(case: Case) -> list[str]:
    judged = case.judged
    due = [(one not in judged.warnings_missing, one) for one in case.question.warnings]
    items = [
        _item(ok, texts.WARNING_NAMES[one], texts.EVAL_WARNING_DUE if ok else texts.EVAL_WARNING_MISSING)
        for ok, one in due
    ]
    return items + [
        _item(False, texts.WARNING_NAMES.get(one, one), texts.EVAL_WARNING_FALSE) for one in judged.warnings_false
    ]


def _proposals(case: Case) -> list[str]:
    there = set(case.judged.recommended)
    due = [
        _item(one in there, one, texts.EVAL_PROPOSED if one in there else texts.EVAL_NOT_PROPOSED)
        for one in case.question.recommends
    ]
    bad = [
        _item(False, one, texts.EVAL_MUST_NOT)
        for one in (*case.judged.wrongly_recommended, *case.judged.closed_recommended)
    ]
    return due + bad


def _gold(one: GoldShown) -> str:
    rank = texts.EVAL_GOLD_RANK.format(rank=one.rank) if one.rank else texts.EVAL_GOLD_NO_RANK.format(depth=DEPTH)
    cited = texts.EVAL_GOLD_CITED if one.cited else texts.EVAL_GOLD_NOT_CITED
    return _item(one.cited, f"„{one.gold.quote}“ · {one.gold.doc}", cited, rank)


def _dialogue(run: Run, question: Question) -> str:
    told = run.dialogues.get(question.id)
    if told is None:
        return ""
    over = texts.EVAL_DIALOGUE_NONE if told.turns is None else texts.EVAL_DIALOGUE_TURNS.format(turns=told.turns)
    asked = texts.EVAL_DIALOGUE_ASKED.format(fields=", ".join(told.asked) or DASH)
    verdicts = "; ".join(f"{name}: {texts.VERDICTS[said]}" for name, said in told.verdicts.items())
    said = " · ".join(part for part in (over, asked, verdicts) if part)
    return f'<section class="gruppe"><h3>{texts.EVAL_DIALOGUE}</h3><p>{escape(said)}</p></section>'


def _opinion(opinion: Opinion, question: Question) -> str:
    rounds = "".join(
        f"<h4>{texts.EVAL_OPINION_ROUND.format(number=number)}</h4>{_round(one, question)}"
        for number, one in enumerate(opinion.verdicts[question.id], start=1)
    )
    title = texts.EVAL_OPINION.format(model=opinion.model)
    return f'<section class="gruppe"><h3>{escape(title)}</h3>{rounds}</section>'


def _round(verdict: Verdict, question: Question) -> str:
    items = [_item(said, one.text, _said(said)) for one, said in zip(question.nuggets, verdict.nuggets, strict=True)]
    items += [
        _item(not said, one.text, _uttered(said))
        for one, said in zip(question.forbidden, verdict.forbidden, strict=True)
    ]
    refuses = texts.EVAL_OPINION_REFUSES if verdict.refuses else texts.EVAL_OPINION_ANSWERS
    return f"<p>{refuses}{f'. {escape(verdict.reason)}' if verdict.reason else ''}</p>{_list('', items)}"
