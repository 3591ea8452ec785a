"""Rows of a page that are made once: a row is made anew when its record changes, or what it is named by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from weakref import WeakMethod

from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Record
from dialogue_app.ui.widgets.rows.row_table import RowContent, TableRow

S = TypeVar("S")


class KeptRows:
    """The rows of records of one kind. What they say may depend on their own source, on records of other
    kinds, and on the day.
    """

    def __init__(self, kind: type[Record]) -> None:
        self._others = STRUCTURE - {kind}
        self._kind = kind
        self._standing: tuple[str, object] = ("", None)
        self._known: dict[str, tuple[object, TableRow]] = {}

    def rows(
        self, dialogue: Dialogue, sources: Iterable[tuple[str, S]], make: Callable[[S], TableRow]
    ) -> tuple[TableRow, ...]:
        """A row for each source (id, source), in their order: the one it was where the source is the same."""
        standing = (timestamps.today(), dialogue.derived(("but", self._kind), self._others, object))
        known = self._known if standing == self._standing else {}
        found: dict[str, tuple[object, TableRow]] = {}
        for row_id, source in sources:
            row = known.get(row_id)
            if row is None or row[0] is not source:
                row = (source, make(source))
            found[row_id] = row
        self._standing, self._known = standing, found
        return tuple(row for _source, row in found.values())


def content_of(find: WeakMethod[Callable[[S], RowContent]], source: S) -> RowContent:
    """What a row says, found by a method of its page while there is one: a page that was left is free."""
    content = find()
    return content(source) if content is not None else RowContent(())
