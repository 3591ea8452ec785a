"""The strip that says who may see what is shown: in the colour and the words of the highest marking."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialogue_app.core.visibility.marking_order import known
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme

STRIP = "markingStrip"
"""What the strip of a window is called, so that its dialogs find it."""


def marking_words(marking: str) -> str:
    """A marking in capitals: ``ALLIANCE ONLY``."""
    return marking_name(marking).upper()


def marking_name(marking: str) -> str:
    """A marking as it is shown: ``Alliance only``."""
    from dialogue_app.core.scales import scale  # not before a marking is shown

    return scale("HANDLING").shown(known(marking))


def _announce(widget: QWidget, sentence: str) -> None:
    """Say something to those who do not see it."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class WindowGuard(Protocol):
    """What covers a window that stands where its content must not be seen."""

    def watch(self, window: QWidget, strip: MarkingStrip) -> None:
        """Cover this window whenever its strip says that it shows too much for where it is."""


class MarkingStrip(QWidget):
    """A filled strip: the marking at the left, what is open at the right. A change is announced to those who
    do not see it.
    """

    ANNOUNCED = True
    changed = Signal()
    """Another marking is shown, or the strip itself is shown or hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(STRIP)
        self.marking = ""
        self.guard: WindowGuard | None = None  # watches the window of this strip, and the dialogs before it
        self._track = self._marking = self._title = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    @property
    def words(self) -> str:
        """The words shown."""
        return self._marking

    @property
    def track(self) -> str:
        """The kind of track in whose colour it is shown."""
        return self._track

    @property
    def title(self) -> str:
        """What is open, as shown at the right."""
        return self._title

    def show_marking(self, track: str, marking: str, title: str) -> None:
        """Show a marking in the colour of a track, and what is open."""
        before, words = self._marking, marking_words(marking)
        self.marking = known(marking)
        if (track, words, title) == (self._track, before, self._title):
            return
        self._track, self._marking, self._title = track, words, title
        self.setAccessibleName(words)
        if before not in ("", words) and self.ANNOUNCED:
            said = _("Marking: {marking}").format(marking=marking_name(marking))
            _announce(self, said)
        self.setAccessibleDescription(title)
        self.update()
        if before != words:
            self.changed.emit()

    def setVisible(self, visible: bool) -> None:
        """Show or hide the strip."""
        super().setVisible(visible)
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """One line of small text and a little air."""
        return QSize(200, theme.current().scaled(24))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.fill_for(self._track))
        painter.setPen(look.color("on_fill"))
        inner = self.rect().adjusted(16, 0, -16, 0)
        font = look.font("small", bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._marking)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(self._marking) - 24
        painter.setFont(look.font("small"))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, title)
        painter.end()


class MarkingChip(MarkingStrip):
    """The marking alone, as wide as its words, for the foot of the window."""

    ANNOUNCED = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markingChip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_marking(self, track: str, marking: str, title: str = "") -> None:
        """Show a marking in the colour of a track."""
        before = self.words
        super().show_marking(track, marking, "")
        if self.words != before:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        font = theme.current().font("small", bold=True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.8)
        from PySide6.QtGui import QFontMetrics

        return QSize(QFontMetrics(font).horizontalAdvance(self._marking) + 34, theme.current().scaled(24))
