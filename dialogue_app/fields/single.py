"""Fields with one answer: text, list of texts, choice, date, number, yes or no."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.progress import Kind, Progress


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Answered or not."""
    entry = dialogue.entry(session, field.entry_field)
    return Progress(int(bool(entry and entry.value)), 1)


def lines(value: str) -> tuple[str, ...]:
    """The texts of a text list: its value has one on each line."""
    return tuple(line for line in value.split("\n") if line.strip())


TEXT = Kind("text", "one text", progress)
TEXT_LIST = Kind("text_list", "several short texts, kept one a line", progress)
CHOICE = Kind("choice", "one option of a scale", progress)
DATE = Kind("date", "a date, or a date with a time", progress)
NUMBER = Kind("number", "a whole number", progress)
YES_NO = Kind("yes_no", "yes or no", progress)
