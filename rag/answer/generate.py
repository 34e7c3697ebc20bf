"""The engine that lets a chat model word the answer: from the passages that were found, and nothing that they do not carry.

What to answer from, and whether to answer at all, is decided before, by the evidence. The model's sentences are held against the
passages one by one, as they come; what fails is dropped and counted. Where nothing is left, or the model is down, too slow or not
to be understood, the quotes of `extract` are the answer, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rag.answer.candidates import Candidate, terms_of
from rag.answer.cite import Citer
from rag.answer.need import Language, language
from rag.answer.passages import passages_of
from rag.answer.phrases import MODEL_NOTES, day
from rag.answer.prompt import LANGUAGES, answering, rewriting, system
from rag.answer.reply import NOTHING, sentences_of, without_thoughts
from rag.answer.support import know, support
from rag.answer.verify import Dropped
from rag.chat_model import ChatModel
from rag.errors import ChatModelBroken, ChatModelError, ChatModelSlow
from rag.records import Hit, Turn
from rag.text.dates import dates
from rag.text.numbers import amounts

MAX_SENTENCES = 6
"""Asked for in the prompt; what a model writes beyond twice as many is not waited for."""

MAX_REWRITTEN_CHARS = 400
"""A longer rewritten question is no question."""


@dataclass
class Draft:
    """What a chat model wrote: sentences kept with their markers, in order, and those dropped with the reasons.

    `note` is None where all went well.
    """

    kept: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    note: str | None = None

    @property
    def claims_dropped(self) -> bool:
        """Whether a sentence that named a passage was dropped; one that names none is mostly idle talk."""
        return any(one.reasons != ("no marker",) for one in self.dropped)


class Writer:
    """Words answers with a chat model."""

    def __init__(self, model: ChatModel) -> None:
        """`model` is asked once for an answer, and once before it for a question that follows others."""
        self._model = model

    @property
    def name(self) -> str:
        """The model's name, for `Answer.engine`."""
        return self._model.name

    def alone(self, question: str, history: Sequence[Turn]) -> str | None:
        """Returns the question so that it stands without the turns before it; None where the model gave nothing of use.

        A rewritten question may hold no content word and no figure that nobody said, so that it asks nothing new.
        """
        if not history:
            return None
        rules = system("rewrite")
        try:
            reply = "".join(self._model.stream(rewriting(rules, question, history, self._model.prompt_tokens)))
        except ChatModelError:
            return None
        rewritten = " ".join(re.sub(r"</?frage>", " ", without_thoughts(reply)).split()).strip("\"„“”' ")
        said = " ".join([question, *(turn.text for turn in history)])
        fits = 0 < len(rewritten) <= MAX_REWRITTEN_CHARS and language(rewritten) == language(question)
        return rewritten if fits and not _news(rewritten, said) else None

    def write(
        self,
        draft: Draft,
        question: str,
        tongue: Language,
        history: Sequence[Turn],
        chosen: Sequence[Candidate],
        further: Sequence[Hit],
        citer: Citer,
        today: date,
    ) -> Iterator[str]:
        """Yields the sentences that stand the checks, each with its markers of `citer`, as soon as they do; fills `draft`.

        `chosen` are the sentences that answer without a model, `further` what else was found.
        """
        rules = system(
            "answer",
            today=day(today),
            language=LANGUAGES[tongue],
            sentences=str(MAX_SENTENCES),
            nothing=NOTHING,
        )
        offered = passages_of(chosen, further, today)
        messages, used = answering(rules, question, history, offered, tongue, self._model.prompt_tokens)
        passages = {one.number: one for one in used}
        fault, refused, seen = "", False, set[str]()
        try:
            for count, sentence in enumerate(sentences_of(self._model.stream(messages)), start=1):
                if sentence.text.strip(" .!").upper() == NOTHING:
                    refused = True
                    continue
                if count > 2 * MAX_SENTENCES:
                    break
                if sentence.text in seen:
                    continue
                seen.add(sentence.text)
                found = support(sentence, passages, today)
                if found.line is None:
                    draft.dropped.append(Dropped(sentence.text, found.reasons))
                    continue
                know(citer, found.line.sources, today)
                draft.kept.append(citer.line(found.line))
                yield draft.kept[-1]
        except ChatModelSlow:
            fault = "slow"
        except ChatModelBroken:
            fault = "broken"
        except ChatModelError:
            fault = "down"
        if draft.kept:
            fault = "unfinished" if fault else ""
        elif not fault:
            fault = "nothing" if refused else "unsupported"
        draft.note = MODEL_NOTES[tongue][fault] if fault else None


def _news(rewritten: str, said: str) -> bool:
    """Whether a rewritten question holds a capitalised word or a figure that was not said."""
    known = terms_of(said)
    nouns = [terms_of(word) for word in re.findall(r"\b[A-ZÄÖÜ][\w-]+", rewritten)[1:]]
    figures = {(one.unit, one.value) for one in amounts(rewritten)} - {(one.unit, one.value) for one in amounts(said)}
    days = {one.first for one in dates(rewritten)} - {one.first for one in dates(said)}
    return any(terms and not terms & known for terms in nouns) or bool(figures or days)
