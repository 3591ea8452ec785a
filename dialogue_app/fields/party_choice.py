"""Choice per party: each seat or side picks one option, perhaps a second one, with a reason."""

from __future__ import annotations

from dialogue_app.fields import rating_matrix
from dialogue_app.fields.progress import Kind

progress = rating_matrix.progress

KIND = Kind("party_choice", "one option from each party, with an optional second and a reason", progress)
