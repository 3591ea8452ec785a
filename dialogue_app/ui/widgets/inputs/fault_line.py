"""The sentence below an input whose value was not taken. It lies over the page and moves nothing on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QSizePolicy, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
_EDGE = 8
FAULT, WARNING = "fault", "warning"


class FaultLine(QLabel):
    """Stands in the gap below its input, or within the room that is kept for it; a longer one lies over what
    is around, and clicks pass through it to what they are meant for.
    """

    def __init__(self, owner: QWidget, *, within: bool = False) -> None:
        super().__init__(owner)
        self._owner, self._within = owner, within
        self._around: list[QWidget] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", FAULT)
        self.setAccessibleName(_("Fault"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        owner.destroyed.connect(self.deleteLater)
        self.hide()

    def say(self, sentence: str, role: str = FAULT) -> None:
        """Show a sentence; an empty one takes it away. ``role``: it is a fault, or only a warning."""
        self.setText(sentence)
        theme.take_role(self, role)
        for widget in self._around:
            widget.removeEventFilter(self)
        self._around = _chain(self._owner) if sentence else []
        for widget in self._around:
            widget.installEventFilter(self)
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
        if self._within:
            self._place_within(page)
        else:
            self._place_below(page)
        self.raise_()

    def _place_within(self, page: QWidget) -> None:
        """From the top of the room kept for it; what is longer begins above."""
        width = self._owner.width()
        height = self.heightForWidth(width)
        corner = self._owner.mapTo(page, QPoint())
        over = max(0, height - self._owner.height())
        self.setGeometry(corner.x(), max(0, corner.y() - over), width, height)

    def _place_below(self, page: QWidget) -> None:
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


class FaultRoom(QWidget):
    """Room kept for so many lines of a sentence that may come: where it appears, nothing moves."""

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.line = FaultLine(self, within=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self._take_height)
        self._take_height()

    def _take_height(self) -> None:
        self.setFixedHeight(room_for(self._lines))


def room_for(lines: int, size: str = "small") -> int:
    """The height of so many lines of words, small ones or of another size of the theme."""
    return lines * QFontMetrics(theme.current().font(size)).lineSpacing() + 2


def keep_room(widget: QWidget, *, kept: bool) -> None:
    """Keep the room of a widget while it is hidden, so that nothing moves when it is shown."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)


def _page_of(owner: QWidget) -> QWidget:
    """What scrolls with an input: the inside of the scrolled page around it, else its window."""
    return _chain(owner)[-1]


def _chain(owner: QWidget) -> list[QWidget]:
    """An input and what lies around it, up to and with the page."""
    widgets = [owner]
    while not widgets[-1].isWindow():
        around = widgets[-1].parentWidget()
        if around is None or (isinstance(around.parentWidget(), QAbstractScrollArea) and len(widgets) > 1):
            break
        widgets.append(around)
    return widgets
