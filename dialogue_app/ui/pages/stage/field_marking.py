"""The marking word beside a field: who may see it, and a menu to mark it otherwise in this session.

Marking higher is done at once. Marking lower is asked first, with what will be seen and by whom.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from dialogue_app.core.errors import Refused
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.markings import is_above, known, mark_field, offered, opened_by
from dialogue_app.support.translation import _, language, ngettext
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import ChoiceDialog, asked
from dialogue_app.ui.widgets.painted_state import paint_focus

_TRIANGLE = 8


class FieldMarking(QAbstractButton):
    """Shows the marking of one field; pressed, it offers the others that the track may hold."""

    def __init__(self, track: OpenTrack, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track, self.session = track, session
        self.field: TemplateField | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choices = QMenu(self)
        self.choices.setToolTipsVisible(True)
        self.choices.aboutToShow.connect(self._fill)
        self.choices.triggered.connect(self._on_chosen)
        self.clicked.connect(self.open_menu)

    def show_field(self, field: TemplateField | None) -> None:
        """Show the marking of a field; nothing hides the word."""
        self.field = field
        self.setVisible(field is not None and not field.left_out)
        if field is None:
            return
        words = scale("HANDLING").shown(known(field.marking))
        self.setText(words)
        self.setToolTip(_("{marking}: {meaning}").format(marking=words, meaning=meaning(field.marking)))
        self.setAccessibleName(_("Marking of this field: {marking}").format(marking=words))
        self.setAccessibleDescription(meaning(field.marking))
        self.setEnabled(not self.track.read_only)

    def open_menu(self) -> None:
        """Open the menu below the word, at the present marking."""
        if not self.isVisible() or not self.isEnabled():
            return
        self.setFocus()
        self._fill()
        left = self.width() - self.choices.sizeHint().width()
        self.choices.popup(self.mapToGlobal(QPoint(min(left, 0), self.height())))
        for action in self.choices.actions():
            if action.isChecked():
                self.choices.setActiveAction(action)

    def sizeHint(self) -> QSize:
        """As wide as the longest word that may stand here and its triangle, so that the tabs beside it keep
        their places; as high as they are.
        """
        look = theme.current()
        metrics = QFontMetrics(look.font("small"))
        words = (self.text(), *(scale("HANDLING").shown(code) for code in offered(self.track.track)))
        width = max(map(metrics.horizontalAdvance, words))
        return QSize(width + look.scaled(_TRIANGLE) + 26, look.scaled(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word and a triangle over the line that runs below the tabs."""
        look = theme.current()
        painter = QPainter(self)
        painter.setFont(look.font("small"))
        pen_color = look.color("text" if self.underMouse() or self.hasFocus() else "text_soft")
        painter.setPen(pen_color)
        side = look.scaled(_TRIANGLE)
        room = QRect(12, 0, self.width() - side - 22, self.height() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.text())
        if self.isEnabled():
            left, top = self.width() - side - 4, (self.height() - side // 2) // 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(pen_color)
            painter.setPen(Qt.PenStyle.NoPen)
            corners = (QPoint(left, top), QPoint(left + side, top), QPoint(left + side // 2, top + side // 2))
            painter.drawPolygon(QPolygon(corners))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.color("line"))
        if self.hasFocus():
            paint_focus(painter, self.rect().adjusted(6, 3, 0, -4))
        painter.end()

    def _fill(self) -> None:
        self.choices.clear()
        if self.field is None:
            return
        group = QActionGroup(self.choices)
        now = known(self.field.marking)
        for code in offered(self.track.track):
            shown = scale("HANDLING").shown(code)
            action = QAction(f"{shown} \N{EN DASH} {meaning(code)}", self.choices)
            action.setCheckable(True)
            action.setChecked(code == now)
            action.setData(code)
            group.addAction(action)
            self.choices.addAction(action)

    def _on_chosen(self, action: QAction) -> None:
        self.mark(str(action.data()))

    def mark(self, marking: str) -> bool:
        """Mark the field; where more people would see something, only if the user says so."""
        field, dialogue = self.field, self.track.dialogue
        if field is None or marking == field.marking:
            return False
        try:
            change = mark_field(dialogue, self.session, field, marking)
        except Refused as refusal:
            self.track.failed.emit(str(refusal))
            return False
        if is_above(field.marking, marking) and not self._agreed(field, marking):
            return False
        return self.track.perform(change)

    def _agreed(self, field: TemplateField, marking: str) -> bool:
        held = opened_by(self.track.dialogue, self.session, field, marking)
        shown = scale("HANDLING").shown(marking)
        title = _("Mark “{field}” as {marking}?").format(field=field.label.shown(language()), marking=shown)
        dialog = ChoiceDialog(title, consequences(len(held), marking), [_("Mark it so")], self.window())
        dialog.accept_button.setDefault(False)
        dialog.cancel_button.setDefault(True)
        dialog.cancel_button.setFocus()
        return asked(dialog)


def meaning(marking: str) -> str:
    """Who may see what is marked so, in a sentence."""
    option = scale("HANDLING").option(known(marking))
    return option.meaning if option is not None else ""


def consequences(records: int, marking: str) -> str:
    """What marking a field lower makes visible, and to whom."""
    if records:
        count = ngettext(
            "{n} answer or record stands here. From now on it may be seen by: {who}",
            "{n} answers and records stand here. From now on they may be seen by: {who}",
            records,
        )
    else:
        count = _("Nothing is recorded here yet. What is recorded from now on may be seen by: {who}")
    where = _(
        "It is then part of the documents, copies and room views that are made for them. This can be undone; "
        "what was shown or handed out meanwhile cannot be taken back."
    )
    return count.format(n=records, who=meaning(marking)) + "\n\n" + where
