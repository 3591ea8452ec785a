"""The painted part of a card: who and how it stands, what was said with its parts, and the key facts, with
quiet links at the right.

It paints itself, so that long lists stay fluid; the links are real buttons. It may become the face of another
card.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.card_text import FACTS_GAP, CardText
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_cells import cells_height, cells_told, paint_cells
from dialogue_app.ui.widgets.cards.card_head import GAP, SIDE, TOP, head_height, paint_head
from dialogue_app.ui.widgets.height_by_width import HeightByWidth
from dialogue_app.ui.widgets.wrapped_text import laid_out


class CardFace(HeightByWidth, QWidget):
    """The painted part of a card. It takes the focus; Enter opens, arrows and others go to the list.

    ``acted`` carries "open", "close", or the key of a link or an entry of the menu.
    """

    narrowest = 200

    acted = Signal(str)
    focus_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = CardText("")
        self._open = False
        self._heights: dict[int, int] = {}
        self._links: tuple[tuple[str, str], ...] = ()
        self._menu: tuple[tuple[str, str], ...] = ()
        self.link_buttons: list[QPushButton] = []
        self._place = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take_height()

    # -- content -------------------------------------------------------------------------------------

    def show_text(self, text: CardText) -> None:
        if text == self.text:
            return
        self.text = text
        said = text.statement or text.placeholder
        self.setAccessibleName(" · ".join(part for part in (text.who, text.note, said) if part))
        self.describe()
        self._name_links()
        self.measure()

    def show_place(self, place: str) -> None:
        """Where in its list the card stands, for those who do not see it: ``3 of 75``."""
        if place != self._place:
            self._place = place
            self.describe()

    def describe(self) -> None:
        """Tell a screen reader what the face says besides whose it is and its words."""
        text = self.text
        rest = (text.state, text.state_note, cells_told(text.cells), text.facts, *self.more_told())
        self.setAccessibleDescription(" · ".join(part for part in (*rest, text.when, self._place) if part))

    def more_told(self) -> tuple[str, ...]:
        """What a kind of face says besides."""
        return ()

    @property
    def is_open(self) -> bool:
        """Whether something is open below."""
        return self._open

    def set_links(self, links: tuple[tuple[str, str], ...], menu: tuple[tuple[str, str], ...]) -> None:
        self._menu = menu
        if links != self._links:
            self._links = links
            self._heights.clear()
            self._build_links()
            self.update()

    def set_open(self, is_open: bool) -> None:
        """Show the head only while something is open below it."""
        self._open = is_open
        self.place_links()
        self.measure()

    def measure(self) -> None:
        """Ask for the height again."""
        self._heights.clear()
        self.updateGeometry()
        self.update()

    # -- size ----------------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """As ``height_at`` says, found once a width."""
        if width not in self._heights:
            self._heights[width] = self.height_at(width)
        return self._heights[width]

    def height_at(self, width: int) -> int:
        """Head, statement, facts."""
        head = head_height(self.text, width)
        if self._open:
            return head + GAP
        if not (self.text.statement or self.text.placeholder):
            return head + TOP
        _layout, height = self._statement(width)
        if self.text.cells:
            height += GAP + cells_height(self.text.cells, width - 2 * SIDE)
        row = QFontMetrics(_status_font()).height() + 4
        rows = 2 if self._facts_width() > width - 2 * SIDE - self._links_width() else 1
        return int(head + GAP + height + GAP + row * rows + TOP - 2)

    def _statement(self, width: int) -> tuple[QTextLayout, float]:
        look, text = theme.current(), self.text
        font = look.font("quote" if text.quote else "base")
        marked = [set_off(start, length, look) for start, length in text.marked]
        return laid_out(text.statement or text.placeholder, font, max(width - 2 * SIDE, 60), marked)

    def _facts_width(self) -> int:
        metrics = QFontMetrics(_status_font())
        return sum(metrics.horizontalAdvance(fact) + 24 for fact in _facts(self.text))

    def _links_width(self) -> int:
        metrics = QFontMetrics(_status_font())
        return sum(metrics.horizontalAdvance(label) + 14 for _key, label in self._links)

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Head, statement, cells, facts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        paint_head(painter, self.text, self.width())
        if not self._open and (self.text.statement or self.text.placeholder):
            top = head_height(self.text, self.width()) + GAP
            layout, height = self._statement(self.width())
            look = theme.current()
            painter.setPen(look.color("text" if self.text.statement else "text_faint"))
            layout.draw(painter, QPointF(SIDE - 1, top))
            top += round(height) + GAP
            if self.text.cells:
                room = self.width() - 2 * SIDE
                paint_cells(painter, QPoint(SIDE - 1, top), room, self.text.cells)
                top += cells_height(self.text.cells, room) + GAP
            self._paint_facts(painter, top)
            self._paint_dots(painter)
        painter.end()

    def _paint_facts(self, painter: QPainter, top: int) -> None:
        font = _status_font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.current().color("text_soft"))
        row, gap = metrics.height() + 4, metrics.horizontalAdvance(FACTS_GAP)
        x, y, end = SIDE - 1, top + metrics.ascent() + 1, self.width() - SIDE
        wraps = self._facts_width() > self.width() - 2 * SIDE - self._links_width()
        end_last = end - self._links_width() - 12
        for words in _facts(self.text):
            if x >= end:
                break
            if wraps and x > SIDE and x + metrics.horizontalAdvance(words) > end:
                x, y, wraps = SIDE - 1, y + row, False
            room = (end if wraps else end_last) - x
            short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
            painter.drawText(x, y, short)
            x = end if short != words and not wraps else x + metrics.horizontalAdvance(short) + gap

    def _paint_dots(self, painter: QPainter) -> None:
        painter.setPen(theme.current().color("text_faint"))
        for button, follower in pairwise(self.link_buttons):
            if not (self.offers(button) and self.offers(follower)):
                continue
            place = button.geometry()
            painter.drawText(
                QRect(place.right() + 1, place.top(), 8, place.height()), Qt.AlignmentFlag.AlignCenter, "·"
            )

    # -- links ---------------------------------------------------------------------------------------

    def _build_links(self) -> None:
        """A button for each link; those that are there are used again."""
        while len(self.link_buttons) > len(self._links):
            button = self.link_buttons.pop()
            button.hide()
            button.deleteLater()
        while len(self.link_buttons) < len(self._links):
            button = kit.button(role="link", parent=self)
            button.setFont(_status_font())
            button.clicked.connect(self._on_link)
            self.link_buttons.append(button)
        for button, (key, label) in zip(self.link_buttons, self._links, strict=True):
            button.setText(label)
            button.setProperty("action", key)
        self._name_links()
        self.place_links()

    def _name_links(self) -> None:
        for button in self.link_buttons:
            button.setAccessibleName(f"{button.text()}: {self.text.who}")

    def place_links(self) -> None:
        """At the right of the last line."""
        x = self.width() - SIDE + 3
        for button in reversed(self.link_buttons):
            size = button.sizeHint()
            x -= size.width()
            button.setGeometry(x, self.height() - size.height() - 9, size.width(), size.height())
            button.setVisible(self.offers(button))
            x -= 8

    def offers(self, button: QPushButton) -> bool:
        """Whether a link is there now; one without a key only keeps its room."""
        return bool(button.property("action")) and not self._open

    def _on_link(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton) and sender.property("action") == "menu":
            self._pop_up(sender.mapToGlobal(sender.rect().bottomLeft()))
        elif sender is not None:
            self.acted.emit(str(sender.property("action")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the links at the right, and ask for the height that this width needs."""
        QWidget.resizeEvent(self, event)
        self.place_links()
        if self.heightForWidth(self.width()) != self.heightForWidth(max(event.oldSize().width(), self.usual)):
            self.updateGeometry()

    # -- hands ---------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the card, or closes it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.acted.emit("close" if self._open else "open")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; R goes to the field about the record that its first link names: its read-back."""
        first = self._links[0][0] if self._links else ""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.acted.emit("close" if self._open else "open")
        elif event.key() == Qt.Key.Key_R and first.startswith("field:") and not event.modifiers():
            self.acted.emit(first)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with the record."""
        self._pop_up(event.globalPos())

    def _pop_up(self, place: QPoint) -> None:
        if not self._menu:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, label in self._menu:
            entry = menu.addAction(label)
            entry.setData(key)
        menu.triggered.connect(self._on_menu)
        menu.popup(place)

    def _on_menu(self, entry: QAction) -> None:
        self.acted.emit(str(entry.data()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the frame."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus went."""
        super().focusOutEvent(event)
        self.focus_moved.emit()


def _facts(text: CardText) -> list[str]:
    return [fact for fact in text.facts.split(FACTS_GAP) if fact]


def _status_font() -> QFont:
    return theme.current().font("status")


def set_off(start: int, length: int, look: theme.Theme) -> QTextLayout.FormatRange:
    """How brackets are set off: bold, in the colour of what is open, on a tinted ground."""
    shape = QTextCharFormat()
    shape.setForeground(QColor(look.color("warn")))
    shape.setBackground(look.color("surface"))
    shape.setFontWeight(QFont.Weight.Bold)
    format_range = QTextLayout.FormatRange()
    format_range.start, format_range.length, format_range.format = start, length, shape
    return format_range
