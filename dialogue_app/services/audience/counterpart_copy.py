"""The copy for the other side: a new track that holds only what is marked Open or Participants.

It is composed, not censored: every record is made anew from what may leave the room (``releasable_view``),
with ids, places and times of its own, so that neither a gap nor an id nor a time tells of anything else. It
is offered for external tracks alone; from the internal track a text leaves only as a released item.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, singledispatchmethod
from pathlib import Path
from typing import Any, TypeVar

from dialogue_app.analyses.gates.records import is_signed
from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack, RedLine, ReleaseItem
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import (
    EXTERNAL,
    RUSSIA,
    SIDES,
    Entry,
    Listed,
    ListRow,
    Participant,
    Party,
    Record,
    Seal,
    Seat,
    SelectedItem,
    Session,
    Track,
    new_id,
)
from dialogue_app.core.references import REFERRING, references
from dialogue_app.core.visibility.seal_digest import verify
from dialogue_app.core.wording.confirmation import is_unchanged
from dialogue_app.services.audience.disclosure import WITHHELD, Disclosure, allowed_markings
from dialogue_app.services.audience.record_labels import KIND_TITLES
from dialogue_app.services.audience.releasable_view import releasable
from dialogue_app.services.audience.session_holdings import HeldRecord, by_reason, held, reason
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.ports import StoreMaker
from dialogue_app.services.search.people import PERSONAL
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _

R = TypeVar("R", bound=Record)

HANDED_OVER = allowed_markings("PART")
"""The markings that the copy holds."""

_NEEDED: dict[type[Record], tuple[str, ...]] = {
    Entry: ("session", "item", "party"),
    Seat: ("session", "party"),
    SelectedItem: ("session", "catalogue_item"),
    ReadBack: ("session", "of"),
}


@dataclass(frozen=True, slots=True)
class HandOver:
    """A copy for the other side: what it holds, and how many records of a kind it takes and leaves.

    ``sessions_left`` counts whole sessions that stay because their marking is above Participants.
    ``withheld``: the passages that name people who may not be named, and every name that may be left.
    ``stays``: what does not go of the sessions that do, counted, with the reason, for those who hand over.
    """

    dialogue: Dialogue
    taken: Mapping[type[Record], int]
    left: Mapping[type[Record], int]
    sessions_left: int
    withheld: Withheld = field(default_factory=Withheld)
    stays: tuple[tuple[str, str], ...] = ()


def hand_over(dialogue: Dialogue) -> HandOver:
    """The copy for the other side of an external track. Raises Refused for any other track."""
    if dialogue.track.track != EXTERNAL:
        raise Refused(
            _(
                "A copy for the other side is made from the external track only. From the internal track a "
                "text leaves as a released item. Nothing was written."
            )
        )
    sessions = [session for session in dialogue.sessions() if session.handling in HANDED_OVER]
    kept: dict[str, Record] = {}
    withheld = Withheld()
    opened = [_OpenSession(dialogue, session, withheld) for session in sessions]
    for held_session in opened:
        kept |= {record.id: record for record in held_session.records()}
    released = tuple(_released(dialogue, kept.values()))
    kept |= {one.id: one for held_session in opened for one in held_session.of_it(released)}
    track = dialogue.track
    kept[track.id] = _track(track)
    going = _standing(kept)
    made = _with_sound_seals(Dialogue(_renewed(dialogue, going)))
    taken = {kind: len(made.of(kind)) for kind in KINDS}
    left = {kind: len(dialogue.of(kind)) - taken[kind] for kind in KINDS}
    stays = tuple(by_reason(_staying(dialogue, sessions, going), _("has no place in the copy")))
    return HandOver(made, taken, left, len(dialogue.sessions()) - len(sessions), withheld, stays)


def _staying(
    dialogue: Dialogue, sessions: Iterable[Session], kept: Mapping[str, Record]
) -> Iterator[tuple[HeldRecord, str]]:
    """What the sessions hold that does not go, each with the reason."""
    for session in sessions:
        disclosure = Disclosure(dialogue, session)
        for one in held(dialogue, session, template_of(session), template_of):
            if one.id not in kept:
                yield one, reason(one, disclosure)


def write_hand_over(stores: StoreMaker, copy: HandOver, target: Path, passphrase: str = "") -> None:
    """Write a copy as a new file. Raises CannotSave if it exists or cannot be written."""
    stores.create(target, copy.dialogue, passphrase=passphrase)


def _track(track: Track) -> Track:
    return Track(
        id=track.id, name=track.name, track=track.track, languages=track.languages, fiction=track.fiction,
        notice=track.notice, created_at=timestamps.now(),
    )  # fmt: skip


@dataclass(frozen=True)
class _OpenSession:
    """A session as far as it may leave the room. People are named only where the rule allows it."""

    dialogue: Dialogue
    session: Session
    withheld: Withheld

    def records(self) -> Iterator[Record]:
        """What of the session is handed over."""
        for record in releasable(self.dialogue, self.session, template_of(self.session)).everything():
            for made in self.taken(record):
                yield made if self._named else self._passed(self._nameless(made))

    def of_it(self, items: Iterable[ReleaseItem]) -> Iterator[ReleaseItem]:
        """Released items of the session; who signed is told where people may be named."""
        for item in items:
            if item.session == self.session.id:
                yield item if self._named else self._passed(dataclasses.replace(item, authority=_(WITHHELD)))

    @cached_property
    def _disclosure(self) -> Disclosure:
        return Disclosure(self.dialogue, self.session)

    @property
    def _named(self) -> bool:
        return self._disclosure.people_named

    def _nameless(self, record: R) -> R:
        """A record without the names of people where a form or a template asks for one."""
        values: dict[str, Any] = dict.fromkeys(PERSONAL.get(type(record), ()), "")
        if isinstance(record, ListRow):
            columns = self._personal_columns
            values["values"] = tuple(one for one in record.values if (record.field, one[0]) not in columns)
        return dataclasses.replace(record, **values) if values else record

    @cached_property
    def _personal_columns(self) -> frozenset[tuple[str, str]]:
        fields = template_of(self.session).fields()
        return frozenset((field.key, one.key) for _stage, field in fields for one in field.rows if one.person)

    def _passed(self, record: R) -> R:
        """A record in which every passage is withheld that names somebody."""
        values: dict[str, Any] = {}
        for name, text in _texts(record):
            found = self._disclosure.people_in(text)
            self.withheld.add(found, _(KIND_TITLES[type(record)]))
            if any(naming.withheld for naming in found):
                values[name] = _(WITHHELD)
        if isinstance(record, ListRow):
            values["values"] = tuple((key, self._row(record, key, text)) for key, text in record.values)
        return dataclasses.replace(record, **values) if values else record

    def _row(self, record: ListRow, key: str, text: str) -> str:
        found = self._disclosure.people_in(text)
        self.withheld.add(found, _(KIND_TITLES[type(record)]))
        return _(WITHHELD) if any(naming.withheld for naming in found) else text

    @cached_property
    def _seated(self) -> frozenset[str]:
        return frozenset(seat.party for seat in self.dialogue.seats(self.session.id))

    @singledispatchmethod
    def taken(self, record: Record) -> Iterator[Record]:
        """The record as it is handed over, or nothing."""
        yield record

    @taken.register
    def _(self, _one: Track) -> Iterator[Record]:
        yield from ()

    @taken.register
    def _(self, session: Session) -> Iterator[Record]:
        yield dataclasses.replace(
            session,
            previous=_original(self.dialogue, session).previous,
            penholder="",
            release_authority="",
            warned_at="",
            field_markings=tuple(pair for pair in session.field_markings if pair[1] in HANDED_OVER),
            names_judged=(),
        )

    @taken.register
    def _(self, party: Party) -> Iterator[Record]:
        if party.marking in HANDED_OVER and (party.id in self._seated or party.side == RUSSIA):
            yield dataclasses.replace(party, also_called="")

    @taken.register
    def _(self, participant: Participant) -> Iterator[Record]:
        if self._named and participant.marking in HANDED_OVER:
            yield dataclasses.replace(participant, role_card="")

    @taken.register
    def _(self, entry: Entry) -> Iterator[Record]:
        yield dataclasses.replace(entry, basis=_original(self.dialogue, entry).basis)

    @taken.register
    def _(self, read_back: ReadBack) -> Iterator[Record]:
        if not read_back.result or is_unchanged(self.dialogue, read_back):
            yield from self._listed(read_back)

    @taken.register
    def _(self, record: Listed) -> Iterator[Record]:
        yield from self._listed(record)

    def _listed(self, record: Listed) -> Iterator[Record]:
        yield dataclasses.replace(record, carried_from=_original(self.dialogue, record).carried_from)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record that people write: attribute and text."""
    for name, ask in questions(type(record)):
        if ask.kind in ("line", "text", "quote") and getattr(record, name):
            yield name, getattr(record, name)
    if isinstance(record, Entry):
        yield "value", record.value


def _original(dialogue: Dialogue, one: R) -> R:
    return dialogue.of(type(one))[one.id]


def _released(dialogue: Dialogue, kept: Iterable[Record]) -> Iterator[ReleaseItem]:
    """The released items that what is kept rests on: their words, without versions and reasons."""
    bases = {record.basis for record in kept if isinstance(record, Entry)}
    bases |= {red_line.release_item for red_line in dialogue.of(RedLine).values()}
    for basis in bases:
        item = dialogue.get(ReleaseItem, basis)
        if item is not None and is_signed(item) and item.marking in HANDED_OVER:
            yield ReleaseItem(
                id=item.id, session=item.session, field=item.field, position=item.position, code=item.code,
                kind=item.kind, release_text=item.release_text, activity=item.activity, verdict=item.verdict,
                never_list_checked="yes", authority=item.authority, date=item.date, status=item.status,
                marking="PART",
            )  # fmt: skip


def _standing(kept: dict[str, Record]) -> dict[str, Record]:
    """What is kept without the records that speak of something that is not."""
    while lost := [one.id for one in kept.values() if not _stands(one, kept)]:
        kept = {key: one for key, one in kept.items() if key not in lost}
    return kept


def _stands(record: Record, kept: Mapping[str, Record]) -> bool:
    """Whether everything is kept that a record cannot do without."""
    needed = _NEEDED.get(type(record), ("session",) if isinstance(record, Listed) else ())
    wanted = [str(getattr(record, name)) for name in needed]
    return all(one in kept for one in wanted if one and one not in SIDES)


def _renewed(dialogue: Dialogue, kept: Mapping[str, Record]) -> Iterator[Record]:
    """Everything kept under fresh ids, counted anew, with no id of the track it came from."""
    ids = {record.id: "" for record in dialogue.everything()} | {one: new_id() for one in kept}
    places: Counter[tuple[object, ...]] = Counter()
    for one in sorted(kept.values(), key=_place):
        referring = (name for name, _label in references(type(one)))
        values: dict[str, Any] = {name: _with_ids(getattr(one, name), ids) for name in ("id", *referring)}
        if isinstance(one, Listed):
            values["carried_from"] = _with_ids(one.carried_from, ids)
        if isinstance(one, ListRow):
            values["values"] = _row(dialogue, one, ids)
        if hasattr(one, "entered_at"):
            values["entered_at"] = ""
        if hasattr(one, "position"):
            values["position"] = places[_list_of(one)]
            places[_list_of(one)] += 1
        yield dataclasses.replace(one, **values)


def _with_sound_seals(copy: Dialogue) -> Dialogue:
    """The copy without seals that cannot be checked in it, as where a sealed answer refers to a record that
    stays.
    """
    return Dialogue(
        record for record in copy.everything() if not isinstance(record, Seal) or verify(copy, record)
    )


def _list_of(record: Record) -> tuple[object, ...]:
    return (type(record), getattr(record, "session", ""), getattr(record, "field", ""))


def _place(record: Record) -> int:
    return int(getattr(record, "position", 0))


def _with_ids(value: Any, ids: Mapping[str, str]) -> Any:
    """What an attribute refers to under its new id; what is not kept is left out."""
    if isinstance(value, tuple):
        return tuple(turned for one in value if (turned := ids.get(one, one)))
    return ids.get(value, value)


def _row(dialogue: Dialogue, row: ListRow, ids: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The values of a row, those of the columns that refer to something under their new ids."""
    found = template_of(dialogue.of(Session)[row.session]).find_field(row.field)
    columns = {one.key: one.kind for one in found[1].rows} if found is not None else {}
    return tuple(
        (key, ids.get(value, value) if columns.get(key) in REFERRING else value) for key, value in row.values
    )
