"""Fields with one answer: text, list of texts, choice, date, number, yes or no."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.progress import Progress


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Answered or not."""
    entry = dialogue.entry(session, field.entry_field)
    return Progress(int(bool(entry and entry.value)), 1)


def lines(value: str) -> tuple[str, ...]:
    """The texts of a text list: its value has one on each line."""
    return tuple(line for line in value.split("\n") if line.strip())


TEXT = FieldKind(name="text", holds="one text", progress=progress, module="single", single=True)
TEXT_LIST = FieldKind(
    name="text_list",
    holds="several short texts, kept one a line",
    progress=progress,
    module="single",
    single=True,
    lines=True,
)
CHOICE = FieldKind(
    name="choice",
    holds="one option of a scale",
    progress=progress,
    module="single",
    needs=("scale",),
    single=True,
    answer="choice",
)
DATE = FieldKind(
    name="date",
    holds="a date, or a date with a time",
    progress=progress,
    module="single",
    single=True,
    answer="date",
)
NUMBER = FieldKind(
    name="number", holds="a whole number", progress=progress, module="single", single=True, answer="number"
)
YES_NO = FieldKind(
    name="yes_no",
    holds="yes or no",
    progress=progress,
    module="single",
    single=True,
    answer="yes_no",
    scale="YES_NO",
)

KINDS = (TEXT, TEXT_LIST, CHOICE, DATE, NUMBER, YES_NO)
