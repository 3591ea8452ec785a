"""The bar beside the chosen row of a table that Qt paints, which its style sheet gives to lists only."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dialogue_app.ui.widgets.painted_state import paint_bar


class ChosenRow(QStyledItemDelegate):
    """Paints cells as Qt does, and the bar in the first one of a row that is chosen."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        if index.column() == 0 and option.state & QStyle.StateFlag.State_Selected:
            paint_bar(painter, option.rect)
