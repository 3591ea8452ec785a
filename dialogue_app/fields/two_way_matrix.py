"""Two-way matrix: items by sides, each side's verdict on the other's conduct or on its own."""

from __future__ import annotations

from dialogue_app.fields import rating_matrix
from dialogue_app.fields.progress import Kind

progress = rating_matrix.progress

KIND = Kind("two_way_matrix", "items x sides: a verdict on the other doing it or on ourselves", progress)
