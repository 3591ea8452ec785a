"""Verbs on entries: set, clear. An entry is one cell of a matrix or the answer of a single field."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from dialogue_app.core import timestamps
from dialogue_app.core.commands.attribution import session_edits
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, Entry, new_id
from dialogue_app.core.template import TemplateField
from dialogue_app.core.validity.answers import answer_fault
from dialogue_app.core.validity.checks import check
from dialogue_app.core.visibility.late_entries import late_as
from dialogue_app.core.visibility.markings import refuse_strange
from dialogue_app.core.visibility.released_items import refuse_unreleased
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.support.translation import _


class Place(NamedTuple):
    """Which cell of a field: all parts may be empty; ``round`` counts from 1."""

    item: str = ""
    party: str = ""
    aspect: str = ""
    round: int = 1


def entry_at(dialogue: Dialogue, session: str, field: TemplateField, place: Place) -> Entry | None:
    """The entry of a cell of a field, whatever part of it the field shows."""
    return dialogue.entry(session, field.entry_field, *place)


def set_entry(
    dialogue: Dialogue,
    session: str,
    field: TemplateField,
    place: Place,
    *,
    name: str = "",
    **values: str,
) -> Change:
    """Set attributes (``value``, ``second``, ``confidence``, ``reason``, ``basis``, ``owner``, ``due``,
    ``marking``) of one cell. A cell left with nothing in it is removed. The change is empty if
    nothing differs. Where a level of the alliance comes from released items only, its ``basis`` is given
    with it.

    Raises Refused if the cell is sealed, a value is not on the field's scale, the track must not hold
    the marking, or no released item gives the value.
    """
    before = entry_at(dialogue, session, field, place)
    if before is not None and before.sealed_at:
        raise Refused(_("This entry is sealed and cannot be changed. Nothing was changed."))
    if "value" in values:
        _check_value(field, place, values["value"])
    if values.get("second"):
        _check_value(field, place, values["second"])
    if "marking" in values:
        refuse_strange(dialogue.track.track, Entry, values["marking"])
    plain = before or Entry(
        id=new_id(),
        session=session,
        field=field.entry_field,
        item=place.item,
        party=place.party,
        aspect=place.aspect,
        round=place.round,
        marking=field.marking,
    )
    if field.released_only and place.party == ALLIANCE and "value" in values:
        values = {"basis": "", **values}
    if before is not None and is_void(before) and "value" in values:
        plain = dataclasses.replace(plain, late="")  # answered again, to the wording of now
    after = dataclasses.replace(plain, **values)  # type: ignore[arg-type]
    refuse_unreleased(dialogue, field, before, after)
    if after == before or (before is None and _empty(after)):
        return Change(name, ())
    if _empty(after):
        rule = session_edits(dialogue, session, field, "")
        return Change(name or _("Clear entry"), (Edit(before, None), *rule))
    late = late_as(dialogue, field, before, after)
    after = dataclasses.replace(after, entered_at=timestamps.now(), late=late)
    check(after)
    rule = session_edits(dialogue, session, field, after.value)
    return Change(name or _("Set entry"), (Edit(before, after), *rule))


def _empty(entry: Entry) -> bool:
    return not (entry.value or entry.second or entry.confidence or entry.reason or entry.owner or entry.due)


def _check_value(field: TemplateField, place: Place, value: str) -> None:
    if field.part != "value":
        return
    fault = answer_fault(field, place.aspect, value)
    if fault:
        raise Refused(_("{field}: {fault} Nothing was changed.").format(field=field.label, fault=fault))
