"""Sealing: what a side has sealed is shown to nobody and cannot change until it is unsealed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from dialogue_app.core import moments
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import Entry, Listed, Record
from dialogue_app.core.template import TemplateField
from dialogue_app.support.translation import _

Sealable = Entry | Listed


def is_sealed(record: Record) -> bool:
    """Whether a record is sealed and has not been unsealed: its content is shown to nobody."""
    return bool(getattr(record, "sealed_at", "")) and not getattr(record, "unsealed_at", "")


def answers_of(dialogue: Dialogue, session: str, field: TemplateField, who: str = "") -> Iterator[Sealable]:
    """What a field holds, entries and listed records; of one party or side, or of everybody."""
    for cells in dialogue.field_entries(session, field.entry_field).values():
        for entry in cells.values():
            if who in ("", entry.party):
                yield entry
    for kind in LISTED:
        for record in dialogue.listed(kind, session, field.key):
            if who in ("", getattr(record, "by", "")):
                yield record


def is_revealed(dialogue: Dialogue, session: str, field: TemplateField) -> bool:
    """Whether everybody who answered a sealed field has unsealed: from then on its answers are shown."""
    found = [(_whose(one), one) for one in answers_of(dialogue, session, field)]
    unsealed = {who for who, one in found if one.unsealed_at}
    return bool(found) and all(who in unsealed and not is_sealed(one) for who, one in found)


def _whose(record: Sealable) -> str:
    return record.party if isinstance(record, Entry) else str(getattr(record, "by", ""))


def seal(dialogue: Dialogue, session: str, field: TemplateField, who: str = "") -> Change:
    """Seal what a party or side (or everybody) has entered in a field. The time is recorded.

    Raises Refused if there is nothing to seal.
    """
    return _stamp(dialogue, session, field, who, _("Seal"), "sealed_at", sealed=False)


def unseal(dialogue: Dialogue, session: str, field: TemplateField, who: str = "") -> Change:
    """Unseal what a party or side (or everybody) has sealed in a field. The time is recorded; what was
    sealed still cannot be changed. Raises Refused if nothing is sealed.
    """
    return _stamp(dialogue, session, field, who, _("Unseal"), "unsealed_at", sealed=True)


def _stamp(
    dialogue: Dialogue,
    session: str,
    field: TemplateField,
    who: str,
    name: str,
    attribute: str,
    *,
    sealed: bool,
) -> Change:
    values: dict[str, Any] = {attribute: moments.now()}
    found = [
        one
        for one in answers_of(dialogue, session, field, who)
        if bool(one.sealed_at) == sealed and not one.unsealed_at
    ]
    if not found:
        nothing = _("There is nothing here that is sealed.") if sealed else _("There is nothing to seal yet.")
        raise Refused(nothing + " " + _("Nothing was changed."))
    edits = tuple(Edit(one, dataclasses.replace(one, **values)) for one in found)
    return Change(name, edits)
