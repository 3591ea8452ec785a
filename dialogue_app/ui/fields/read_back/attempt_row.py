"""One attempt of a read-back that was answered, as the pane shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.form import Ask, questions
from dialogue_app.core.wording.confirmation import CONFIRMED, wording_of
from dialogue_app.fields.read_back import is_former
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.read_back.read_back_text import attempt_words
from dialogue_app.ui.fields.read_back.stated_and_said import StatedAndSaid
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm

ASKS: dict[str, Ask] = dict(questions(ReadBack))
_AFTER = {"ACC": ("confirmed_by",), "COR": ("correction", "confirmed_by"), "NOT": ("correction",)}
_ALL = tuple(name for name in ASKS if name not in ("of", "marking"))


class AttemptRow(QWidget):
    """One attempt that was answered: what was said, the answer, and where it ``asks``, what belongs to it."""

    committed = Signal(object)

    def __init__(
        self, record: ReadBack, setting: Setting, parent: QWidget | None = None, *, asks: bool = True
    ) -> None:
        super().__init__(parent)
        self._setting = setting
        self._record = record
        self._whole = False
        self._asks = asks and not is_former(setting.dialogue, record)
        self._head = kit.label("", self._role(), self)
        self.edit_button = kit.button(_("Edit"), "link", self)
        self.edit_button.setAccessibleName(_("Edit attempt {n}").format(n=record.attempt or "?"))
        self.edit_button.clicked.connect(self.show_everything)
        top = kit.row(spacing=None)
        top.addWidget(self._head, 1)
        top.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        self.pair = StatedAndSaid(_("As stated"), _("As said back"), self)
        self.final = kit.label("", "quote", self)
        self._column = kit.column(self, spacing=4, margins=(0, 0, 0, 4))
        self._column.addLayout(top)
        self._column.addWidget(self.pair)
        self.missing = kit.label("", "soft", self)
        self._column.addWidget(self.missing)
        self._final_label = kit.label(_("Final wording"), "small", self, wrap=False)
        self._column.addWidget(self._final_label)
        self._column.addWidget(self.final)
        self._show_words()
        self.form = self._form(_AFTER.get(record.result, ()) if self._asks else ())

    def _former(self) -> bool:
        return is_former(self._setting.dialogue, self._record)

    def _role(self) -> str:
        """The colour of the head: none for an answer about other words."""
        if self._former():
            return "soft"
        return "good" if self._record.result in CONFIRMED else "warn"

    def fields(self) -> list[Input]:
        """The inputs of the form."""
        return list(self.form.inputs.values())

    def show_record(self, record: ReadBack) -> None:
        self._record = record
        self._show_words()
        self.form.show_values({name: getattr(record, name) for name in self.form.inputs})

    def _show_words(self) -> None:
        record = self._record
        self._head.setText(attempt_words(self._setting.dialogue, record))
        self.pair.show_texts(record.statement or wording_of(self._setting.dialogue, record), record.text)
        self.final.setText(record.wording)
        self.pair.setVisible(not self._whole)
        self.missing.setText(_("Missing: {text}").format(text=record.correction))
        self.missing.setVisible(bool(record.correction) and not self._asks and not self._whole)
        for label in (self._final_label, self.final):
            label.setVisible(bool(record.wording) and not self._whole)

    def show_everything(self) -> None:
        """Show the complete form of the attempt; a confirmation holds for the words it was given about."""
        self._whole = True
        self._show_words()
        self._column.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.edit_button.hide()
        self.form = self._form(_ALL)
        self.form.focus_on("text")

    def _form(self, names: tuple[str, ...]) -> RecordForm:
        form = RecordForm([(name, ASKS[name]) for name in names], (("", names),), self._setting, self)
        for field in form.inputs.values():
            field.setProperty("record", self._record.id)
        form.committed.connect(self.committed)
        form.show_values({name: getattr(self._record, name) for name in names})
        self._column.addWidget(form)
        return form
