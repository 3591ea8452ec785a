"""The strip that says who may see what is shown: in the colour and the words of the highest marking, and
what that marking is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialogue_app.core.visibility.marking_order import known
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme

_SPACING, _NEAR, _APART = 0.4, 7, 28
STRIP = "markingStrip"
"""What the strip of a window is called, so that its dialogs find it."""


Said = tuple[tuple[str, str], ...]
"""What each of some markings is about, and the marking."""


@dataclass(frozen=True, slots=True)
class ShownMarking:
    """A marking: the highest of all that is shown, that of the ``page`` alone, and ``because`` of what else
    the window is marked higher, in words. A dialog has no page.
    """

    highest: str = ""
    page: str = ""
    because: str = ""


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
    """A filled strip: the marking at the left, what is open at the right. Where the window is marked higher
    than its page both are said, each with what it is about. A change is announced to those who do not see it.
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
        self.shown = ShownMarking()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    @property
    def words(self) -> str:
        return self._marking

    @property
    def track(self) -> str:
        """The kind of track in whose colour it is shown."""
        return self._track

    @property
    def title(self) -> str:
        """What is open, as shown at the right."""
        return self._title

    @property
    def said(self) -> Said:
        """What is said at the left: what each marking is about, and the marking. Of a page and a window with
        the same marking it is said of the page; of a dialog nothing is said but the marking.
        """
        page, highest = self.shown.page, self.shown.highest
        if not page:
            return (("", self._marking),)
        parts = [(_("PAGE"), marking_name(page))]
        if known(page) != known(highest):
            words = marking_name(highest)
            parts.append((_("WINDOW"), f"{words} ({self.shown.because})" if self.shown.because else words))
        return tuple(parts)

    def show_marking(self, track: str, marking: ShownMarking, title: str) -> None:
        """Show a marking in the colour of a track, and what is open."""
        before, words = self._marking, marking_words(marking.highest)
        self.marking = known(marking.highest)
        if (track, words, title, marking) == (self._track, before, self._title, self.shown):
            return
        self._track, self._marking, self._title, self.shown = track, words, title, marking
        self.setAccessibleName(". ".join(f"{about} {name}".strip() for about, name in self.said))
        if before not in ("", words) and self.ANNOUNCED:
            said = _("Marking: {marking}").format(marking=marking_name(marking.highest))
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
        """Draw the strip: filled for a track; plain where nothing says of which."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.fill_for(self._track) if self._track else look.color("sunken"))
        painter.setPen(look.color("on_fill" if self._track else "text"))
        inner = self.rect().adjusted(16, 0, -16, 0)
        left = self._draw_said(painter, inner)
        room = inner.right() - left - 24
        if room > look.scaled(40):
            painter.setFont(look.font("small"))
            title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, title)
        painter.end()

    def _draw_said(self, painter: QPainter, inner: QRect) -> int:
        """Draw what is said at the left, where there is no room only that of the window, without why, or at
        last without what it is about; where it ends.
        """
        plain, bold = _fonts()
        shorter = (self.said, *self._shorter())
        said = next((one for one in shorter if _width(one, plain, bold) <= inner.width()), shorter[-1])
        left = inner.left()
        for about, words in said:
            for text, font, after in ((about, plain, _NEAR), (words, bold, _APART)):
                if text:
                    painter.setFont(font)
                    room = QRect(left, inner.top(), inner.right() - left + 1, inner.height())
                    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
                    left += painter.fontMetrics().horizontalAdvance(text) + after
        return left - _APART

    def _shorter(self) -> tuple[Said, Said]:
        """The marking of the window with what it is about, and without."""
        name = marking_name(self.shown.highest)
        return (((self.said[-1][0] if self.said else "", name),), (("", name),))


def _fonts() -> tuple[QFont, QFont]:
    """That of what a marking is about, and that of the marking."""
    look = theme.current()
    plain, bold = look.font("small"), look.font("small", bold=True)
    for font in (plain, bold):
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, _SPACING)
    return plain, bold


def _width(said: Said, plain: QFont, bold: QFont) -> int:
    """How wide it is, what is said, in these fonts."""
    about, words = QFontMetrics(plain), QFontMetrics(bold)
    width = -_APART
    for before, name in said:
        width += about.horizontalAdvance(before) + _NEAR if before else 0
        width += words.horizontalAdvance(name) + _APART
    return width


class MarkingChip(MarkingStrip):
    """The marking of the window alone, as wide as its words, for the foot of the window; in a narrow one
    without what it is about.
    """

    ANNOUNCED = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markingChip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)

    @property
    def said(self) -> Said:
        """What it is about, and the marking."""
        return ((_("WINDOW"), marking_name(self.shown.highest)),) if self.shown.highest else ()

    def show_marking(self, track: str, marking: ShownMarking, title: str = "") -> None:
        """Show a marking in the colour of a track."""
        before = self.words
        super().show_marking(track, marking, "")
        if self.words != before:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._size(self.said)

    def minimumSizeHint(self) -> QSize:
        """As wide as the marking alone, which is never cut."""
        return self._size(self._shorter()[-1])

    @staticmethod
    def _size(said: Said) -> QSize:
        return QSize(_width(said, *_fonts()) + 34, theme.current().scaled(24))
