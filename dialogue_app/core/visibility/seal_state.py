"""What is sealed and what is open: asked of records, changing nothing.

An answer of a sealed field is closed from the moment it is entered until its side unseals: sealing stops
it from changing, it does not begin to hide it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import Entry, Listed, Record, Seal
from dialogue_app.core.template import TemplateField

Sealable = Entry | Listed

YES = "yes"
_SEALABLE: frozenset[type[Record]] = frozenset({Entry, *LISTED})

DISCLOSED = ("OPEN", "PART")
"""Markings under which the other side may read an unsealed answer."""


def is_sealed(record: Record) -> bool:
    """Whether a record is sealed and has not been unsealed: its content is shown to nobody."""
    return bool(getattr(record, "sealed_at", "")) and not getattr(record, "unsealed_at", "")


def is_disclosed(record: Record) -> bool:
    """Whether an unsealed answer has been shown to the other side too, by a decision of its own."""
    if isinstance(record, Seal):
        return bool(record.unsealed_at) and record.disclosed == YES
    return bool(getattr(record, "unsealed_at", "")) and getattr(record, "marking", "") in DISCLOSED


def is_late(record: Record) -> bool:
    """Whether an answer is flagged as made after the fact (see ``late_entries``)."""
    return YES in (getattr(record, "late", ""), getattr(record, "after_the_fact", ""))


def whose(record: Sealable) -> str:
    """The party or side that gave an answer; empty where nobody in particular did."""
    return record.party if isinstance(record, Entry) else str(getattr(record, "by", ""))


def answers_of(dialogue: Dialogue, session: str, field: TemplateField, party: str = "") -> Iterator[Sealable]:
    """What a field holds, entries and listed records; of one party or side, or of everybody."""
    for cells in dialogue.field_entries(session, field.entry_field).values():
        for entry in cells.values():
            if party in ("", entry.party):
                yield entry
    for kind in LISTED:
        for record in dialogue.listed(kind, session, field.key):
            if party in ("", getattr(record, "by", "")):
                yield record


def is_revealed(dialogue: Dialogue, session: str, field: TemplateField) -> bool:
    """Whether everybody who answered a sealed field has unsealed: from then on its answers are shown. What
    came after the fact and was never sealed hides nothing, and is not waited for. Found once for all who ask.
    """
    key = ("revealed", session, field.key, field.entry_field)
    return dialogue.derived(key, _SEALABLE, partial(_all_unsealed, dialogue, session, field))


def _all_unsealed(dialogue: Dialogue, session: str, field: TemplateField) -> bool:
    answers = answers_of(dialogue, session, field)
    sealed = [(whose(answer), answer) for answer in answers if answer.sealed_at or not is_late(answer)]
    unsealed = {party for party, answer in sealed if answer.unsealed_at}
    return bool(sealed) and all(party in unsealed and not is_sealed(answer) for party, answer in sealed)


def unsealed_by(dialogue: Dialogue, session: str, field: TemplateField) -> frozenset[str]:
    """The parties and sides that have unsealed what they answered in a field."""
    return frozenset(whose(answer) for answer in answers_of(dialogue, session, field) if answer.unsealed_at)


def is_open(record: Sealable, field: TemplateField, unsealed: frozenset[str]) -> bool:
    """Whether an answer may be shown and counted. ``unsealed``: who has unsealed in this field.

    In a sealed field that is what has been unsealed; and what was entered after that, or after the fact,
    which hides nothing any more once somebody has unsealed. Elsewhere it is whatever is not sealed.
    """
    if is_sealed(record):
        return False
    if not field.sealed or record.unsealed_at or whose(record) in unsealed:
        return True
    return is_late(record) and bool(unsealed)
