"""Selection: items taken up from a catalogue, each in a context, with editable wording."""

from __future__ import annotations

from dialogue_app.fields import record_list
from dialogue_app.fields.field_kind import FieldKind

progress = record_list.progress

KIND = FieldKind(
    name="selection",
    holds="catalogue items with their context and wording in this session",
    progress=progress,
    needs=("catalogue",),
    keeps="records",
    record="selected_item",
)
