"""Answers and rows held to the fields that they are given in, as the template of their session has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from dialogue_app.core.records import Entry, ListRow
from dialogue_app.core.template import Template, TemplateColumn, TemplateField
from dialogue_app.core.validity.answers import answer_fault, row_fault

Templates = Mapping[str, Template]
"""Id of a session -> its template; none for a session whose template cannot be used."""


class Fields:
    """The fields of a template by key, and those that show an answer kept under a key."""

    def __init__(self, template: Template) -> None:
        self._template = template

    @cached_property
    def by_key(self) -> Mapping[str, TemplateField]:
        """The field of each key."""
        return {field.key: field for _stage, field in self._template.fields()}

    @cached_property
    def answered(self) -> Mapping[str, Sequence[TemplateField]]:
        """Key under which answers are kept -> the fields whose values these are."""
        result: dict[str, list[TemplateField]] = {}
        for field in self.by_key.values():
            if field.part == "value":
                result.setdefault(field.entry_field, []).append(field)
        return result


class Misgiven(NamedTuple):
    """An answer or a row that its field does not take: the record, its attribute, the label of the field or
    column, why, and the key of the column.
    """

    record: Entry | ListRow
    name: str
    label: str
    fault: str
    part: str = ""


def bad_answers(entries: Sequence[Entry], templates: Templates) -> Iterator[Misgiven]:
    """The answers that their field does not take. Each answer is judged once, however often it is given."""
    fields = {session: Fields(template) for session, template in templates.items()}
    for attribute in ("value", "second"):
        read = attrgetter("session", "field", "aspect", attribute)
        bad: dict[object, tuple[str, str]] = {}
        for place in dict.fromkeys(map(read, entries)):
            session, key, aspect, value = place
            if value and session in fields:
                fault = _answer_fault(fields[session].answered.get(key, ()), aspect, value)
                if fault is not None:
                    bad[place] = fault
        if bad:
            yield from (
                Misgiven(entry, attribute, *bad[place]) for entry in entries if (place := read(entry)) in bad
            )


def _answer_fault(fields: Sequence[TemplateField], aspect: str, value: str) -> tuple[str, str] | None:
    """The label of the field and what is wrong; nothing where one of the fields takes the answer."""
    faults = [(str(field.label), answer_fault(field, aspect, value)) for field in fields]
    return faults[0] if faults and all(fault for _label, fault in faults) else None


def bad_rows(rows: Sequence[ListRow], templates: Templates) -> Iterator[Misgiven]:
    """The values of rows that their column does not take, for lists whose columns the template gives."""
    for row in rows:
        for key, value in row.values:
            column = column_of(row, key, templates)
            if column is not None and (fault := row_fault(column, value)):
                yield Misgiven(row, "values", str(column.label), fault, key)


def column_of(row: ListRow, key: str, templates: Templates) -> TemplateColumn | None:
    """A column of the list in which a row stands, if the template has it."""
    template = templates.get(row.session)
    placed = template.find_field(row.field) if template is not None else None
    return (
        next((column for column in placed[1].rows if column.key == key), None) if placed is not None else None
    )
