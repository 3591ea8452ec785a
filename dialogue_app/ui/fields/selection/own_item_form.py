"""A form for an item of one's own that is added to the catalogue."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.records import CatalogueItem
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.fault_line import FaultRoom
from dialogue_app.ui.widgets.inputs.input_base import Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm
from dialogue_app.ui.widgets.scroll_page import ScrollPage

_ASKED = ("code", "domain", "title", "description", "contexts", "anchor", "reference")


class OwnItemForm(QFrame):
    """``added`` carries the values of a new item; nothing is saved before. On a low window its questions
    scroll, and its buttons stay in sight.
    """

    added = Signal(object)
    closed = Signal()

    def __init__(self, setting: Setting, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        asks = dict(questions(CatalogueItem))
        self.form = RecordForm([(name, asks[name]) for name in _ASKED], (("", _ASKED),), setting, self)
        self.form.show_values({"code": code})
        self.form.committed.connect(self._on_typed)
        room = FaultRoom(2, self)
        self.fault = room.line
        self.add_button = kit.button(_("Add and select"), parent=self)
        self.add_button.setAccessibleName(self.add_button.text())
        self.add_button.clicked.connect(self.add)
        cancel = kit.button(_("Cancel"), parent=self)
        cancel.setAccessibleName(cancel.text())
        cancel.clicked.connect(self.closed)
        row = kit.row(spacing=None)
        row.addWidget(self.add_button)
        row.addWidget(cancel)
        row.addWidget(room, 1)
        column = kit.column(self, margins=(12, 12, 12, 12))
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        page = ScrollPage(self)
        for part in (page.viewport(), page.inside):
            part.setAutoFillBackground(False)  # the panel shows through
        inside = kit.column(page.inside, spacing=None, margins=(0, 0, 4, 0))
        inside.addWidget(self.form)
        inside.addStretch(1)
        column.addWidget(page, 1)
        column.addLayout(row)

    def add(self) -> None:
        """Hand the values over."""
        values: dict[str, Any] = {}
        for name, field in self.form.inputs.items():
            try:
                values[name] = field.read()
            except Refused as refusal:
                field.show_fault(str(refusal))
                return
        self.added.emit(values)

    def _on_typed(self) -> None:
        """Nothing typed here is saved before it is added."""
        foot().hold(self, _("Own item"))

    def show_fault(self, sentence: str) -> None:
        """Say why the item was not added; what was typed stays."""
        self.fault.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
