"""Computed: shows what follows from other fields; nothing is entered."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.progress import Progress


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Nothing to answer."""
    return Progress(0, 0)


KIND = FieldKind(
    name="computed",
    holds="nothing of its own: it shows what follows from other fields",
    progress=progress,
    keeps="nothing",
)
