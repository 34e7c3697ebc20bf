"""What askers thought of answers: read, filtered, deleted, kept as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from api.services import Services
from rag.access import Caller
from rag.feedback import CitedVersion, StoredFeedback, lines, read_feedback
from rag.records import DocumentInfo
from ui import texts
from ui.chat import record
from ui.chat.panel import day, internal
from ui.forms import fields
from ui.forms.profile import Form
from ui.staff.parts import PATH, asking, count, facts, offset, pages, value

FORM = "post"
LIST = "rueckmeldungen-liste"
SHOWN = 20
ALL = 1_000_000
FIELDS = ("daumen", "grund")


def section(services: Services, form: Form, caller: Caller) -> str:
    """Returns the form and the list."""
    options = (
        fields.select(FORM, "daumen", texts.STAFF_THUMB, texts.STAFF_THUMBS.items(), value(form, "daumen")),
        fields.select(FORM, "grund", texts.STAFF_REASON, texts.STAFF_REASONS.items(), value(form, "grund")),
    )
    kept = texts.STAFF_FEEDBACK_LEAD.format(days=count(services.settings.keep_feedback_days))
    return (
        f'<h3>{texts.STAFF_SECTIONS["rueckmeldungen"]}</h3><p class="einleitung">{kept}</p>'
        f'<form id="{FORM}" class="formular" action="{PATH}/rueckmeldungen/liste" data-ergebnis="{LIST}" method="get">'
        f'<div class="raster raster--eng">{"".join(options)}</div>'
        f'<p class="knoepfe"><button type="submit" class="haupt">{texts.STAFF_FILTER}</button>'
        f'<button type="submit" formaction="{PATH}/rueckmeldungen.csv">{texts.SAVE_CSV}</button>'
        f'<button type="submit" formaction="{PATH}/rueckmeldungen.feedback">{texts.STAFF_SAVE_FEEDBACK}</button></p></form>'
        f'<div id="{LIST}" class="ergebnis">{html(services, form, caller)}</div>'
    )


def html(services: Services, form: Form, caller: Caller) -> str:
    """Returns a page of the feedback that meets the form and that the caller may read, newest first."""
    found, first = find(services, form, caller), offset(form)
    shown = found[first : first + SHOWN]
    if not shown:
        return f'<p class="zaehlung" tabindex="-1">{texts.STAFF_NO_FEEDBACK}</p>'
    said = texts.STAFF_FEEDBACK_COUNTED.format(first=first + 1, last=first + len(shown), total=count(len(found)))
    cited = {one.doc_id for each in shown for one in each.feedback.versions}
    infos = services.store.database.documents.infos(sorted(cited), caller.audiences)
    items = "".join(_item(one, infos, caller) for one in shown)
    kept = urlencode({name: given for name in FIELDS if (given := value(form, name))})
    return (
        f'<p class="zaehlung" tabindex="-1">{said}</p><ol class="treffer" start="{first + 1}">{items}</ol>'
        f"{pages(first, len(shown), len(found), SHOWN, LIST, f'{PATH}/rueckmeldungen/liste?{kept}')}"
    )


def find(services: Services, form: Form, caller: Caller) -> list[StoredFeedback]:
    """Returns all feedback that meets the form; a value that does not exist sets no condition."""
    thumb, reason = value(form, "daumen"), value(form, "grund")
    found, _ = read_feedback(
        services.store.database,
        services.settings,
        audiences=caller.audiences,
        today=services.today(),
        thumb=thumb if thumb in ("up", "down") else None,  # type: ignore[arg-type]
        limit=ALL,
    )
    return [one for one in found if reason not in texts.STAFF_REASONS or one.feedback.reason == reason]


def csv(services: Services, form: Form, caller: Caller) -> str:
    """Returns the feedback that meets the form as CSV."""
    rows = []
    for one in find(services, form, caller):
        given = one.feedback
        versions = " ".join(f"{each.doc_id}@{each.version}" for each in given.versions)
        said = (texts.STAFF_THUMBS[given.thumb], texts.STAFF_REASONS.get(given.reason or "", ""), given.comment or "")
        rest = (given.question, given.answer or "", given.engine or "", versions, texts.AUDIENCES[one.audience])
        rows.append([one.id, day(one.day), *said, *rest])
    return record.table(texts.STAFF_FEEDBACK_COLUMNS, rows)


def jsonl(services: Services, form: Form, caller: Caller) -> str:
    """Returns the feedback that meets the form as the lines that `lotse eval from-feedback` reads, oldest first."""
    said = lines(reversed(find(services, form, caller)))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in said)


def _item(one: StoredFeedback, infos: Mapping[str, DocumentInfo], caller: Caller) -> str:
    given = one.feedback
    reason = f'<span class="art">{texts.STAFF_REASONS[given.reason]}</span>' if given.reason else ""
    versions = ", ".join(_cited(each, infos.get(each.doc_id)) for each in given.versions)
    told = facts(
        (
            (texts.STAFF_COMMENT, given.comment or ""),
            (texts.STAFF_ENGINE, texts.ENGINES.get(given.engine or "", given.engine or "")),
            (texts.STAFF_CITED, versions),
            (texts.STAFF_ANSWERED_FOR, day(given.today)),
        )
    )
    turns = "".join(
        f"<li><strong>{texts.STAFF_TURNS[turn.role]}</strong> {escape(turn.text)}</li>" for turn in given.history
    )
    said = _folded(texts.STAFF_ANSWER, f'<p class="wortlaut">{escape(given.answer)}</p>' if given.answer else "")
    said += _folded(texts.STAFF_HISTORY, f"<ol>{turns}</ol>" if turns else "")
    acts = f'<p class="knoepfe">{_delete(one)}</p>' if "documents" in caller.scopes else ""
    return (
        f'<li class="fund rueckmeldung rueckmeldung--{given.thumb}"><h4>{escape(given.question)}</h4><p class="merkmale">'
        f'<span class="marke marke--{given.thumb}">{texts.STAFF_THUMBS[given.thumb]}</span>{reason}{internal(one.audience)}'
        f'<span class="tag">{day(one.day)}</span></p>{told}{said}{acts}</li>'
    )


def _folded(head: str, inside: str) -> str:
    return f"<details><summary>{head}</summary>{inside}</details>" if inside else ""


def _delete(one: StoredFeedback) -> str:
    title, text = texts.STAFF_DELETE_FEEDBACK, texts.STAFF_DELETE_FEEDBACK_ASK
    return asking(texts.STAFF_DELETE, title, text, "rueckmeldungen/loeschen", {"id": one.id}, LIST)


def _cited(one: CitedVersion, info: DocumentInfo | None) -> str:
    """A document that was cited, and whether it still reads so."""
    if info is None:
        return f"{one.doc_id} ({texts.STAFF_GONE})"
    return f"{info.title} ({texts.STAFF_SAME if info.version == one.version else texts.STAFF_REPLACED_SINCE})"
