"""A selected item: its context, its wording in this session beside that of the catalogue, and quiet links."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from dialogue_app.core.form import questions
from dialogue_app.core.records import CatalogueItem, SelectedItem
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.card_text import carried_words
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, Segments
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm
from dialogue_app.ui.widgets.inputs.record_inputs import input_for
from dialogue_app.ui.widgets.short_label import ShortLabel

_ASKS = dict(questions(SelectedItem))
_MORE = ("added_by", "instrument_state", "instrument", "marking")


class SelectedRow(QWidget):
    """``committed`` carries an input, ``context_chosen`` (id, context), ``acted`` (action, id). It may become
    the row of something else that is selected, while nothing unsaved stands in it.
    """

    committed = Signal(object)
    context_chosen = Signal(str, str)
    acted = Signal(str, str)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_id = setting.own
        self._setting = setting
        self.more: RecordForm | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.code = kit.label("", "strong", self, wrap=False)
        self.note = ShortLabel("small", self)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.context = Segments(
            [BoxChoice(option.code, option.shown, option.meaning) for option in scale("CONTEXT").options],
            self,
        )
        self.context.chosen.connect(self._on_context)
        self._usual: str | None = None
        self.wording = self._input("wording")
        self.wording.edited.connect(self._show_difference)
        self.catalogue = kit.label("", "small", self)
        self.unchanged = self._input("meaning_unchanged")
        self.unchanged_label = kit.label("", "small", self)
        self.unchanged_label.setText(_(_ASKS["meaning_unchanged"].label))
        self.unchanged_label.setWordWrap(False)
        self.menu_button = kit.button(_("More"), "link", self)
        self.menu_button.clicked.connect(self._on_menu)
        area = self.wording.focusProxy()
        if area is not None:
            area.setProperty("role", "flat")
        self._lay_out()

    def _input(self, name: str) -> Input:
        field = input_for(name, _ASKS[name], self._setting, self)
        field.setProperty("record", self.record_id)
        field.committed.connect(self.committed)
        return field

    def turn_to(self, setting: Setting) -> None:
        """Become the row of another record; ``show_record`` follows."""
        self._setting, self.record_id = setting, setting.own
        if self.more is not None:
            self._drop_more()
        for field in (self.wording, self.unchanged):
            field.turn_to(setting, "")
            field.setProperty("record", setting.own)

    def _lay_out(self) -> None:
        head = kit.row(spacing=5, margins=(5, 0, 0, 0))  # the wording below has that much room inside
        head.addWidget(self.code)
        head.addWidget(self.note, 1)
        head.addWidget(self.context)
        head.addWidget(self.menu_button)
        meaning = kit.row()
        meaning.addWidget(self.unchanged_label)
        meaning.addWidget(self.unchanged)
        meaning.addStretch(1)
        self._column = kit.column(self, spacing=3, margins=(8, 7, 4, 8))
        self._column.addLayout(head)
        self._column.addWidget(self.wording)
        self._column.addWidget(self.catalogue)
        self._column.addLayout(meaning)

    def show_record(self, record: SelectedItem, item: CatalogueItem | None) -> None:
        """Show a selected item and what the catalogue says."""
        code = item.code if item else "?"
        self.code.setText(code)
        notes = [_("anchor")] if item is not None and item.anchor == "yes" else []
        if record.carried_from:
            notes.append(carried_words(self._setting.dialogue, record))
        self.note.setText(" · ".join(notes))
        self.context.set_code(record.context)
        self.context.name_for(_("Context of {code}").format(code=code))
        self.wording.set_value(record.wording)
        self.wording.name_for(_("Wording of {code}").format(code=code))
        self.unchanged.set_value(record.meaning_unchanged)
        self._usual = item.title if item is not None else None
        self._show_difference()
        self.setAccessibleName(f"{code} {record.wording}")
        self.menu_button.setAccessibleName(f"{self.menu_button.text()}: {code}")
        if self.more is not None:
            self.more.show_values({name: getattr(record, name) for name in _MORE})

    def _show_difference(self) -> None:
        """Say what the catalogue says once another wording is typed: saving it then moves nothing."""
        differs = self._usual is not None and self._usual != self.wording.read()
        self.catalogue.setText(_("Catalogue: {wording}").format(wording=self._usual) if differs else "")
        for part in (self.catalogue, self.unchanged, self.unchanged_label):
            part.setVisible(differs)

    def toggle_more(self, record: SelectedItem) -> None:
        """Show or hide what else is asked about a selected item."""
        if self.more is not None:
            self._drop_more()
            return
        asked = [(name, _ASKS[name]) for name in _MORE]
        self.more = RecordForm(asked, (("", _MORE),), self._setting, self)
        for field in self.more.inputs.values():
            field.setProperty("record", self.record_id)
        self.more.committed.connect(self.committed)
        self.more.show_values({name: getattr(record, name) for name in _MORE})
        self._column.addWidget(self.more)

    def _drop_more(self) -> None:
        if self.more is not None:
            self.more.hide()
            self.more.deleteLater()
            self.more = None

    def every_input(self) -> list[Input]:
        more = list(self.more.inputs.values()) if self.more is not None else []
        return [self.wording, self.unchanged, *more]

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        for field in self.every_input():
            field.set_read_only(read_only)
        self.context.setEnabled(not read_only)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A thin line below, a frame while the row has the focus."""
        look = theme.current()
        painter = QPainter(self)
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        else:
            painter.setPen(look.color("line"))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P, G and C choose the context; Del removes; Enter goes into the wording."""
        code = event.text().upper()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if self.hasFocus() and plain and code in scale("CONTEXT").codes:
            self.context_chosen.emit(self.record_id, code)
        elif self.hasFocus() and event.key() == Qt.Key.Key_Delete:
            self.acted.emit("remove", self.record_id)
        elif self.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wording.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_context(self, code: str) -> None:
        self.context_chosen.emit(self.record_id, code)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with the row."""
        self._pop_up(event.globalPos())

    def _on_menu(self) -> None:
        self._pop_up(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _pop_up(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action, words in (
            ("context", _("Select in a second context")),
            ("more", _("Hide details") if self.more is not None else _("Details")),
            ("up", _("Move up")),
            ("down", _("Move down")),
            ("remove", _("Remove")),
        ):
            menu.addAction(words).setData(action)
        menu.triggered.connect(self._on_entry)
        menu.popup(place)

    def _on_entry(self, entry: QAction) -> None:
        self.acted.emit(str(entry.data()), self.record_id)
