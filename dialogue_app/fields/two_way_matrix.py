"""Two-way matrix: items by sides, each side's verdict on the other's conduct or on its own."""

from __future__ import annotations

from dialogue_app.fields import rating_matrix
from dialogue_app.fields.field_kind import FieldKind

progress = rating_matrix.progress

KIND = FieldKind(
    name="two_way_matrix",
    holds="items x sides: a verdict on the other doing it or on ourselves",
    progress=progress,
    needs=("items", "columns"),
    counts=True,
    rated=True,
    two_way=True,
)
