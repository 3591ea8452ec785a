"""The sentence below an input whose value was not taken. It lies over the page and moves nothing on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from dialogue_app.support.translation import _

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
_EDGE = 8


class FaultLine(QLabel):
    """Stands in the gap below its input; a longer one lies over what is below, and clicks pass through it to
    what they are meant for.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._around: list[QWidget] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "fault")
        self.setAccessibleName(_("Fault"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        owner.destroyed.connect(self.deleteLater)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes it away."""
        self.setText(sentence)
        for one in self._around:
            one.removeEventFilter(self)
        self._around = _chain(self._owner) if sentence else []
        for one in self._around:
            one.installEventFilter(self)
        if sentence:
            self.setParent(_page_of(self._owner))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the input wherever the page puts it."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page = self.parentWidget()
        shown = bool(self.text()) and page is not None and self._owner.isVisibleTo(page)
        self.setVisible(shown)
        if not shown or page is None:
            return
        self.ensurePolished()
        margins = self.contentsMargins()
        words = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right()
        width = min(words + 2, page.width() - 2 * _EDGE)
        height = self.heightForWidth(width)
        corner = self._owner.mapTo(page, QPoint(0, self._owner.height()))
        if corner.y() + height > page.height():
            corner.setY(corner.y() - self._owner.height() - height)
        self.setGeometry(
            max(0, min(corner.x(), page.width() - 2 * _EDGE - width)), max(0, corner.y()), width, height
        )
        self.raise_()


def _page_of(owner: QWidget) -> QWidget:
    """What scrolls with an input: the inside of the scrolled page around it, else its window."""
    return _chain(owner)[-1]


def _chain(owner: QWidget) -> list[QWidget]:
    """An input and what lies around it, up to and with the page."""
    found = [owner]
    while not found[-1].isWindow():
        around = found[-1].parentWidget()
        if around is None or (isinstance(around.parentWidget(), QAbstractScrollArea) and len(found) > 1):
            break
        found.append(around)
    return found
