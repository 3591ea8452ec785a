"""The rows found in a damaged document: those that fit their digest, those that do not, those only named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dialogue_app.core.kinds import KINDS
from dialogue_app.core.natural_keys import once
from dialogue_app.core.records import Record
from dialogue_app.services.ports import LostRecord, Salvage
from dialogue_app.store import rows
from dialogue_app.store.layout import LAYOUTS, Known, Layout, by_name, every_layout
from dialogue_app.store.rows import Row, RowReader

Value = bytes | int | None
"""A text or blob as its bytes, a number, or nothing."""

BY_TABLE: dict[str, Layout] = {layout.table: layout for layout in LAYOUTS.values()}
KNOWN: dict[str, tuple[Known, ...]] = {
    table: tuple(every_layout(layout)) for table, layout in BY_TABLE.items()
}
"""The layouts that each table has or had, the present one first."""

TITLES = ("statement", "text", "release_text", "title", "name", "wording", "value", "reason")
LONGEST_TITLE = 80

_ID = frozenset(b"0123456789abcdef")
_ID_LENGTH = 32


@dataclass(slots=True)
class RecoveredRows:
    """What a reading found. ``good``: table -> number of a row -> row; ``named``: table -> the ids that its
    index names, of no known table under an empty name. ``complete``: every part could be read.
    """

    good: dict[str, dict[int, Row]] = field(default_factory=dict)
    damaged: list[LostRecord] = field(default_factory=list)
    named: dict[str, set[str]] = field(default_factory=dict)
    complete: bool = True

    def take(self, table: str, rowid: int, row: Row) -> None:
        """Keep a row that fits its digest."""
        self.good.setdefault(table, {})[rowid] = row

    def take_damaged(self, table: str, values: Mapping[str, Value]) -> None:
        """Note a row that does not fit: its id and what it was about, as far as its text survived."""
        self.damaged.append(LostRecord(table, readable(values.get("id")), _title(values)))

    def ids(self) -> dict[str, str]:
        """The id of each row found -> its table."""
        result = {lost_record.id: lost_record.kind for lost_record in self.damaged if lost_record.id}
        for table, of_table in self.good.items():
            result |= {id_of(table, row): table for row in of_table.values()}
        return result


def id_of(table: str, row: Row) -> str:
    """The id in a row as the store reads it."""
    return readable(row[[column.name for column in by_name(BY_TABLE[table].columns)].index("id") + 1])


def as_row(layout: Layout, values: Mapping[str, Value]) -> Row:
    """A row as the store reads it: its digest, then its values as text by name of column."""
    names = ("digest", *(column.name for column in by_name(layout.columns)))
    return tuple(_as_text(values[name]) for name in names)


def recovered(table: str, values: Sequence[Value]) -> Row | None:
    """The row of a table whose values stand in the order of its columns, now or in a former layout; nothing
    if it fits its digest in none of them. What a later layout has more is filled as its migration fills it.
    """
    for known in KNOWN[table]:
        columns = known.layout.columns
        if len(values) < len(columns) or any(value is not None for value in values[len(columns) :]):
            continue
        named = dict(zip((column.name for column in columns), values, strict=False))
        if fits(table, as_row(known.layout, named)):
            return as_row(
                BY_TABLE[table], named | {name: text.encode() for name, text in known.filled.items()}
            )
    return None


def likely(table: str, values: Sequence[Value]) -> dict[str, Value]:
    """The values by the names of the columns of the layout that has as many; empty if none has."""
    layouts = (known.layout for known in KNOWN[table] if len(known.layout.columns) == len(values))
    layout = next(layouts, None)
    return (
        {}
        if layout is None
        else {column.name: value for column, value in zip(layout.columns, values, strict=True)}
    )


def _as_text(value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    return b"" if value is None else str(value).encode()


def fits(table: str, row: Row) -> bool:
    """Whether a row fits its digest."""
    return not rows.damaged(table, [row])


def readable(value: Value) -> str:
    """A text as far as it can be read."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _title(values: Mapping[str, Value]) -> str:
    texts = (" ".join(readable(values.get(name)).split()) for name in TITLES)
    return next((text[:LONGEST_TITLE] for text in texts if text), "")


def salvaged(recovered_rows: RecoveredRows) -> Salvage:
    """The records of the good rows in the order they were added, and all that is known to be lost."""
    reader = RowReader()
    records: dict[str, Record] = {}
    lost = list(recovered_rows.damaged)
    for kind in KINDS:
        table = LAYOUTS[kind].table
        for _rowid, row in sorted(recovered_rows.good.get(table, {}).items()):
            try:
                (record,) = reader.records(kind, [row])
            except ValueError:  # it fits its digest, but no record is like that
                lost.append(LostRecord(table, id_of(table, row), ""))
            else:
                records.setdefault(record.id, record)
    kept, doubles = once(records.values())
    lost.extend(_lost(double.second) for double in doubles)
    for table, ids in recovered_rows.named.items():
        lost.extend(LostRecord(table, record_id, "") for record_id in sorted(ids) if is_id(record_id))
    return Salvage(kept, tuple(_once(lost, {other.id for other in kept})), recovered_rows.complete)


def _lost(record: Record) -> LostRecord:
    """A record that another one leaves no room for."""
    words = {name: str(getattr(record, name, "")).encode() for name in TITLES}
    return LostRecord(LAYOUTS[type(record)].table, record.id, _title(words))


def is_id(text: str) -> bool:
    """Whether a text is an id as records have it."""
    return len(text) == _ID_LENGTH and _ID.issuperset(text.encode())


def _once(lost: Iterable[LostRecord], there: set[str]) -> Iterator[LostRecord]:
    """Each lost record once; one that is also there in a good row is not lost."""
    seen = set(there)
    for lost_record in lost:
        if lost_record.id not in seen:
            yield lost_record
        if lost_record.id:
            seen.add(lost_record.id)
