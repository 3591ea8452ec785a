"""The form behind a list field: which questions it asks, a record's values as they are asked for, and the
change that sets one of them. Rows of a list with columns of the template are treated like any record.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.form import Ask, AskKind, questions
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import Listed, ListRow
from dialogue_app.core.scales import level
from dialogue_app.core.shown_values import value_of
from dialogue_app.core.template import TemplateColumn, TemplateField
from dialogue_app.fields.items import record_name

Question = tuple[str, Ask]
MARKING = "marking"
KEPT_BY_THE_PROGRAM = ("after_the_fact", "disclosed")
"""Attributes that follow from what is done; they are shown and printed, and nobody sets them by hand."""


def kind_of(field: TemplateField) -> type[Listed]:
    """The kind of record a list field holds."""
    return LISTED_BY_NAME[record_name(field)]


@lru_cache(maxsize=256)
def questions_of(field: TemplateField) -> tuple[Question, ...]:
    """What a list field asks of each record: the template's columns, or the attributes it names, or all;
    the marking always, last.
    """
    marking = tuple(question for question in questions(kind_of(field)) if question[0] == MARKING)
    if field.rows:
        return (*(column_question(column) for column in field.rows), *marking)
    asked = [
        question
        for question in questions(kind_of(field))
        if question[0] not in (MARKING, *KEPT_BY_THE_PROGRAM)
    ]
    if field.attributes:
        asked = [question for question in asked if question[0] in field.attributes]
    return (*asked, *marking)


def column_question(column: TemplateColumn) -> Question:
    """A template's column as a question."""
    kind: AskKind = column.kind  # type: ignore[assignment]
    of = (column.of,) if column.of else ()
    ask = Ask(label=str(column.label), kind=kind, scale=column.scale, of=of, required=column.required)
    return column.key, ask


def values_of(record: Listed, asked: Iterable[Question]) -> dict[str, Any]:
    """The values of a record by question."""
    if not isinstance(record, ListRow):
        return {name: value_of(record, name) for name, _ask in asked}
    return {
        name: record.marking if name == MARKING else _from_text(ask, record.value(name))
        for name, ask in asked
    }


def _from_text(ask: Ask, text: str) -> Any:
    if ask.kind == "number":
        return level(text)
    return text


def with_value(record: Listed, name: str, value: Any) -> Listed:
    if isinstance(record, ListRow) and name != MARKING:
        text = "" if value is None else str(value)
        others = [pair for pair in record.values if pair[0] != name]
        here = next((i for i, pair in enumerate(record.values) if pair[0] == name), len(others))
        if text:
            others.insert(here, (name, text))
        return dataclasses.replace(record, values=tuple(others))
    return dataclasses.replace(record, **{name: value})


def set_value(dialogue: Dialogue, record: Listed, name: str, value: Any) -> Change:
    """Set one value of a record. Raises Refused if it does not fit or the record is gone or sealed."""
    if not isinstance(record, ListRow) or name == MARKING:
        return change_record(dialogue, record, **{name: value})
    now = dialogue.get(ListRow, record.id) or record
    changed = with_value(now, name, value)
    change = change_record(dialogue, now, values=getattr(changed, "values"))  # noqa: B009
    return dataclasses.replace(change, merge_key=f"{record.id}:{name}") if change else change


def blank(session: str, field: TemplateField, **values: Any) -> Listed:
    """A new record of a list that nobody has saved yet; only the values its kind has are set."""
    kind = kind_of(field)
    record: Listed = kind(session=session, field=field.key, marking=field.marking)
    for name, value in values.items():
        if name in {key for key, _ask in questions_of(field)} or hasattr(record, name):
            record = with_value(record, name, value)
    return record


def add_blank(dialogue: Dialogue, record: Listed, name: str, value: Any) -> Change:
    """Save a new record with its first value. Raises Refused if the value does not fit."""
    return add_listed(dialogue, with_value(record, name, value))
