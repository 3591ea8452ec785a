"""Text per party: each seat, side or participant writes a text, perhaps one for every item."""

from __future__ import annotations

from dialogue_app.fields import rating_matrix
from dialogue_app.fields.field_kind import FieldKind

progress = rating_matrix.progress

KIND = FieldKind(
    name="party_text",
    holds="a text from each party, on each item where there are items",
    progress=progress,
    needs=("columns",),
)
