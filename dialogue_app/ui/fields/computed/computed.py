"""What follows from other fields: shown as far as it is recorded, with what is still needed in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dialogue_app.core.edits import Change
from dialogue_app.core.entries import Place
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.fields.computed import KIND
from dialogue_app.support.translation import language
from dialogue_app.ui.fields.computed.computed_tables import Shown, shown_for
from dialogue_app.ui.fields.editor import Editor, FieldEditor
from dialogue_app.ui.models.entry_writer import EntryWriter
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.inputs.text_area import TextArea


class ComputedEditor(FieldEditor):
    """A sentence on what is shown and where from, the table, and a note where the field asks for one."""

    def __init__(
        self,
        track: OpenTrack,
        session: str,
        template: Template,
        stage: Stage,
        field: TemplateField,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(track, session, template, stage, field, parent)
        self.writer = EntryWriter(track, session)
        self._shown: Shown | None = None
        self.sentence = _label("", "soft")
        self.needed = _label("", "notice")
        self.table = QWidget()
        self.note_label = _label(field.text_label.shown(language()), "small")
        self.note = TextArea(field.text_label.shown(language()), 2)
        self.note.setVisible(bool(field.text_label))
        self.note_label.setVisible(bool(field.text_label))
        self.note_label.setBuddy(self.note)
        self.note.typed.connect(self._on_note)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(12)
        for part in (self.sentence, self.table, self.needed, self.note_label, self.note):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.refresh()

    def refresh(self, change: Change | None = None) -> None:
        """Compute again and show it, if it is something else now."""
        entry = self.track.dialogue.entry(self.session, self.field.entry_field)
        self.note.setReadOnly(self.track.read_only)
        self.note.show_text(entry.reason if entry else "")
        shown = shown_for(self.track.dialogue, self.session, self.template, self.field)
        if shown == self._shown:
            return
        self._shown = shown
        self.sentence.setText(shown.sentence)
        self.needed.setText(shown.needed)
        self.needed.setVisible(bool(shown.needed))
        self._show_table(shown)

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the keys into the note, the only thing to be typed here."""
        (self.note if self.field.text_label else self).setFocus()

    def commit(self) -> None:
        """Save the note being typed."""
        self.note.commit()

    def _show_table(self, shown: Shown) -> None:
        table = QWidget()
        table.setAccessibleName(self.field.label.shown(language()))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for column, head in enumerate(shown.heads):
            grid.addWidget(_label(head, "heading"), 0, column)
        for row, cells in enumerate(shown.rows, 1):
            for column, text in enumerate(cells):
                grid.addWidget(_label(text, "" if column else "strong"), row, column)
        if shown.heads:
            grid.setColumnStretch(len(shown.heads) - 1 if shown.stretch_last else 0, 1)
        table.setVisible(bool(shown.rows))
        self._layout.replaceWidget(self.table, table)
        self.table.deleteLater()
        self.table = table

    def _on_note(self, text: str) -> None:
        self.writer.set((self.field, Place()), merge=True, source=self.note, reason=text)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


EDITOR = Editor((KIND,), ComputedEditor)
