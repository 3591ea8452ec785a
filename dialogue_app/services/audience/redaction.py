"""A track as far as one document may print it: what is marked higher, or sealed still, is not in there.

Documents that analyse work on what this gives, so that nothing they compute rests on anything that they
may not print. It is an allow-list: a record whose marking, or whose field, is not named is left out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction, RedLine, ReleaseItem
from dialogue_app.core.records import ALLIANCE, Entry, Listed, Record, Seal, Seat, Session, Tick, Track
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.core.visibility.seals import is_disclosed, is_sealed
from dialogue_app.services.audience.disclosure import allowed_markings

OF_THE_FRAME = (Track, Session, Seat, Tick)
_OWN = "DELEG"
_RELEASED = "RELEASED"
TemplateOf = Callable[[Session], Template]


def narrowed(
    dialogue: Dialogue,
    session: Session,
    template_of: TemplateOf,
    highest: str,
    *,
    up_to: int | None = None,
    own_side: bool = False,
) -> tuple[Dialogue, Session]:
    """What a document with this marking may print, and its session with the marking it bears.

    ``up_to``: leave out what later sessions hold. ``own_side``: with what the alliance's own delegation
    has recorded for itself (its unsealed predictions), for documents that only allies read.
    """
    sieve = _Sieve(dialogue, template_of, highest, up_to, own_side)
    marked = dataclasses.replace(session, handling=_higher(session.handling or "MOD", highest))
    records = [marked if record.id == session.id else record for record in sieve.passed()]
    return Dialogue(records), marked


def _higher(one: str, other: str) -> str:
    order = scale("HANDLING").codes
    return max(one, other, key=order.index) if one in order else other


class _Sieve:
    """Decides record by record."""

    def __init__(
        self, dialogue: Dialogue, template_of: TemplateOf, highest: str, up_to: int | None, own_side: bool
    ) -> None:
        self.dialogue, self.own_side = dialogue, own_side
        self.allowed = allowed_markings(highest)
        sessions = [
            session for session in dialogue.sessions() if up_to is None or (session.number or 0) <= up_to
        ]
        self.fields = {
            session.id: {field.key: field.marking for _stage, field in template_of(session).fields()}
            for session in sessions
        }

    def passed(self) -> Iterator[Record]:
        for record in self.dialogue.everything():
            if isinstance(record, OF_THE_FRAME) or self._passes(record):
                yield record

    def _passes(self, record: Record) -> bool:
        session = getattr(record, "session", None)
        if is_sealed(record) or (session is not None and session not in self.fields):
            return False
        if isinstance(record, Entry) and not self._released(record):
            return False
        if isinstance(record, Seal) and self.own_side:
            return record.party == ALLIANCE
        if getattr(record, "marking", "MOD") in self.allowed and self._field_passes(record):
            return True
        return self.own_side and self._is_own(record)

    def _field_passes(self, record: Record) -> bool:
        if not isinstance(record, Entry | Listed) or not record.field:
            return True
        return is_disclosed(record) or self.fields[record.session].get(record.field, "MOD") in self.allowed

    def _released(self, entry: Entry) -> bool:
        """Whether what an answer rests on, if it rests on a release, has been released and still is."""
        if not entry.basis:
            return True
        item = self.dialogue.get(ReleaseItem, entry.basis)
        return item is not None and item.status == _RELEASED

    def _is_own(self, record: Record) -> bool:
        if getattr(record, "marking", "") != _OWN:
            return False
        if isinstance(record, Prediction):
            return record.by == ALLIANCE
        if not isinstance(record, Entry):
            return False
        line = self.dialogue.get(RedLine, record.item)
        if not record.party and line is not None:  # how far the alliance had foreseen the other's line
            return line.holder != ALLIANCE
        return record.party == ALLIANCE
