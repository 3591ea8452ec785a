"""What can be chosen on the start screen: cards for what is new, rows for what is there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.actions import shortcut_of
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.painted_state import paint_focus

_EDGE = 3


class StartChoice(QPushButton):
    """What can be chosen; ``key`` is that of an action, or a path."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key = key
        self.setAccessibleName(title)


class ChoiceCard(StartChoice):
    """A card: what it makes, for whom in a sentence, and its key; its upper edge has the colours of the
    tracks that it makes.
    """

    def __init__(self, key: str, title: str, about: str, tracks: tuple[str, ...]) -> None:
        super().__init__(key, title)
        self._tracks = tracks
        self.setProperty("role", "choice")
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        keys = kit.label(shortcut_of(key), "small", wrap=False)
        labels = (kit.label(title, "strong"), kit.label(about, "soft"), keys)
        self._column = column = kit.column(self, spacing=4, margins=(16, 12 + _EDGE, 16, 12))
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.insertStretch(2, 1)
        column.insertSpacing(2, 4)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher: the sentence is wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words need at a width."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """As its words need."""
        return QSize(theme.current().scaled(200), self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        """Narrower, at the height that its words need."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colours of its tracks along the upper edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        pen = QPen()
        pen.setWidth(_EDGE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        width = (self.width() - 2) / len(self._tracks)
        for number, track in enumerate(self._tracks):
            pen.setColor(theme.current().accent_for(track))
            painter.setPen(pen)
            painter.drawLine(1 + round(number * width), 2, 1 + round((number + 1) * width), 2)
        painter.end()


class ChoiceRow(StartChoice):
    """A row: a name, what there is to know of it, a note at the right. It paints itself."""

    def __init__(self, key: str, title: str, about: str = "", note: str = "") -> None:
        super().__init__(key, title)
        self._title, self._about, self._note = title, about, note
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_note(note)

    @property
    def note(self) -> str:
        """What stands at the right."""
        return self._note

    def show_note(self, note: str) -> None:
        """Show another note at the right."""
        self._note = note
        self.setAccessibleDescription(", ".join(part for part in (self._about, note) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """One line, high enough to be hit."""
        return QSize(200, theme.current().scaled(32))

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(120, theme.current().scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row: the name, then in columns what there is to know of it."""
        look = theme.current()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), look.color("selection"))
        painter.setPen(look.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        room = self.rect().adjusted(8, 0, -8, -1)
        gap, note = look.scaled(16), look.scaled(136)
        painter.setFont(look.font("base"))
        small = QFontMetrics(look.font("small"))
        most = room.width() - note - gap
        names = min(painter.fontMetrics().horizontalAdvance(self._title) + 2, most)
        names = max(min(names, most - gap - small.horizontalAdvance(self._about)), room.width() * 2 // 5)
        painter.setPen(look.color("link"))
        _draw(painter, QRect(room.left(), 0, names, room.height()), self._title)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text_soft"))
        left = room.left() + names + gap
        _draw(painter, QRect(left, 0, room.right() - note - gap - left, room.height()), self._about)
        right = QRect(room.right() - note, 0, note, room.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note)
        if self.hasFocus():
            paint_focus(painter, self.rect())
        painter.end()


def _draw(painter: QPainter, room: QRect, text: str) -> None:
    """Draw a text in a line, its middle left out where it is too long."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
