"""One kind of document in the list: its name, and below it for whom it is and which marking it carries."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from dialogue_app.core.scales import scale
from dialogue_app.services.ports import DocumentKind
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.painted_state import paint_chosen, paint_focus
from dialogue_app.ui.widgets.wrapped_text import LaidOut, laid_out

_ACROSS, _DOWN, _BETWEEN = 12, 8, 2
"""What marks the chosen row besides its ground."""


class DocumentRow(QRadioButton):
    """A row that is chosen like one answer of several; the arrows go through them. Its words are never cut:
    the second line goes on below where there is no room.
    """

    def __init__(self, kind: DocumentKind, accent: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accent = accent
        self.key = kind.key
        self.name = _(kind.title)
        self.about = _("For: {readers} – marking: {marking}").format(
            readers=_(kind.readers), marking=_marking(kind)
        )
        self.setAccessibleName(self.name)
        self.setAccessibleDescription(self.about)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its name and what stands below it."""
        (_name, high), (_about, below) = self._words(width)
        return ceil(high) + _BETWEEN + ceil(below) + 2 * _DOWN

    def sizeHint(self) -> QSize:
        """As high as it is at its width."""
        return QSize(280, self.heightForWidth(self.width() if self.width() > 100 else 280))

    def minimumSizeHint(self) -> QSize:
        """Any width, as high as its words."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def hitButton(self, place: QPoint) -> bool:
        """A click anywhere chooses it."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, for whom and marking; the chosen one with a tick at its left."""
        look, painter = theme.current(), QPainter(self)
        if self.isChecked():
            paint_chosen(painter, self.rect(), track=self._accent)
        elif self.underMouse():
            painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))
        (name, high), (about, _below) = self._words(self.width())
        painter.setPen(look.color("text"))
        name.draw(painter, QPointF(_ACROSS, _DOWN))
        painter.setPen(look.color("text_soft"))
        about.draw(painter, QPointF(_ACROSS, _DOWN + ceil(high) + _BETWEEN))
        if self.hasFocus():
            paint_focus(painter, self.rect())
        painter.end()

    def _words(self, width: int) -> tuple[LaidOut, LaidOut]:
        look, room = theme.current(), max(width - 2 * _ACROSS, 40)
        name = laid_out(self.name, look.font("base", bold=True), room)
        return name, laid_out(self.about, look.font("status"), room)


def _marking(kind: DocumentKind) -> str:
    markings = scale("HANDLING")
    return markings.shown(kind.marking) if markings.option(kind.marking) else _(kind.marking)
