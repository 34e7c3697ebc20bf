"""From what was found to the answer: verified, worded by a chat model where one is set, cited, laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.answer.candidates import Candidate
from rag.answer.cite import Citer
from rag.answer.find import Found
from rag.answer.generate import Draft, Writer
from rag.answer.phrases import unanswered
from rag.answer.run import EXTRACT, AnswerEvent, Run
from rag.answer.statements import Statements
from rag.answer.support import know
from rag.answer.told import Told, ahead_of_quotes
from rag.answer.verify import Verified, verify
from rag.records import AnswerStatus, AnswerWarning, Hit

_MARKER = re.compile(r"\[(\d+)\]")


class Speaker:
    """Makes the events of an answer; `writer` words quotes, None leaves them as they are."""

    def __init__(self, writer: Writer | None) -> None:
        """Takes what words quotes, if anything does."""
        self._writer = writer

    def tell(self, run: Run, told: Told) -> Iterator[AnswerEvent] | None:
        """Returns the steps of what a way tells; None where nothing of it stands the checks."""
        today, citer = run.scope.today, Citer()
        know(citer, [one for line in told.lines for one in line.sources], today)
        stated = [citer.line(line) for line in told.lines]
        verified = verify(
            stated, citer.citations(), today=today, entries=citer.entries, given=run.given, asked_day=told.asked_day
        )
        run.note("verify")
        if not any(one in citer.answering for one in verified.kept) and told.status == "answered":
            return None
        return self._telling(run, told, citer, stated, verified)

    def quote(
        self, run: Run, held: Sequence[Found], stated: Statements, missing: Sequence[str]
    ) -> Iterator[AnswerEvent] | None:
        """Returns the steps of what was found for the parts `held`; None where nothing of it stands the checks.

        `missing` are the labels of the parts that nothing answers.
        """
        citer = stated.citer
        verified = verify(
            stated.sentences, citer.citations(), today=run.scope.today, entries=citer.entries, given=run.given
        )
        run.note("verify")
        if not any(one in citer.answering for one in verified.kept):
            return None
        return self._quoting(run, held, stated, missing, verified)

    def _quoting(
        self, run: Run, held: Sequence[Found], stated: Statements, missing: Sequence[str], verified: Verified
    ) -> Iterator[AnswerEvent]:
        citer, draft = stated.citer, Draft()
        lacking = unanswered(run.need.language, missing)
        ahead = [one for one in verified.kept if one in citer.notices]
        chosen = [pick.candidate for part in held for pick in part.extract.picks]
        yield from self._worded(run, draft, chosen, [hit for part in held for hit in part.hits], citer, ahead)
        told = Told((), warnings=stated.warnings, status="partial" if lacking else "answered")
        yield from self._ended(run, told, citer, draft, verified, ahead, lacking)

    def _telling(
        self, run: Run, told: Told, citer: Citer, stated: Sequence[str], verified: Verified
    ) -> Iterator[AnswerEvent]:
        """What is quotes alone may be worded by the chat model."""
        draft, first = Draft(), ahead_of_quotes(told)
        ahead = [one for one in stated[:first] if one in verified.kept]
        if first is not None:
            chosen = [one for line in told.lines[first:] for one in line.sources]
            yield from self._worded(run, draft, chosen, (), citer, ahead)
        behind = [*told.gaps, *([told.ask.question] if told.ask else [])]
        yield from self._ended(run, told, citer, draft, verified, ahead, behind)

    def _ended(
        self,
        run: Run,
        told: Told,
        citer: Citer,
        draft: Draft,
        verified: Verified,
        ahead: Sequence[str],
        behind: Sequence[str],
    ) -> Iterator[AnswerEvent]:
        """The sentences that were not sent yet, and the whole answer; `behind` are those that claim nothing of documents."""
        kept, citations = citer.renumbered([*ahead, *draft.kept] if draft.kept else verified.kept)
        for sentence in behind if draft.kept else [*kept, *behind]:
            yield AnswerEvent("sentence", sentence)
        run.note("compose")
        lacks = draft.claims_dropped if draft.kept else bool(verified.dropped)
        status: AnswerStatus = "partial" if lacks and told.status == "answered" else told.status
        text = "\n".join([*filter(None, [citer.layout(kept)]), *behind])
        answer = run.record(status, text, citations, _marked(told.warnings, kept), self._engine(draft))
        dropped = len(draft.dropped) + len(verified.dropped)
        update = {"programmes": told.programmes, "ask": told.ask, "dropped": dropped, "note": draft.note}
        yield AnswerEvent("answer", answer=answer.model_copy(update=update))

    def _worded(
        self,
        run: Run,
        draft: Draft,
        chosen: Sequence[Candidate],
        further: Sequence[Hit],
        citer: Citer,
        ahead: Sequence[str],
    ) -> Iterator[AnswerEvent]:
        """What the chat model makes of what was found, into `draft`, behind the sentences `ahead`; nothing without a model."""
        if self._writer is None:
            return
        tongue = run.need.language
        yield AnswerEvent("status", "Formuliere die Antwort …" if tongue == "de" else "Writing …")
        for _ in self._writer.write(draft, run.question, tongue, run.history, chosen, further, citer, run.scope.today):
            said, _ = citer.renumbered([*ahead, *draft.kept])
            for sentence in said if len(draft.kept) == 1 else said[-1:]:
                yield AnswerEvent("sentence", sentence)
        run.note("generate")

    def _engine(self, draft: Draft) -> str:
        return self._writer.name if self._writer is not None and draft.kept else EXTRACT


def _marked(warnings: Sequence[AnswerWarning], kept: Sequence[str]) -> list[AnswerWarning]:
    """The warnings with the marker of the notice in the text that says the same of the same entry, where there is one."""
    found = []
    for one in warnings:
        head = one.text.split(":")[0]
        said = next((sentence for sentence in kept if sentence.startswith(f"{head}:")), "")
        marker = _MARKER.search(said)
        found.append(one.model_copy(update={"marker": int(marker[1])}) if marker else one)
    return found
