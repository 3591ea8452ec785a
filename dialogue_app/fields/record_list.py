"""Record list: any number of records of one kind, each with its complete form."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.items import list_records
from dialogue_app.fields.progress import Progress


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """The number of records; ``of`` is at least the field's minimum."""
    done = len(list_records(dialogue, session, field))
    return Progress(done, max(done, field.minimum or 0))


KIND = FieldKind(
    name="record_list",
    holds="records of one kind of the data dictionary, or rows with own columns",
    progress=progress,
    needs=("record",),
    keeps="records",
)
