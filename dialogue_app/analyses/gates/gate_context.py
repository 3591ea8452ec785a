"""What a check sees: one session of a dialogue on its template, and the parameters of the gate."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from dialogue_app.analyses.answers import latest_value
from dialogue_app.core.cells import NO_CELLS, Cell
from dialogue_app.core.commands.seats import Answerer, answerer, answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.gates import MET, NOTHING, OPEN, Missing, State
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import Entry, Listed, Record, Seat, Session, Track
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.items import NAMING, Item, item_of, items_of, record_name
from dialogue_app.fields.registry import field_kind

T = TypeVar("T")

LONGEST_NAME = 50
NOBODY = Answerer("", "", "")


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a check is met: ``done`` of ``of``, and what is missing. Nothing missing means met if something
    was ``judged``: of the things looked at there may be none that the check asks anything of. What does not
    say how much it looked at has looked at the ``of``.
    """

    done: int
    of: int
    missing: tuple[Missing, ...] = ()
    looked_at: int | None = None

    @property
    def judged(self) -> int:
        """How many things were looked at."""
        return self.of if self.looked_at is None else self.looked_at

    @property
    def state(self) -> State:
        """Not met while anything is missing, met if something was judged."""
        if self.missing:
            return OPEN
        return MET if self.judged else NOTHING


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters of a gate, read by the type the vocabulary promises."""

    values: Mapping[str, object]

    def text(self, name: str) -> str:
        """A text; empty if it is not given."""
        return cast("str", self.values.get(name, ""))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty if it is not given."""
        return tuple(cast("list[str]", self.values.get(name, ())))

    def number(self, name: str, otherwise: int = 0) -> int:
        """A whole number."""
        return cast("int", self.values.get(name, otherwise))

    def flag(self, name: str) -> bool:
        """Yes or no; no if it is not given."""
        return bool(self.values.get(name, False))


ANSWERED_BY: frozenset[type[Record]] = NAMING | {Seat, Session, Track}
"""What a row says depends on besides its item and its entries: who answers, and how they are called."""


@dataclass(frozen=True, slots=True, eq=False)
class RatedRow:
    """One row of a rating: the item, its entries, and the value of everybody who answers, in order;
    of two rounds the one that counts. The same row serves until one of them changes.
    """

    item: Item
    cells: Mapping[Cell, Entry]
    values: tuple[str, ...]
    _found: dict[Hashable, object] = field(default_factory=dict)

    def once(self, what: Hashable, find: Callable[[RatedRow], T]) -> T:
        """What ``find`` says of this row, found once; it must depend on the row and on ``what`` alone."""
        if what not in self._found:
            self._found[what] = find(self)
        return cast("T", self._found[what])


@dataclass(frozen=True, slots=True)
class GateContext:
    """One session of a dialogue on its template. What several checks ask for is found once."""

    dialogue: Dialogue
    session: str
    template: Template
    _tables: dict[str, tuple[RatedRow, ...]] = field(default_factory=dict)
    _answerers: dict[str, tuple[Answerer, ...]] = field(default_factory=dict)

    def field(self, key: str) -> TemplateField:
        """The field of this key. Raises KeyError; the loader of templates has checked the keys."""
        stage_and_field = self.template.find_field(key)
        if stage_and_field is None:
            raise KeyError(key)
        return stage_and_field[1]

    def items(self, field: TemplateField) -> tuple[Item, ...]:
        """The rows of a matrix."""
        return items_of(self.dialogue, self.session, self.template, field)

    def answerers(self, field: TemplateField) -> tuple[Answerer, ...]:
        """Who answers a field: its columns, or nobody in particular."""
        if not field.columns:
            return (NOBODY,)
        if field.columns not in self._answerers:
            self._answerers[field.columns] = answerers(self.dialogue, self.session, field)
        return self._answerers[field.columns]

    def table(self, field: TemplateField) -> tuple[RatedRow, ...]:
        """The rows of a rating with what everybody answers."""
        if field.key not in self._tables:
            parties = tuple(answerer.id for answerer in self.answerers(field))
            key = ("table", self.session, field, parties)
            known: dict[str, RatedRow] = self.dialogue.derived(key, ANSWERED_BY, dict)
            entries = self.dialogue.field_entries(self.session, field.entry_field)
            rows: list[RatedRow] = []
            for item in self.items(field):
                cells = entries.get(item.id, NO_CELLS)
                row = known.get(item.id)
                if row is None or row.cells is not cells or row.item is not item:
                    values = tuple([latest_value(cells, party) for party in parties])
                    row = known[item.id] = RatedRow(item, cells, values)
                rows.append(row)
            self._tables[field.key] = tuple(rows)
        return self._tables[field.key]

    def cells(self, field: TemplateField, item: str = "") -> Mapping[Cell, Entry]:
        """The entries of one row."""
        return self.dialogue.item_entries(self.session, field.entry_field, item)

    def list_field(self, key: str) -> TemplateField:
        """The list field of this key; of a field that adds columns, the list it adds them to."""
        field = self.field(key)
        return self.field(field.items) if field_kind(field).beside_list else field

    def records(self, key: str) -> tuple[Listed, ...]:
        """The records of a list field, also by the key of a field that adds columns to it."""
        field = self.list_field(key)
        kind = LISTED_BY_NAME[record_name(field)]
        return self.dialogue.listed(kind, self.session, field.key)

    def name(self, item: Item) -> str:
        """A row in few words."""
        return item.code or cut(item.title) or "?"

    def record_name(self, record: Record) -> str:
        """A record in few words."""
        return self.name(item_of(self.dialogue, record))

    def side(self, party: str) -> str:
        """The side of a party or side id; empty if it is unknown."""
        return answerer(self.dialogue, party).side if party else ""

    def code(self, party: str) -> str:
        """The short code of a party or side."""
        return answerer(self.dialogue, party).code


def cut(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"
