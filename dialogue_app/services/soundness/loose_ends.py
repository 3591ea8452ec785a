"""What the program can show, but not in its place: see the package. Pure: a dialogue in, sentences out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import Ask
from dialogue_app.core.kinds import KINDS, LISTED, kind_name, title_of
from dialogue_app.core.records import (
    INTERNAL,
    SIDES,
    Entry,
    FieldSkip,
    Listed,
    ListRow,
    Record,
    Seal,
    StageNotes,
    StageState,
    Tick,
)
from dialogue_app.core.references import referring, targets
from dialogue_app.core.shapes import SHAPES
from dialogue_app.core.template import Template
from dialogue_app.core.validity.checks import label_of
from dialogue_app.fields.items import CATALOGUE_PREFIX
from dialogue_app.services.soundness.fault_sentences import bounded
from dialogue_app.services.soundness.given_answers import Fields
from dialogue_app.services.soundness.unfit import templates_of
from dialogue_app.support.translation import _, ngettext


def loose_ends(dialogue: Dialogue) -> tuple[str, ...]:
    """What stands in no place, a sentence each: of a dialogue whose records are fit. Empty if all is well."""
    return bounded(_sentences(dialogue))


def _sentences(dialogue: Dialogue) -> Iterator[str]:
    there = {record.id: record for record in dialogue.everything()}
    if dialogue.track.counterpart and dialogue.track.track != INTERNAL:
        yield _("It names the file of another track, which only an internal file does.")
    for kind in KINDS:
        yield from _references(dialogue, kind, there)
        yield from _of_no_session(dialogue, kind)
    templates, _bad = templates_of(dialogue.sessions())
    numbers = {session.id: str(session.number) for session in dialogue.sessions()}
    for told in (*_misplaced(dialogue, templates), *_strange_items(dialogue, templates, there)):
        yield told.sentence.format(
            n=told.number, kind=title_of(told.kind), place=told.place, session=numbers[told.session]
        )


# -- references ------------------------------------------------------------------------------------------


def _references(dialogue: Dialogue, kind: type[Record], there: Mapping[str, Record]) -> Iterator[str]:
    records = dialogue.of(kind).values()
    for name, ask in referring(kind):
        label = label_of(name, ask)
        fits: dict[str, str] = {
            target: _fault(kind, name, ask, target, there) for target in _targets(dialogue, kind, name)
        }
        if not any(fits.values()):
            continue
        faults = Counter(
            fault
            for record in records
            for fault in {fits[target] for target in targets(record, name)}
            if fault
        )
        for fault, number in faults.items():
            yield _REFERENCE_WORDS[fault](number).format(n=number, kind=title_of(kind), label=label)


def _of_no_session(dialogue: Dialogue, kind: type[Record]) -> Iterator[str]:
    """What answers a field and names no session. What names neither stands nowhere, and nothing takes it."""
    if not {"session", "field"} <= set(SHAPES[kind]):
        return
    places = map(attrgetter("session", "field"), dialogue.of(kind).values())
    number = sum(bool(field) and not session for session, field in places)
    if number:
        sentence = ngettext(
            "{n} record of “{kind}” belongs to no session.",
            "{n} records of “{kind}” belong to no session.",
            number,
        )
        yield sentence.format(n=number, kind=title_of(kind))


def _targets(dialogue: Dialogue, kind: type[Record], name: str) -> dict[str, None]:
    """The ids that an attribute refers to, each once."""
    values = dict.fromkeys(map(attrgetter(name), dialogue.of(kind).values()))
    several = (value if isinstance(value, tuple) else (value,) for value in values)
    return dict.fromkeys(one for those in several for one in those if one)


def _fault(kind: type[Record], name: str, ask: Ask, target: str, there: Mapping[str, Record]) -> str:
    """What is wrong with a reference: GONE, OTHER, or nothing."""
    if ask.value_kind in ("party", "parties") and target in SIDES:
        return ""
    found = there.get(target)
    if found is None:
        return GONE
    of = ("party", "participant") if ask.kind == "hidden" and ask.holds == "party" else ask.of
    of = of or (("party",) if ask.value_kind in ("party", "parties") else ())
    return "" if not of or kind_name(type(found)) in of else OTHER


GONE, OTHER = "gone", "other"


def _gone(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” refers under “{label}” to something that is not there.",
        "{n} records of “{kind}” refer under “{label}” to something that is not there.",
        number,
    )


def _other(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” refers under “{label}” to a record of another kind.",
        "{n} records of “{kind}” refer under “{label}” to records of another kind.",
        number,
    )


_REFERENCE_WORDS: Mapping[str, Callable[[int], str]] = {GONE: _gone, OTHER: _other}


# -- places in the template ------------------------------------------------------------------------------


class _LooseEnd(NamedTuple):
    sentence: str
    number: int
    kind: type[Record]
    place: str
    session: str


Templates = Mapping[str, Template]

_IN_FIELDS: tuple[type[Record], ...] = (Entry, Seal, FieldSkip, *LISTED)
_IN_STAGES: tuple[type[Record], ...] = (StageState, StageNotes)


def _misplaced(dialogue: Dialogue, templates: Templates) -> Iterator[_LooseEnd]:
    """Records in fields, stages and columns that the template of their session lacks."""
    keys = {session: _keys(template) for session, template in templates.items()}
    for kinds, part, read in (
        (_IN_FIELDS, 0, attrgetter("session", "field")),
        (_IN_STAGES, 1, attrgetter("session", "stage")),
        ((Tick,), 1, _stage_of_tick),
    ):
        for kind in kinds:
            for (session, key), number in Counter(map(read, dialogue.of(kind).values())).items():
                if key and session in keys and key not in keys[session][part]:
                    yield _LooseEnd(_lacking(number), number, kind, key, session)
    for (session, field, column), number in Counter(_columns(dialogue)).items():
        placed = templates[session].find_field(field) if session in templates else None
        if placed is not None and column not in {row.key for row in placed[1].rows}:
            yield _LooseEnd(_lacking(number), number, ListRow, f"{field}.{column}", session)


def _keys(template: Template) -> tuple[frozenset[str], frozenset[str]]:
    fields = frozenset(field.key for _stage, field in template.fields())
    return fields, frozenset(stage.key for stage in template.stages)


def _stage_of_tick(tick: Record) -> tuple[str, str]:
    """Session and stage of a prompt or a gate; no stage for a tick of another sort."""
    assert isinstance(tick, Tick)
    sort, _colon, place = tick.what.partition(":")
    return tick.session, place.partition(":")[0] if sort in ("prompt", "gate") else ""


def _columns(dialogue: Dialogue) -> Iterator[tuple[str, str, str]]:
    for row in dialogue.of(ListRow).values():
        yield from ((row.session, row.field, column) for column, _value in row.values)


def _lacking(number: int) -> str:
    return ngettext(
        "{n} record of “{kind}” stands in “{place}”, which the template of session {session} does not have.",
        "{n} records of “{kind}” stand in “{place}”, which the template of session {session} does not have.",
        number,
    )


def _strange_items(
    dialogue: Dialogue, templates: Templates, there: Mapping[str, Record]
) -> Iterator[_LooseEnd]:
    """Answers about a record that does not stand in the list which their field is about."""
    fields = {session: Fields(template).by_key for session, template in templates.items()}
    wrong: Counter[tuple[str, str]] = Counter()
    read = attrgetter("session", "field", "item")
    for (session, key, item), number in Counter(map(read, dialogue.of(Entry).values())).items():
        field = fields.get(session, {}).get(key)
        found = there.get(item)
        if field is not None and found is not None and not _stands_in(found, session, field.items):
            wrong[session, key] += number
    for (session, key), number in wrong.items():
        yield _LooseEnd(_not_in_list(number), number, Entry, key, session)


def _stands_in(record: Record, session: str, items: str) -> bool:
    if items.startswith(CATALOGUE_PREFIX):
        return getattr(record, "catalogue", "") == items.removeprefix(CATALOGUE_PREFIX)
    if not items or "." in items:
        return bool(items)
    return isinstance(record, Listed) and (record.session, record.field) == (session, items)


def _not_in_list(number: int) -> str:
    return ngettext(
        "{n} answer in “{place}” of session {session} is about something that its list does not have.",
        "{n} answers in “{place}” of session {session} are about things that its list does not have.",
        number,
    )
