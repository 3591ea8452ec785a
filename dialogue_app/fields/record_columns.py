"""Record columns: some attributes of the records of another list, asked for side by side."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.items import items_of
from dialogue_app.fields.progress import Progress


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Records whose first attribute of the field is filled in, of all records."""
    items = items_of(dialogue, session, template, field)
    first = field.attributes[0]
    done = sum(1 for item in items if getattr(item.record, first) not in ("", (), None))
    return Progress(done, len(items))


KIND = FieldKind(
    name="record_columns",
    holds="attributes of listed records, a row a record",
    progress=progress,
    needs=("items", "attributes"),
    keeps="attributes",
)
