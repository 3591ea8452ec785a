"""Turning the rows a model shows into other rows, step by step, so that views keep their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from dialogue_app.fields.items import Item

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


def turn_rows(model: QAbstractItemModel, rows: list[Item], wanted: list[Item]) -> None:
    """Change ``rows`` in place into ``wanted`` and announce each step: gone, new, moved, renamed."""
    keep = {item.id for item in wanted}
    for row in range(len(rows) - 1, -1, -1):
        if rows[row].id not in keep:
            model.beginRemoveRows(QModelIndex(), row, row)
            del rows[row]
            model.endRemoveRows()
    for row, item in enumerate(wanted):
        if row < len(rows) and rows[row].id == item.id:
            continue
        here = next((i for i in range(row, len(rows)) if rows[i].id == item.id), None)
        if here is None:
            model.beginInsertRows(QModelIndex(), row, row)
            rows.insert(row, item)
            model.endInsertRows()
        else:
            model.beginMoveRows(QModelIndex(), here, here, QModelIndex(), row)
            rows.insert(row, rows.pop(here))
            model.endMoveRows()
    for first, last in _runs(i for i, item in enumerate(wanted) if rows[i] != item):
        rows[first : last + 1] = wanted[first : last + 1]
        model.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
