"""Records made whole: where something is gone that others refer to, a stand-in takes its place, or the
reference is taken out, so that what was recovered opens and passes its check.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dialogue_app.core import timestamps
from dialogue_app.core.commands.sessions import on_template
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import BY_NAME, LISTED_BY_NAME
from dialogue_app.core.records import (
    ALLIANCE,
    INTERNAL,
    SIDES,
    CatalogueItem,
    Entry,
    Listed,
    Party,
    Record,
    Session,
    Track,
    new_id,
)
from dialogue_app.core.references import references, targets
from dialogue_app.core.template import Template
from dialogue_app.fields.items import CATALOGUE_PREFIX, record_name
from dialogue_app.services.files.library import FIRST_TEMPLATE
from dialogue_app.services.ports import LostRecord
from dialogue_app.services.soundness.made_fit import made_fit, may_be_id
from dialogue_app.services.templates import built_in_templates, template, template_of
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class Mended:
    """The dialogue, what stands in for lost records, how many references were taken out, and a sentence for
    each other value that did not fit and was taken out or replaced.
    """

    dialogue: Dialogue
    stand_ins: tuple[Record, ...]
    cleared: int
    taken_out: tuple[str, ...] = ()


def mend(records: Iterable[Record], lost: Sequence[LostRecord] = ()) -> Mended:
    """A dialogue of these records in which every value fits and every reference leads somewhere. Of several
    track records the first counts.
    """
    fitting, taken_out = made_fit(records)
    return dataclasses.replace(_Mending(fitting, lost).mended(), taken_out=taken_out)


class _Mending:
    """Records being made whole."""

    def __init__(self, records: Iterable[Record], lost: Sequence[LostRecord]) -> None:
        self._records: dict[str, Record] = {}
        self._track: Track | None = None
        for record in records:
            if isinstance(record, Track):
                self._track = self._track or record
            self._records.setdefault(record.id, record)
        for record in [record for record in self._records.values() if isinstance(record, Track)]:
            if record is not self._track:
                del self._records[record.id]
        self._lost = {lost_record.id: lost_record.kind for lost_record in lost if lost_record.id}
        self._stand_ins: list[Record] = []
        self._cleared = 0

    def mended(self) -> Mended:
        """Stand-ins first, for what much hangs on: the track, sessions, parties, rows of a matrix. Then
        references to anything else are taken out.
        """
        track = self._track or Track(id=new_id(), name=_("Recovered dialogue"), track=self._guess_track())
        if self._track is None:
            self._stand_in(track)
        for _record, name, target in self._dangling():
            if name == "session" and may_be_id(target):
                self._add_session(target, track.track)
        for record, name, target in self._dangling():
            if _is_party(record, name) and may_be_id(target):
                self._add_party(target)
        for record, name, target in self._dangling():
            if isinstance(record, Entry) and name == "item" and may_be_id(target):
                self._add_item(record, target)
        for target in {record.id for record, _name, _one in self._dangling()}:
            self._records[target] = self._without_dangling(self._records[target])
        return Mended(Dialogue(self._records.values()), tuple(self._stand_ins), self._cleared)

    def _stand_in(self, record: Record) -> None:
        self._records[record.id] = record
        self._stand_ins.append(record)

    def _dangling(self) -> list[tuple[Record, str, str]]:
        """Record, attribute and id of every reference to nothing, or to no session where one belongs."""
        return [(record, *gone) for record in self._records.values() for gone in self._gone(record)]

    def _gone(self, record: Record) -> Iterator[tuple[str, str]]:
        for name, _label in references(type(record)):
            for target in targets(record, name):
                there = self._records.get(target)
                known = there is not None or target in SIDES
                if not (isinstance(there, Session) if name == "session" else known):
                    yield name, target

    # -- stand-ins -------------------------------------------------------------------------------------

    def _sessions(self) -> list[Session]:
        return [record for record in self._records.values() if isinstance(record, Session)]

    def _guess_track(self) -> str:
        """What kind of track it was, by the templates of its sessions; else the internal one."""
        keys = [session.template_key.removesuffix("_short") for session in self._sessions()]
        tracks = [track for track, key in FIRST_TEMPLATE.items() if key in keys]
        return tracks[0] if tracks else INTERNAL

    def _add_session(self, session: str, track: str) -> None:
        """A session that only its moderator sees, on the template that fits what was recorded in it."""
        if session in self._records:
            return
        number = max((other.number or 0 for other in self._sessions()), default=0) + 1
        title = _("Session {n} (recovered)").format(n=number)
        frame = Session(
            id=session,
            number=number,
            title=title,
            dates=timestamps.today(),
            handling="MOD",
            attribution_rule="CHR",
        )
        self._stand_in(on_template(frame, self._guess_template(session, track)))

    def _guess_template(self, session: str, track: str) -> Template:
        """The built-in template that has most of the fields used in a session; else the usual one."""
        inside = (record for record in self._records.values() if getattr(record, "session", "") == session)
        used = Counter(str(getattr(record, "field", "")) for record in inside)

        def shared(candidate: Template) -> int:
            return sum(used[field.key] for _stage, field in candidate.fields())

        return max((template(FIRST_TEMPLATE[track]), *built_in_templates()), key=shared)

    def _add_party(self, party: str) -> None:
        if party in self._records:
            return
        number = sum(isinstance(stand_in, Party) for stand_in in self._stand_ins) + 1
        name, place = _("Lost party {n}").format(n=number), len(self._records)
        self._stand_in(Party(id=party, code=f"?{number}", name=name, side=ALLIANCE, position=place))

    def _add_item(self, entry: Entry, item: str) -> None:
        """A stand-in for the row of a matrix, in the list where the template has it."""
        if item in self._records:
            return
        kind, field = self._list_of(entry)
        kind = kind or BY_NAME.get(self._lost.get(item, ""))
        words = _("Lost row {n}").format(n=len(self._stand_ins) + 1)
        if kind is CatalogueItem:
            code = f"?{len(self._stand_ins) + 1}"
            self._stand_in(CatalogueItem(id=item, catalogue=field, code=code, title=words))
        elif kind is not None and issubclass(kind, Listed):
            values: dict[str, Any] = {
                name: words for name, ask in questions(kind) if ask.kind in ("text", "quote") and ask.required
            }
            place = len(self._records)
            self._stand_in(kind(id=item, session=entry.session, field=field, position=place, **values))

    def _list_of(self, entry: Entry) -> tuple[type[Record] | None, str]:
        """The kind of record that the rows of an entry's field are, and the list they stand in."""
        running = self._template_of(entry.session)
        placed = running.find_field(entry.field) if running is not None else None
        if running is None or placed is None:
            return None, ""
        items = placed[1].items
        if items.startswith(CATALOGUE_PREFIX):
            return CatalogueItem, items.removeprefix(CATALOGUE_PREFIX)
        listed = running.find_field(items)
        return (LISTED_BY_NAME[record_name(listed[1])], items) if listed is not None else (None, "")

    def _template_of(self, session: str) -> Template | None:
        record = self._records.get(session)
        return template_of(record) if isinstance(record, Session) else None

    # -- the rest ----------------------------------------------------------------------------------------

    def _without_dangling(self, record: Record) -> Record:
        """A record without its references to nothing."""
        gone: dict[str, set[str]] = {}
        for name, target in self._gone(record):
            gone.setdefault(name, set()).add(target)
        values: dict[str, Any] = {}
        for name, ids in gone.items():
            value = getattr(record, name)
            values[name] = "" if isinstance(value, str) else tuple(part for part in value if part not in ids)
            self._cleared += len(ids)
        return dataclasses.replace(record, **values)


def _is_party(record: Record, name: str) -> bool:
    """Whether an attribute of a record refers to parties."""
    ask = dict(questions(type(record))).get(name)
    return name == "party" if ask is None else ask.kind in ("party", "parties")
