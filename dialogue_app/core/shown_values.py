"""The value of an attribute as forms, documents and gates show it."""

from __future__ import annotations

from typing import Any

from dialogue_app.core.domain_records import Prediction, status_of
from dialogue_app.core.records import Listed, Record
from dialogue_app.core.visibility.seal_state import YES, is_disclosed


def value_of(record: Record | None, name: str) -> Any:
    """That of the record; of a status and of a disclosure what counts: a status that was cleared is the one
    its kind begins with, and a prediction is disclosed if the other side may read it. Raises AttributeError
    for a name that the record does not have.
    """
    if name == "status" and isinstance(record, Listed):
        return status_of(record)
    if name == "disclosed" and isinstance(record, Prediction):
        return YES if is_disclosed(record) else ""
    return getattr(record, name)
