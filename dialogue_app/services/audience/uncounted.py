"""Answers that are in no count yet, where those who answer may not be named.

A count of few answers says who gave them, and of two counts the difference is one answer. So the answers to
a question are counted when everybody asked has answered, or when they were revealed all at once and enough
have; until then they are left out of whatever is shown, printed or written, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dialogue_app.core.cells import Cell
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import Entry, Session
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.hidden_answers import revealed_at
from dialogue_app.core.visibility.seal_state import is_revealed
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.audience.disclosure import FEWEST_ANSWERS_FOR_COUNTS, Disclosure

_DECLARATIONS = ("ACCEPTANCE", "RECORD_STATUS", "YES_NO")
"""Scales on which somebody accepts or declines for the record."""


Question = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A dialogue without the answers that are in no count. ``rows``: where they stand, as (session, field,
    item, aspect).
    """

    dialogue: Dialogue
    rows: frozenset[Question]


@dataclass(frozen=True, slots=True)
class Counting:
    """Those whose answers to a field are counted together, and whether these were revealed all at once."""

    groups: tuple[frozenset[str], ...]
    shown: bool

    def waiting(self, cells: Mapping[Cell, Entry]) -> Iterator[Entry]:
        """The answers to one question that are not counted yet."""
        for group in self.groups:
            yield from _waiting(cells, group, shown=self.shown)

    def without_waiting(self, cells: Mapping[Cell, Entry]) -> Mapping[Cell, Entry]:
        """The answers to one question that are counted."""
        left = {entry.id for entry in self.waiting(cells)}
        return {cell: entry for cell, entry in cells.items() if entry.id not in left} if left else cells


def counted(
    dialogue: Dialogue, template_of: Callable[[Session], Template], under: Session | None = None
) -> Counted:
    """What of a dialogue may be counted. ``under``: a session whose attribution rule holds for the others
    too. The same value where nothing is left out.
    """
    strict = under is not None and not Disclosure(dialogue, under).parties_named
    edits: list[Edit] = []
    for session in dialogue.sessions():
        disclosure = Disclosure(dialogue, under if strict and under is not None else session)
        edits += [
            Edit(entry, None) for entry in _uncounted(dialogue, session, template_of(session), disclosure)
        ]
    gone = [edit.record for edit in edits]
    rows = frozenset(
        (record.session, record.field, record.item, record.aspect)
        for record in gone
        if isinstance(record, Entry)
    )
    return Counted(dialogue.apply(edits) if edits else dialogue, rows)


def _uncounted(
    dialogue: Dialogue, session: Session, template: Template, disclosure: Disclosure
) -> Iterator[Entry]:
    for _stage, field in template.fields():
        counted = counting(dialogue, session.id, field, disclosure) if not field.of else None
        if counted is not None:
            for cells in dialogue.field_entries(session.id, field.entry_field).values():
                yield from counted.waiting(cells)


def counting(
    dialogue: Dialogue, session: str, field: TemplateField, disclosure: Disclosure
) -> Counting | None:
    """How the answers to a field are counted; nothing where every one of them is, at once."""
    if disclosure.people_named or disclosure.about_sides:
        return None
    if not field_kind(field).counts or field.scale in _DECLARATIONS or _is_named(disclosure, field):
        return None
    shown = bool(revealed_at(dialogue, session, field.entry_field))
    shown = shown or (field.sealed and is_revealed(dialogue, session, field))
    return Counting(_groups(disclosure, answerers(dialogue, session, field)), shown)


def _is_named(disclosure: Disclosure, field: TemplateField) -> bool:
    """Whether each of those who answer a field may be named with its answer."""
    if field.columns == "sides":
        return disclosure.sides_named
    if field.columns == "participants":
        return disclosure.people_named
    return disclosure.parties_named


def _groups(disclosure: Disclosure, columns: tuple[Answerer, ...]) -> tuple[frozenset[str], ...]:
    """Those whose answers are counted together: each side for itself where the sides may be named."""
    sides = {answerer.side if disclosure.sides_named else "" for answerer in columns}
    return tuple(
        frozenset(answerer.id for answerer in columns if not disclosure.sides_named or answerer.side == side)
        for side in sorted(sides)
    )


def _waiting(cells: Mapping[Cell, Entry], group: frozenset[str], *, shown: bool) -> Iterator[Entry]:
    """The answers of a group to one question that are not counted yet, each aspect and round for itself."""
    rounds: dict[tuple[str, int], list[Entry]] = {}
    for (party, aspect, number), entry in cells.items():
        if party in group and entry.value and not is_void(entry):
            rounds.setdefault((aspect, number), []).append(entry)
    for given in rounds.values():
        enough = len(given) >= FEWEST_ANSWERS_FOR_COUNTS
        if len(given) < len(group) and not (shown and enough):
            yield from given
