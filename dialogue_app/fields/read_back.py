"""Read-back: for each statement of another list, up to three attempts to restate it, and the answer."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.substance import ReadBack
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.items import items_of
from dialogue_app.fields.progress import Kind, Progress

MOST_ATTEMPTS = 3


def attempts(dialogue: Dialogue, session: str, field: TemplateField, of: str) -> tuple[ReadBack, ...]:
    """The attempts to restate one record, first to last."""
    found = (one for one in dialogue.listed(ReadBack, session, field.key) if one.of == of)
    return tuple(sorted(found, key=lambda one: (one.attempt or 0, one.position)))


def result(tries: tuple[ReadBack, ...]) -> str:
    """What came of the attempts, on the READBACK scale: NA without any, ACC or COR once the speaker
    confirmed, NOT after three without; empty while it is still open.
    """
    if not tries:
        return "NA"
    last = tries[-1].result
    if last in ("ACC", "COR"):
        return last
    return "NOT" if len(tries) >= MOST_ATTEMPTS else ""


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Statements whose read-back came to a result, of all; without a list, the attempts themselves."""
    if not field.items:
        done = len(dialogue.listed(ReadBack, session, field.key))
        return Progress(done, done)
    items = items_of(dialogue, session, template, field)
    results = (result(attempts(dialogue, session, field, item.id)) for item in items)
    return Progress(sum(1 for one in results if one not in ("", "NA")), len(items))


KIND = Kind("read_back", "attempts of the listener to restate, and the speaker's answer", progress)
