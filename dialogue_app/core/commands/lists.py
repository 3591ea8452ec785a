"""Verbs on records that stand in lists: add, change, move, remove. Used for every kind with a form."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from dialogue_app.core import form, timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import KINDS, named_in_sentence
from dialogue_app.core.records import Entry, Listed, Participant, Party, Record, Seat, new_id
from dialogue_app.core.validity.checks import check
from dialogue_app.core.visibility.late_entries import flagged, reflagged
from dialogue_app.core.visibility.markings import refuse_strange
from dialogue_app.core.visibility.released_items import admitted, refuse_removal
from dialogue_app.core.visibility.seals import refuse_breaking, refuse_renaming
from dialogue_app.core.wording.confirmation import bound, entailed, refuse_unnamed
from dialogue_app.core.wording.voided_answers import reworded
from dialogue_app.support.translation import _

R = TypeVar("R", bound=Record)
L = TypeVar("L", bound=Listed)
P = TypeVar("P", Listed, Participant, Party, Seat)


def add_listed(dialogue: Dialogue, record: Listed, *, name: str = "") -> Change:
    """Add a record at the end of its list (its ``session`` and ``field`` say which). The record gets an
    id if it has none. Raises Refused if a value does not fit.
    """
    placed = dataclasses.replace(
        record,
        id=record.id or new_id(),
        position=next_position(dialogue, type(record), record.session, record.field),
        entered_at=record.entered_at or timestamps.now(),
    )
    if isinstance(placed, ReadBack) and not placed.statement:
        placed = bound(dialogue, placed)
    check(placed)
    refuse_unnamed(None, placed)
    placed = flagged(dialogue, admitted(dialogue, None, placed))
    return Change(name or _("Add {kind}").format(kind=named_in_sentence(type(record))), added(placed))


def next_position(dialogue: Dialogue, kind: type[Listed], session: str, field: str) -> int:
    """The position after the last of a list."""
    return max((record.position for record in dialogue.listed(kind, session, field)), default=-1) + 1


def add_record(record: Record, *, name: str = "") -> Change:
    """Add a record that stands in no list. Raises Refused if a value does not fit."""
    check(record)
    return Change(name or _("Add {kind}").format(kind=named_in_sentence(type(record))), added(record))


def change_record(dialogue: Dialogue, record: Record, *, name: str = "", **values: Any) -> Change:
    """Change attributes of a record under a ``name``; see ``change_attributes``, which can also change an
    attribute that is itself called name.
    """
    return change_attributes(dialogue, record, values, name=name)


def change_attributes(
    dialogue: Dialogue, record: Record, values: Mapping[str, Any], *, name: str = ""
) -> Change:
    """Change attributes of a record. The change is empty if nothing differs, and has a merge key when it
    sets one attribute, so that typing in a text is undone as one.

    Raises Refused if the record is gone or sealed, a value does not fit, or the track must not hold the
    marking.
    """
    before = dialogue.get(type(record), record.id)
    if before is None:
        raise Refused(_("This record has been removed meanwhile. Nothing was changed."))
    if getattr(before, "sealed_at", ""):
        raise Refused(_("This record is sealed and cannot be changed. Nothing was changed."))
    after, entailing = entailed(dialogue, before, dataclasses.replace(before, **values))
    if after == before:
        return Change(name, ())
    check(after)
    refuse_unnamed(before, after)
    after = reflagged(dialogue, before, admitted(dialogue, before, after))
    refuse_renaming(dialogue, before, after)
    if "marking" in values:
        refuse_strange(dialogue.track.track, type(record), values["marking"])
    key = f"{record.id}:{next(iter(values))}" if len(values) == 1 else ""
    label = name or entailing or _("Change {kind}").format(kind=named_in_sentence(type(record)))
    return Change(label, (Edit(before, after), *reworded(dialogue, before, after)), key)


def move_listed(dialogue: Dialogue, record: Listed, steps: int) -> Change:
    """Move a record up (negative) or down in its list; stops at the ends."""
    siblings = dialogue.listed(type(record), record.session, record.field)
    name = _("Move {kind}").format(kind=named_in_sentence(type(record)))
    return Change(name, moved(siblings, record, steps))


def moved(siblings: Sequence[P], record: P, steps: int) -> tuple[Edit, ...]:
    """What puts a record ``steps`` places down (negative: up) among its siblings; it stops at the ends."""
    ordered = list(siblings)
    here = next(place for place, sibling in enumerate(ordered) if sibling.id == record.id)
    there = min(max(here + steps, 0), len(ordered) - 1)
    ordered.insert(there, ordered.pop(here))
    return tuple(
        Edit(sibling, dataclasses.replace(sibling, position=place))
        for place, sibling in enumerate(ordered)
        if sibling.position != place
    )


def remove_record(dialogue: Dialogue, record: Record, *, name: str = "") -> Change:
    """Remove a record with the entries and attempts that are about it, and take references to it out of
    others. Raises Refused if something sealed or released would go.
    """
    gone = [record, *_about(dialogue, record)]
    if any(getattr(removed, "sealed_at", "") for removed in gone):
        raise Refused(_("A sealed entry cannot be removed. Nothing was changed."))
    ids = {removed.id for removed in gone}
    refuse_removal(dialogue, ids)
    edits = _without_references(dialogue, ids) + tuple(Edit(removed, None) for removed in gone)
    refuse_breaking(edits)
    label = name or _("Remove {kind}").format(kind=named_in_sentence(type(record)))
    return Change(label, edits)


def _about(dialogue: Dialogue, record: Record) -> list[Record]:
    """Entries on this item, entries of a seat's party in its session, read-backs of this record."""
    if isinstance(record, Seat):
        return [
            entry
            for entry in dialogue.of(Entry).values()
            if (entry.session, entry.party) == (record.session, record.party)
        ]
    entries = [entry for entry in dialogue.of(Entry).values() if record.id in (entry.item, entry.party)]
    attempts = [other for other in dialogue.everything() if getattr(other, "of", "") == record.id]
    return [*entries, *attempts]


def _without_references(dialogue: Dialogue, ids: set[str]) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for kind in KINDS:
        names = [name for name, ask in form.questions(kind) if ask.kind in _REFERRING]
        if names:
            records = (record for record in dialogue.of(kind).values() if record.id not in ids)
            edits.extend(_cleaned(record, names, ids) for record in records if _refers(record, names, ids))
    return tuple(edits)


_REFERRING = ("ref", "refs", "party", "parties")


def _refers(record: Record, names: list[str], ids: set[str]) -> bool:
    values = (getattr(record, name) for name in names)
    return any(value in ids if isinstance(value, str) else not ids.isdisjoint(value) for value in values)


def _cleaned(record: Record, names: list[str], ids: set[str]) -> Edit:
    values: dict[str, Any] = {}
    for name in names:
        value = getattr(record, name)
        if isinstance(value, str):
            values[name] = "" if value in ids else value
        else:
            values[name] = tuple(part for part in value if part not in ids)
    return Edit(record, dataclasses.replace(record, **values))
