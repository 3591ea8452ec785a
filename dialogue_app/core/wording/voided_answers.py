"""New wording voids what seats answered to the old one, unless the meaning is recorded as unchanged.

The method (2.0, Two-round rating): "wording may be sharpened (new wording voids round 1 for that item unless
the chair records that meaning is unchanged)". The answers are kept, flagged as void and counted nowhere; a
seat that answers again is counted again, and recording that the meaning is unchanged makes the old answers
count as before. It holds for levels and statuses that seats gave; what the two sides stated to each other
stays stated, and what is sealed stays as it is.
"""

from __future__ import annotations

import dataclasses

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import SIDES, Entry, Record, SelectedItem
from dialogue_app.core.scales import STATUSES, level

VOID = "void"


def is_void(entry: Entry) -> bool:
    """Whether an answer was given to an earlier wording and no longer counts."""
    return entry.late == VOID


def reworded(dialogue: Dialogue, before: Record, after: Record) -> tuple[Edit, ...]:
    """What becomes of the answers when a selected item is changed: void under a new wording, counted again
    where the meaning is recorded as unchanged.
    """
    if not (isinstance(before, SelectedItem) and isinstance(after, SelectedItem)):
        return ()
    unchanged = after.meaning_unchanged == "yes"
    if unchanged and before.meaning_unchanged != "yes":
        return _flagged(dialogue, after, VOID, "")
    if before.wording.split() != after.wording.split() and not unchanged:
        return _flagged(dialogue, after, "", VOID)
    return ()


def _flagged(dialogue: Dialogue, item: SelectedItem, old: str, new: str) -> tuple[Edit, ...]:
    return tuple(
        Edit(entry, dataclasses.replace(entry, late=new))
        for entry in dialogue.of(Entry).values()
        if (entry.session, entry.item, entry.late) == (item.session, item.id, old) and _rates(entry)
    )


def _rates(entry: Entry) -> bool:
    """Whether an entry is a rating of one seat that may still change."""
    rated = level(entry.value) is not None or entry.value in STATUSES
    return rated and bool(entry.party) and entry.party not in SIDES and not entry.sealed_at
