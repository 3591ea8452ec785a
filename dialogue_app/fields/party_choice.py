"""Choice per party: each seat or side picks one option, perhaps a second one, with a reason."""

from __future__ import annotations

from dialogue_app.fields import rating_matrix
from dialogue_app.fields.field_kind import FieldKind

progress = rating_matrix.progress

KIND = FieldKind(
    name="party_choice",
    holds="one option from each party, with an optional second and a reason",
    progress=progress,
    needs=("scale", "columns"),
    several=True,
    counts=True,
)
