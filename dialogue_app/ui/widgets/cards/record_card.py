"""A record in a list as a card with the bar of its side; it opens to show the record's form in place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.card_text import CardText
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_face import CardFace
from dialogue_app.ui.widgets.cards.card_head import SIDE
from dialogue_app.ui.widgets.painted_state import paint_focus
from dialogue_app.ui.widgets.scroll_page import SEEN_WHOLE

BAR = 3


class RecordCard(QFrame):
    """A card that may be opened. ``acted`` carries (action, record id): "open", "close", or a link's key.
    A closed card may become that of another record: set its ``record_id`` and show what it says.
    """

    acted = Signal(str, str)

    def __init__(self, accent: str, parent: QWidget | None = None, *, face: CardFace | None = None) -> None:
        super().__init__(parent)
        self.record_id = ""
        self._accent = accent
        self._inside: QWidget | None = None
        self.face = face or CardFace()
        self.face.acted.connect(self.act)
        self.face.focus_moved.connect(self._on_focus)
        self._column = kit.column(self, spacing=0, margins=(1 + BAR, 1, 1, 1))
        self._column.addWidget(self.face)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.notifier().changed.connect(self._on_theme)

    @property
    def is_open(self) -> bool:
        """Whether the form is shown."""
        return self._inside is not None

    def show_text(self, text: CardText) -> None:
        if text != self.face.text:
            self.face.show_text(text)
            self.update()

    def set_links(self, links: tuple[tuple[str, str], ...], menu: tuple[tuple[str, str], ...] = ()) -> None:
        """The links (key, label) at the right, and the entries of the context menu."""
        self.face.set_links(links, menu)

    def open_with(self, inside: QWidget) -> None:
        """Show a form below the head of the card."""
        self.close_up()
        self._inside = inside
        self._column.addWidget(inside)
        inside.setContentsMargins(SIDE - 1, 4, SIDE, 12)
        inside.show()
        self.face.set_open(True)
        self.setProperty(SEEN_WHOLE, True)
        self.update()

    def close_up(self) -> None:
        """Take the form away and free it."""
        if self._inside is None:
            return
        self._column.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = None
        self.face.set_open(False)
        self.setProperty(SEEN_WHOLE, False)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form from anywhere inside."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.acted.emit("close", self.record_id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame: a thin line, the bar of the side at the left."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("page"))
        self.paint_frame(painter)
        painter.fillRect(QRect(0, 0, BAR, self.height()), look.color(self.face.text.bar))
        painter.end()

    def paint_frame(self, painter: QPainter) -> None:
        """A line around; of the focus, or in the colour of the track while the card is open."""
        look, focus = theme.current(), self.face.hasFocus()
        edge = look.color("focus") if focus else look.color("line")
        if self.is_open and not focus:
            edge = look.accent_for(self._accent)
        painter.setPen(QPen(edge, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if focus:
            paint_focus(painter, self.rect())

    def act(self, action: str) -> None:
        """Pass on what was asked for."""
        self.acted.emit(action, self.record_id)

    def _on_focus(self) -> None:
        self.update()

    def _on_theme(self) -> None:
        self.face.measure()
        self.update()
