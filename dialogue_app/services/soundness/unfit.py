"""What keeps records from being shown as they are: see the package. Pure: records in, sentences out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import BadTemplate, Refused
from dialogue_app.core.form import ask_of
from dialogue_app.core.kinds import KINDS, LISTED, title_of
from dialogue_app.core.records import SIDES, Entry, ListRow, Party, Record, Session, Track
from dialogue_app.core.template import Template
from dialogue_app.core.thresholds import unfit_thresholds
from dialogue_app.core.validity.checks import label_of, unfit
from dialogue_app.core.validity.limits import MOST_TEMPLATES
from dialogue_app.core.visibility.markings import ORDER
from dialogue_app.services.soundness.fault_sentences import bounded, with_names
from dialogue_app.services.soundness.given_answers import Templates, bad_answers, bad_rows
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _, ngettext

R = TypeVar("R", bound=Record)

NEEDED: tuple[tuple[type[Record], str], ...] = ((Track, "track"), (Party, "side"), (Session, "number"))
"""What a record of the frame cannot do without."""

FOLLOWING: Mapping[type[Record], tuple[str, ...]] = {
    Session: ("previous",),
    **dict.fromkeys(LISTED, ("carried_from",)),
    ReleaseItem: ("carried_from", "supersedes"),
}
"""The attributes by which a record names the one of its kind that it follows."""


KEYED: tuple[tuple[type[Record], str], ...] = (
    (Session, "field_markings"),
    (Session, "names_judged"),
    (ListRow, "values"),
)
"""Attributes of pairs in which each key stands once."""


class Misfit(NamedTuple):
    """A value that does not fit: the record, its attribute by name and label, why, as a sentence, and which
    part of it, where it has several.
    """

    record: Record
    name: str
    label: str
    fault: str
    part: str = ""


class Sorted:
    """Records by kind."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._kinds: dict[type[Record], list[Record]] = {kind: [] for kind in KINDS}
        for record in records:
            self._kinds[type(record)].append(record)

    def of(self, kind: type[R]) -> Sequence[R]:
        """The records of a kind in their order."""
        return self._kinds[kind]  # type: ignore[return-value]


def unfit_records(records: Sequence[Record]) -> tuple[str, ...]:
    """What the program cannot show as it is, a sentence each; empty if there is nothing."""
    return bounded(_sentences(records))


def _sentences(records: Sequence[Record]) -> Iterator[str]:
    there = Sorted(records)
    if len(there.of(Track)) != 1:
        yield _("The record that says what this file is must be there once.")
    yield from _same_ids(records)
    by_fault: dict[tuple[type[Record], str, str], list[Record]] = {}
    for misfit in misfits(there):
        by_fault.setdefault((type(misfit.record), misfit.label, misfit.fault), []).append(misfit.record)
    for (kind, label, fault), those in by_fault.items():
        sentence = ngettext("{kind}, {label}: {fault}", "{kind}, {label}, {n} times: {fault}", len(those))
        yield with_names(sentence.format(n=len(those), kind=title_of(kind), label=label, fault=fault), those)


def _same_ids(records: Sequence[Record]) -> Iterator[str]:
    ids = {record.id for record in records}
    number = len(records) - len(ids)
    if number:
        yield ngettext(
            "{n} record has the identity of another one.", "{n} records have the identity of others.", number
        ).format(n=number)
    if not ids.isdisjoint((*SIDES, "")):
        yield _("A record has an identity that no record may have.")


def misfits(there: Sorted) -> Iterator[Misfit]:
    """Every value that does not fit: its form, its field, its template, its chain."""
    for kind in KINDS:
        yield from _rings(kind, there.of(kind))
    templates, bad = templates_of(there.of(Session))
    for session, fault in bad:
        yield Misfit(session, "template_text", _("Template"), fault)
    yield from _of_each(there, templates)


def refuse_unfit(after: Dialogue, edits: Sequence[Edit]) -> None:
    """Raises Refused where edits, after which a dialogue is as ``after``, put something into it with which
    its file would not be opened again: whatever is written opens.
    """
    put = [edit.after for edit in edits if edit.after is not None]
    there = Sorted(put)
    sessions = {record.session for record in put if isinstance(record, Entry | ListRow)}
    concerned = (after.get(Session, session) for session in sessions)
    templates, bad = templates_of(
        [*there.of(Session), *(session for session in concerned if session is not None)]
    )
    faults = (Misfit(session, "template_text", _("Template"), fault) for session, fault in bad)
    rings = (ring for kind in _turned(edits) for ring in _rings(kind, tuple(after.of(kind).values())))
    for misfit in chain(_of_each(there, templates), faults, rings):
        raise Refused(
            _("{label}: {fault} Nothing was changed.").format(label=misfit.label, fault=misfit.fault)
        )


def _turned(edits: Sequence[Edit]) -> Iterator[type[Record]]:
    """The kinds of which a record now follows another one than before."""
    for kind in dict.fromkeys(edit.kind for edit in edits if edit.after is not None):
        of_kind = [edit for edit in edits if edit.kind is kind and edit.after is not None]
        names = FOLLOWING.get(kind, ())
        if any(
            getattr(edit.after, name) not in ("", getattr(edit.before, name, ""))
            for edit in of_kind
            for name in names
        ):
            yield kind


def _rings(kind: type[Record], records: Sequence[Record]) -> Iterator[Misfit]:
    for name, record in in_a_ring(kind, records):
        yield Misfit(record, name, _label(kind, name), _("it leads round to the same record again."))


def _of_each(there: Sorted, templates: Templates) -> Iterator[Misfit]:
    """What each record shows by itself, with the template of its session."""
    for kind in KINDS:
        if there.of(kind):
            yield from (Misfit(*fault) for fault in unfit(kind, there.of(kind)))
    for kind, name in NEEDED:
        for record in there.of(kind):
            if not getattr(record, name):
                yield Misfit(record, name, _label(kind, name), _("nothing is recorded, and it is needed."))
    yield from _settings(there)
    for kind, name in KEYED:
        yield from _keys_twice(kind, name, there.of(kind))
    yield from (Misfit(*answer) for answer in bad_answers(there.of(Entry), templates))
    yield from (Misfit(*row) for row in bad_rows(there.of(ListRow), templates))


def _label(kind: type[Record], name: str) -> str:
    return label_of(name, ask_of(kind.__dataclass_fields__[name]))


def _settings(there: Sorted) -> Iterator[Misfit]:
    """What is kept as pairs: thresholds of the track, markings of the fields of a session."""
    for track in there.of(Track):
        for fault in unfit_thresholds(track.thresholds):
            yield Misfit(track, "thresholds", _("Thresholds"), fault)
    for session in there.of(Session):
        if any(marking not in ORDER for _key, marking in session.field_markings):
            yield Misfit(session, "field_markings", _("Marking of a field"), _("it is no marking."))


def _keys_twice(kind: type[Record], name: str, records: Sequence[Record]) -> Iterator[Misfit]:
    """Records that say two things under one key, of which only one would be shown."""
    for record in records:
        keys = [key for key, _value in getattr(record, name)]
        if len(keys) != len(set(keys)):
            yield Misfit(record, name, _label(kind, name), _("one key stands there twice."))


def templates_of(
    sessions: Iterable[Session],
) -> tuple[dict[str, Template], list[tuple[Session, str]]]:
    """The template of each session that has a sound one, and what is wrong with those of the others. Of
    more different ones than a file may have, the rest is not even read.
    """
    templates: dict[str, Template] = {}
    bad: list[tuple[Session, str]] = []
    texts: set[str] = set()
    for session in sessions:
        texts.add(session.template_text)
        if len(texts) > MOST_TEMPLATES:
            bad.append((session, _("one file has at most {n} different ones.").format(n=MOST_TEMPLATES)))
            continue
        try:
            templates[session.id] = template_of(session)
        except BadTemplate as error:
            fault = " ".join(error.faults[:1])
            bad.append((session, _("it cannot be used: {fault}").format(fault=fault)))
    return templates, bad


def in_a_ring(kind: type[Record], records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Attribute and record wherever following an attribute leads back to the same record: one record of each
    ring.
    """
    there = {record.id: record for record in records}
    for name in FOLLOWING.get(kind, ()):
        done: set[str] = set()
        for start in there:
            path: dict[str, None] = {}
            at = start
            while at in there and at not in done:
                if at in path:
                    yield name, there[at]
                    break
                path[at] = None
                at = getattr(there[at], name)
            done.update(path)
