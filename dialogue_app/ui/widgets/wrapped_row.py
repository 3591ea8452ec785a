"""Widgets side by side that go on in a next line where the width is used up; each line is centred.

It places its children itself: a layout written in Python costs a reference each time it is asked for an
item beyond its end.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_LARGEST = 16_777_215
Sized = list[tuple[QWidget, QSize]]
"""Widgets, each with the size it asks for."""


class WrappedRow(QWidget):
    """Widgets in their own width, line after line."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 16, down: int = 2) -> None:
        super().__init__(parent)
        self._across, self._down = across, down
        self._row: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, *, before: QWidget | None = None) -> None:
        """Add a widget at the end, or before another one."""
        widget.setParent(self)
        widget.show()
        self._row.insert(len(self._row) if before is None else self._row.index(before), widget)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """As high as the present width needs."""
        return QSize(200, self._place(max(self.width(), 200), move=False))

    def minimumSizeHint(self) -> QSize:
        """Narrow; the widgets are cut where even a line of their own is too short."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets anew."""
        super().resizeEvent(event)
        self._settle()

    def event(self, event: QEvent) -> bool:
        """Place the widgets anew when one of them asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        if self._place(self.width(), move=True) != self.height():
            self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        top = 0
        seen = [q_widget for q_widget in self._row if not q_widget.isHidden()]
        sizes = [(q_widget, q_widget.sizeHint().expandedTo(q_widget.minimumSize())) for q_widget in seen]
        for line in self._lines(width, sizes):
            height = max(size.height() for _widget, size in line)
            left = 0
            for widget, size in line:
                if move:
                    down = (height - size.height()) // 2
                    widget.setGeometry(QRect(left, top + down, size.width(), size.height()))
                left += size.width() + self._across
            top += height + self._down
        return max(0, top - self._down)

    def _lines(self, width: int, sizes: Sized) -> list[Sized]:
        lines: list[Sized] = []
        left = 0
        for widget, wanted in sizes:
            size = wanted.boundedTo(QSize(max(width, 1), _LARGEST)).boundedTo(widget.maximumSize())
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((widget, size))
            left += size.width() + self._across
        return lines
