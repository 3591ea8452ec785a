"""Widgets side by side in one line. Where there is too little room the last are cut first, down to their
least, and only then those before them; so the line never makes what it stands in wider than the window.

It places its children itself: a layout would cut all of them alike.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class CutRow(QWidget):
    """Its widgets can be cut: their least width is smaller than the one they like. In pixels."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 16) -> None:
        super().__init__(parent)
        self._across = across
        self._row: list[QWidget] = []
        self._spare: set[QWidget] = set()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget, *, spare: bool = False) -> None:
        """Add a widget at the end. One to spare is left out where others would be cut for it."""
        self._spare |= {widget} if spare else set()
        widget.setParent(self)
        widget.show()
        self._row.append(widget)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all of each widget."""
        return self._size([_liked(widget) for widget in self._row])

    def minimumSizeHint(self) -> QSize:
        """Room for the least of each widget."""
        return self._size([_least(widget) for widget in self._row if widget not in self._spare])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Share out the room anew when a widget asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _size(self, sizes: list[QSize]) -> QSize:
        between = self._across * max(0, len(sizes) - 1)
        wide = sum(size.width() for size in sizes) + between
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def _has_room_for_all(self) -> bool:
        """Whether the others are whole beside the least of what is to spare."""
        sizes = [_least(widget) if widget in self._spare else _liked(widget) for widget in self._row]
        return self._size(sizes).width() <= self.width()

    def _place(self) -> None:
        row = self._row if self._has_room_for_all() else [one for one in self._row if one not in self._spare]
        for widget in self._spare:
            widget.setVisible(widget in row)
        sizes = [_liked(widget) for widget in row]
        widths = [size.width() for size in sizes]
        lacking = self._size(sizes).width() - self.width()
        for place in reversed(range(len(widths))):
            cut = max(0, min(lacking, widths[place] - _least(row[place]).width()))
            widths[place] -= cut
            lacking -= cut
        left = 0
        for widget, wide in zip(row, widths, strict=True):
            high = min(_liked(widget).height(), self.height())
            widget.setGeometry(QRect(left, (self.height() - high) // 2, wide, high))
            left += wide + self._across


def _liked(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> QSize:
    least = widget.minimumSizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
    return least.boundedTo(_liked(widget))
