"""Changes that could not be written, one upon the other: each was made to what is saved, and all count."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused, StaleEdit
from dialogue_app.core.natural_keys import key_reader
from dialogue_app.core.records import Entry, Record


def with_change(unsaved: Dialogue, change: Change) -> Dialogue:
    """What is not saved yet, with a further change that was made to what is saved: of a record changed twice
    the later words of each attribute. A change that fits nothing any more alters nothing.
    """
    try:
        return unsaved.apply(tuple(_upon(unsaved, change)))
    except (StaleEdit, Refused):
        return unsaved


def _upon(unsaved: Dialogue, change: Change) -> Iterator[Edit]:
    for edit in change.edits:
        now = _standing(unsaved, edit.record)
        after = edit.after
        if after is not None and now is not None:
            after = dataclasses.replace(now, **_changed(edit.before, after))
        if now != after:
            yield Edit(now, after)


def _changed(before: Record | None, after: Record) -> dict[str, Any]:
    """The attributes that a change sets; of a new record those that are not as a record begins."""
    first = {field.name: field.default for field in dataclasses.fields(after)}
    return {
        name: value
        for name, default in first.items()
        if name != "id"
        and (value := getattr(after, name)) != (default if before is None else getattr(before, name))
    }


def _standing(unsaved: Dialogue, record: Record) -> Record | None:
    """The record as it is by now; or that which stands in its place, made by an earlier change."""
    found = unsaved.find(record.id)
    if found is not None:
        return found
    if isinstance(record, Entry):
        return unsaved.entry(*(getattr(record, name) for name in Entry.natural_key))
    key = key_reader(type(record))(record)
    return None if key is None else unsaved.at(type(record), key)
