"""Fields with one answer: text, list of texts, choice, date, number, yes or no."""

from __future__ import annotations

from functools import partial

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


_kind = partial(FieldKind, progress=progress, module="single", single=True)

TEXT = _kind(name="text", holds="one text")
TEXT_LIST = _kind(name="text_list", holds="several short texts, kept one a line", lines=True)
CHOICE = _kind(name="choice", holds="one option of a scale", needs=("scale",), answer="choice")
DATE = _kind(name="date", holds="a date, or a date with a time", answer="date")
NUMBER = _kind(name="number", holds="a whole number", answer="number")
YES_NO = _kind(name="yes_no", holds="yes or no", answer="yes_no", scale="YES_NO")

KINDS = (TEXT, TEXT_LIST, CHOICE, DATE, NUMBER, YES_NO)
