"""Words of controls that are cut with dots where the control is narrower than they are, and no sooner.

The control asks for room for all of them; ``text`` gives all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from dialogue_app.ui.widgets.inputs.folded_search import FoldedBox

if TYPE_CHECKING:

    class _Says(QWidget):
        def text(self) -> str: ...
        def setText(self, words: str, /) -> None: ...

else:
    _Says = object

_LEAST = 4
"""So many signs are always seen."""


class Cut(_Says):
    """Mixed into what shows a text in one line: before its class in the list of bases."""

    _words = ""

    def setText(self, words: str, /) -> None:
        if words == self.text():
            return
        self._words = words
        super().setText(words)
        self._cut()

    def text(self) -> str:
        """All the words."""
        return self._words or super().text()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return super().sizeHint() + QSize(self._advance(self.text()) - self._advance(super().text()), 0)

    def minimumSizeHint(self) -> QSize:
        """Room for the first signs."""
        hint = self.sizeHint()
        least = self._advance(self.text()[:_LEAST] + "…")
        return QSize(min(hint.width(), hint.width() - self._advance(self.text()) + least), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        words = self.text()
        room = self.width() - (self.sizeHint().width() - self._advance(words))
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
        if shown != super().text():
            self._words = words
            super().setText(shown)

    def _advance(self, words: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, words).width()


class CutButton(Cut, QPushButton):
    """A button."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setText(words)


class CutCheck(Cut, QCheckBox):
    """A box to tick."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setText(words)


class CutBox(FoldedBox):
    """A list to choose from; what is chosen is cut with dots. Its entries are painted as the style sheet
    says, which Qt's own delegate of such a list does not read.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cut a long label with dots."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and never changes an answer."""
        event.ignore()
