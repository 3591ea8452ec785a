"""What the program can show, but not in its place: see the package. Pure: a dialogue in, sentences out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple, TypeVar, cast

from dialogue_app.core.commands.catalogue import code_keys
from dialogue_app.core.commands.seats import may_sit
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import Ask
from dialogue_app.core.kinds import KINDS, LISTED, kind_name, title_of
from dialogue_app.core.records import (
    INTERNAL,
    SIDES,
    CatalogueItem,
    Entry,
    FieldSkip,
    Listed,
    ListRow,
    Party,
    Record,
    Seal,
    Seat,
    Session,
    StageNotes,
    StageState,
    Tick,
    Track,
)
from dialogue_app.core.references import referring, targets
from dialogue_app.core.shapes import SHAPES
from dialogue_app.core.template import Template
from dialogue_app.core.validity.checks import label_of
from dialogue_app.fields.items import CATALOGUE_PREFIX
from dialogue_app.services.soundness.fault_sentences import bounded
from dialogue_app.services.soundness.given_answers import Fields
from dialogue_app.services.soundness.unfit import templates_of
from dialogue_app.support.fold import look, name_key
from dialogue_app.support.translation import N_, _, ngettext


class LooseEnd(NamedTuple):
    """What stands in no place: the record, the attribute that leads nowhere, what is wrong (a key of
    ``_WORDS``), and the words for it: what the attribute is called or which place it names, and the number of
    the session.
    """

    record: Record
    name: str
    fault: str
    place: str = ""
    session: str = ""

    @property
    def words(self) -> str:
        """What is wrong, in a clause about the record alone."""
        return _(_WORDS[self.fault].alone).format(place=self.place, session=self.session)


OfKind = Callable[[type[Record]], Collection[Record]]
"""The records of a kind, of a dialogue or of records that make none."""


def loose_ends(dialogue: Dialogue) -> tuple[str, ...]:
    """What stands in no place, a sentence for each sort: of a dialogue whose records are fit. Empty if all is
    well.
    """
    return bounded(_sentences(each_loose_end(lambda kind: dialogue.of(kind).values())))


def _sentences(ends: Iterable[LooseEnd]) -> Iterator[str]:
    """Those of one sort together, counted."""
    sorts = Counter((end.fault, title_of(type(end.record)), end.place, end.session) for end in ends)
    for (fault, kind, place, session), number in sorts.items():
        yield _WORDS[fault].together(number).format(n=number, kind=kind, place=place, session=session)


def each_loose_end(of: OfKind) -> Iterator[LooseEnd]:
    """Whatever stands in no place, one by one."""
    there = {record.id: record for kind in KINDS for record in of(kind)}
    for track in cast("Collection[Track]", of(Track)):
        if track.counterpart and track.track != INTERNAL:
            yield LooseEnd(track, "counterpart", COUNTERPART)
    yield from _alike(cast("Collection[Party]", of(Party)), lambda party: "", _party_keys)
    items = cast("Collection[CatalogueItem]", of(CatalogueItem))
    yield from _alike(items, attrgetter("catalogue"), code_keys)
    for kind in KINDS:
        yield from _references(of(kind), kind, there)
        yield from _of_no_session(of(kind), kind)
    yield from _strange_seats(of, there)
    sessions = cast("Collection[Session]", of(Session))
    templates, _bad = templates_of(sessions)
    numbers = {session.id: str(session.number) for session in sessions}
    yield from _misplaced(of, templates, numbers)
    yield from _strange_items(of, templates, numbers, there)


# -- who and what is called alike, who may not sit ---------------------------------------------------------


C = TypeVar("C", Party, CatalogueItem)


def _alike(
    records: Collection[C], of: Callable[[C], str], keys: Callable[[str], frozenset[str]]
) -> Iterator[LooseEnd]:
    """Codes that a reader would take for another one. Equal ones are second records of a natural key."""
    first: dict[tuple[str, str], str] = {}
    for record in records:
        seen = [first.setdefault((of(record), key), record.code) for key in keys(record.code) if key]
        like = next((code for code in seen if code != record.code), "")
        if like:
            yield LooseEnd(record, "code", ALIKE, like)


def _party_keys(code: str) -> frozenset[str]:
    return frozenset((look(code), name_key(code)))


def _strange_seats(of: OfKind, there: Mapping[str, Record]) -> Iterator[LooseEnd]:
    tracks = {track.track for track in cast("Collection[Track]", of(Track))}
    for seat in cast("Collection[Seat]", of(Seat)):
        party = there.get(seat.party)
        side = party.side if isinstance(party, Party) else seat.party
        if not all(may_sit(track, side) for track in tracks):
            yield LooseEnd(seat, "party", NO_SEAT)


# -- references ------------------------------------------------------------------------------------------


def _references(
    records: Collection[Record], kind: type[Record], there: Mapping[str, Record]
) -> Iterator[LooseEnd]:
    for name, ask in referring(kind):
        faults = {target: _fault(ask, target, there) for target in _targets(records, name)}
        if not any(faults.values()):
            continue
        label = label_of(name, ask)
        for record in records:
            for fault in dict.fromkeys(faults[target] for target in targets(record, name)):
                if fault:
                    yield LooseEnd(record, name, fault, label)


def _of_no_session(records: Collection[Record], kind: type[Record]) -> Iterator[LooseEnd]:
    """What answers a field and names no session. What names neither stands nowhere, and nothing takes it."""
    if not {"session", "field"} <= set(SHAPES[kind]):
        return
    read = attrgetter("session", "field")
    for record in records:
        session, field = read(record)
        if field and not session:
            yield LooseEnd(record, "session", OF_NO_SESSION)


def _targets(records: Collection[Record], name: str) -> dict[str, None]:
    """The ids that an attribute refers to, each once."""
    values = dict.fromkeys(map(attrgetter(name), records))
    several = (value if isinstance(value, tuple) else (value,) for value in values)
    return dict.fromkeys(target for those in several for target in those if target)


def _fault(ask: Ask, target: str, there: Mapping[str, Record]) -> str:
    """What is wrong with a reference: GONE, OTHER, or nothing."""
    if ask.value_kind in ("party", "parties") and target in SIDES:
        return ""
    record = there.get(target)
    if record is None:
        return GONE
    of = ("party", "participant") if ask.kind == "hidden" and ask.holds == "party" else ask.of
    of = of or (("party",) if ask.value_kind in ("party", "parties") else ())
    return "" if not of or kind_name(type(record)) in of else OTHER


# -- places in the template ------------------------------------------------------------------------------


Templates = Mapping[str, Template]
Numbers = Mapping[str, str]
"""Id of a session -> its number."""

_IN_FIELDS: tuple[type[Record], ...] = (Entry, Seal, FieldSkip, *LISTED)
_IN_STAGES: tuple[type[Record], ...] = (StageState, StageNotes)


def _misplaced(of: OfKind, templates: Templates, numbers: Numbers) -> Iterator[LooseEnd]:
    """Records in fields, stages and columns that the template of their session lacks."""
    keys = {session: _keys(template) for session, template in templates.items()}
    for kinds, part, name, read in (
        (_IN_FIELDS, 0, "field", attrgetter("session", "field")),
        (_IN_STAGES, 1, "stage", attrgetter("session", "stage")),
        ((Tick,), 1, "what", _stage_of_tick),
    ):
        for kind in kinds:
            places = dict.fromkeys(map(read, of(kind)))
            lacking = {
                (session, key)
                for session, key in places
                if key and session in keys and key not in keys[session][part]
            }
            if lacking:
                for record in of(kind):
                    session, key = read(record)
                    if (session, key) in lacking:
                        yield LooseEnd(record, name, LACKING, key, numbers[session])
    yield from _strange_columns(cast("Collection[ListRow]", of(ListRow)), templates, numbers)


def _strange_columns(rows: Collection[ListRow], templates: Templates, numbers: Numbers) -> Iterator[LooseEnd]:
    lists = dict.fromkeys((row.session, row.field) for row in rows if row.session in templates)
    placed = {(session, key): templates[session].find_field(key) for session, key in lists}
    columns = {
        place: {column.key for column in stage_and_field[1].rows}
        for place, stage_and_field in placed.items()
        if stage_and_field
    }
    for row in rows:
        known = columns.get((row.session, row.field))
        strange = [key for key, _value in row.values if key not in known] if known is not None else ()
        for key in strange:
            yield LooseEnd(row, "values", LACKING, f"{row.field}.{key}", numbers[row.session])


def _keys(template: Template) -> tuple[frozenset[str], frozenset[str]]:
    fields = frozenset(field.key for _stage, field in template.fields())
    return fields, frozenset(stage.key for stage in template.stages)


def _stage_of_tick(tick: Record) -> tuple[str, str]:
    """Session and stage of a prompt or a gate; no stage for a tick of another sort."""
    assert isinstance(tick, Tick)
    sort, _colon, place = tick.what.partition(":")
    return tick.session, place.partition(":")[0] if sort in ("prompt", "gate") else ""


def _strange_items(
    of: OfKind, templates: Templates, numbers: Numbers, there: Mapping[str, Record]
) -> Iterator[LooseEnd]:
    """Answers about a record that does not stand in the list which their field is about."""
    fields = {session: Fields(template).by_key for session, template in templates.items()}
    read = attrgetter("session", "field", "item")
    wrong: set[tuple[str, str, str]] = set()
    for session, key, item in dict.fromkeys(map(read, of(Entry))):
        field = fields.get(session, {}).get(key)
        record = there.get(item)
        if field is not None and record is not None and not _stands_in(record, session, field.items):
            wrong.add((session, key, item))
    if wrong:
        for entry in of(Entry):
            session, key, item = read(entry)
            if (session, key, item) in wrong:
                yield LooseEnd(entry, "item", NOT_IN_LIST, key, numbers[session])


def _stands_in(record: Record, session: str, items: str) -> bool:
    if items.startswith(CATALOGUE_PREFIX):
        return getattr(record, "catalogue", "") == items.removeprefix(CATALOGUE_PREFIX)
    if not items or "." in items:
        return bool(items)
    return isinstance(record, Listed) and (record.session, record.field) == (session, items)


# -- in words --------------------------------------------------------------------------------------------


COUNTERPART, GONE, OTHER, OF_NO_SESSION = "counterpart", "gone", "other", "of no session"
LACKING, NOT_IN_LIST, ALIKE, NO_SEAT = "lacking", "not in list", "alike", "no seat"


def _called_alike(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” has a code that looks like {place}, and is another one.",
        "{n} records of “{kind}” have codes that look like {place}, and are others.",
        number,
    )


def _unseated(number: int) -> str:
    return ngettext(
        "The other side has {n} seat in this internal track.",
        "The other side has {n} seats in this internal track.",
        number,
    )


def _counterpart(_number: int) -> str:
    return _("It names the file of another track, which only an internal file does.")


def _gone(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” refers under “{place}” to something that is not there.",
        "{n} records of “{kind}” refer under “{place}” to something that is not there.",
        number,
    )


def _other(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” refers under “{place}” to a record of another kind.",
        "{n} records of “{kind}” refer under “{place}” to records of another kind.",
        number,
    )


def _sessionless(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” belongs to no session.",
        "{n} records of “{kind}” belong to no session.",
        number,
    )


def _lacking(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” stands in “{place}”, which the template of session {session} does not have.",
        "{n} records of “{kind}” stand in “{place}”, which the template of session {session} does not have.",
        number,
    )


def _not_in_list(number: int) -> str:
    return ngettext(
        "{n} answer in “{place}” of session {session} is about something that its list does not have.",
        "{n} answers in “{place}” of session {session} are about things that its list does not have.",
        number,
    )


class _LooseEndWords(NamedTuple):
    """What is said of several records together, and of one alone."""

    together: Callable[[int], str]
    alone: str


_WORDS: Mapping[str, _LooseEndWords] = {
    COUNTERPART: _LooseEndWords(_counterpart, N_("only an internal file names the file of another track.")),
    ALIKE: _LooseEndWords(_called_alike, N_("it looks like {place} and is another one.")),
    NO_SEAT: _LooseEndWords(_unseated, N_("the other side has no seat in an internal track.")),
    GONE: _LooseEndWords(_gone, N_("it refers to something that is not there.")),
    OTHER: _LooseEndWords(_other, N_("it refers to a record of another kind.")),
    OF_NO_SESSION: _LooseEndWords(_sessionless, N_("it belongs to no session.")),
    LACKING: _LooseEndWords(_lacking, N_("the template of session {session} does not have “{place}”.")),
    NOT_IN_LIST: _LooseEndWords(
        _not_in_list, N_("it is about something that the list of “{place}” does not have.")
    ),
}
