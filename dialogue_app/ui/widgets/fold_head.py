"""The heading of a part that folds: pressed, it shows or hides what is below it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.painted_state import paint_focus

_HEIGHT = 24


class FoldHead(QAbstractButton):
    """Checked while the part is open. It paints itself: a small heading and a chevron."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._say)
        self._say()

    def _say(self) -> None:
        self.setAccessibleDescription(fold_words(is_open=self.isChecked()))

    def sizeHint(self) -> QSize:
        """One line, high enough to be hit."""
        return QSize(120, theme.current().scaled(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter folds and opens, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = look.font("small", bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        painter.setPen(look.color("text" if self.underMouse() else "text_soft"))
        inner = self.rect().adjusted(0, 0, -look.scaled(16), 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        size = look.scaled(4)
        paint_chevron(painter, QPointF(self.width() - size - 2, self.height() / 2), is_open=self.isChecked())
        if self.hasFocus():
            paint_focus(painter, self.rect())
        painter.end()


def fold_words(*, is_open: bool) -> str:
    """What a screen reader says of a heading whose part is open or folded."""
    return _("open") if is_open else _("folded")


def paint_chevron(painter: QPainter, middle: QPointF, *, is_open: bool) -> None:
    """Downward over what is open, to the side where it is folded, in the colour of the pen."""
    size = theme.current().scaled(4)
    along, across = QPointF(size, 0), QPointF(0, size / 2)
    if not is_open:
        along, across = QPointF(0, size), QPointF(size / 2, 0)
    painter.setPen(QPen(painter.pen().color(), 1.2))
    painter.drawPolyline(QPolygonF([middle - along - across, middle + across, middle + along - across]))
