"""Editor of a list whose records are read back, such as red lines: stated and read back on one card."""

from __future__ import annotations

from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.confirmation import CONFIRMED
from dialogue_app.fields.items import item_of
from dialogue_app.fields.record_list import KIND
from dialogue_app.fields.registry import read_back_field
from dialogue_app.ui.fields.editor import Editor
from dialogue_app.ui.fields.read_back.read_back_pane import ReadBackPane
from dialogue_app.ui.fields.read_back.read_back_statement import ReadBackStatement
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.widgets.unsaved_text import may_leave


class StatedListEditor(RecordListEditor):
    """R, or the first link of a card, opens the read-back in the card itself, in place of its form."""

    _saying: ReadBackStatement | None = None

    @property
    def pane(self) -> ReadBackPane | None:
        return self._saying.pane if self._saying is not None else None

    def asking(self) -> TemplateField | None:
        """The field in which the records of this list are read back."""
        return read_back_field(self.template, self.field)

    def act(self, action: str, record_id: str) -> None:
        """Do what a card's link or menu asks for."""
        asking = self.asking()
        if asking is not None and action == f"field:{asking.key}":
            self.read_back(record_id, asking)
        else:
            super().act(action, record_id)

    def read_back(self, record_id: str, asking: TemplateField) -> None:
        """Open the read-back of a record in its card."""
        if self._saying is not None and self._open == record_id:
            self._saying.take_focus()
            return
        if not self.close_form(focus=False):
            return
        record = self.record(record_id)
        card = self.column.bring(record_id)
        if record is None or card is None or is_sealed(record):
            return
        self._open = record_id
        self.column.pinned = {record_id}
        item = item_of(self.track.dialogue, record)
        self._saying = ReadBackStatement(self.track, self.session, asking, item, card)
        self._saying.answered.connect(self._on_answered)
        self._saying.take_focus()

    def _on_answered(self, code: str) -> None:
        if code in CONFIRMED:
            self.close_form()
        elif self._saying is not None:
            self._saying.take_focus()

    def open(self, record_id: str, question: str = "") -> None:
        """Open a card's form; a read-back that is open there is closed first."""
        if self._saying is None or self.close_form(focus=False):
            super().open(record_id, question)

    def close_form(self, *, focus: bool = True) -> bool:
        """Save and close what is open in a card. False: something unsaved stays."""
        if self._saying is None:
            return super().close_form(focus=focus)
        self._saying.commit()
        if not may_leave(self._saying.pane):
            return False
        record_id = self._open
        self._forget()
        self._drop_form()
        self.refresh()
        if focus:
            self._focus(record_id)
        return True

    def refresh(self, change: Change | None = None) -> None:
        super().refresh(change)
        saying = self._saying
        if saying is None or not touches(change, STRUCTURE):
            return
        record = self.record(self._open) if self._open else None
        if record is None:
            self._forget()
        else:
            saying.refresh(item_of(self.track.dialogue, record))

    def commit(self) -> None:
        """Save what is being typed."""
        super().commit()
        if self._saying is not None:
            self._saying.commit()

    def _forget(self) -> None:
        saying, self._saying = self._saying, None
        if saying is not None:
            saying.deleteLater()


EDITOR = Editor((KIND,), StatedListEditor)
