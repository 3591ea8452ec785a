"""The fields of a stage below each other on one page, each under its name with its marking."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.commands.stages import field_skip
from dialogue_app.core.edits import Change
from dialogue_app.core.template import TemplateField
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.pages.stage.field_marking import FieldMarking
from dialogue_app.ui.pages.stage.field_notes import FieldNotes
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.scroll_page import ScrollPage

_TALLEST = 1200
"""Up to this height a field stands in full; a longer list scrolls in itself."""


class FieldSection(QWidget):
    """One field: its name and marking, what there is to say of it, and its editor."""

    resume_wanted = Signal(str)

    def __init__(self, track: OpenTrack, session: str, field: TemplateField, editor: FieldEditor) -> None:
        super().__init__()
        self.field, self.editor = field, editor
        self._track, self._session = track, session
        self.setAccessibleName(field.label.shown(language()))
        self.name = kit.label(field.label.shown(language()), "strong")
        self.skipped = kit.label(_("skipped"), "faint", wrap=False)
        self.marking = FieldMarking(track, session)
        self.notes = FieldNotes(track, session)
        self.notes.resume_wanted.connect(self._on_resume)
        head = _SheetHeading()
        row = kit.row(head)
        row.addWidget(self.name, 1)
        row.addWidget(self.skipped)
        row.addWidget(self.marking)
        column = kit.column(self)
        for widget in (head, self.notes, editor):
            column.addWidget(widget)
        for page in editor.findChildren(ScrollPage):
            page.stand_in_full(_TALLEST)
        self.show_notes()

    def show_notes(self) -> None:
        """Say whether the field is skipped, and who may see it."""
        skip = field_skip(self._track.dialogue, self._session, self.field.key)
        self.skipped.setText(_("skipped") if skip or self.field.left_out else "")
        self.marking.show_field(self.field)
        self.notes.show_field(self.field)

    def _on_resume(self) -> None:
        self.resume_wanted.emit(self.field.key)


class _SheetHeading(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below the name."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("line"))
        painter.end()


class FieldSheet(ScrollPage):
    """Sections one below the other; ``section`` is that in which the focus is, or was last. ``turned``: it is
    another one now.
    """

    turned = Signal()
    resume_wanted = Signal(str)

    def __init__(
        self,
        track: OpenTrack,
        session: str,
        fields: Sequence[TemplateField],
        make: Callable[[TemplateField], FieldEditor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sections = [FieldSection(track, session, field, make(field)) for field in fields]
        self.section = self.sections[0]
        column = kit.column(self.inside, spacing=20, margins=(0, 0, 8, 0))
        for section in self.sections:
            section.resume_wanted.connect(self.resume_wanted)
            column.addWidget(section)
        column.addStretch(1)
        self._turning = QTimer(self)
        self._turning.setSingleShot(True)
        self._turning.timeout.connect(self._on_turning)

    def refresh(self, change: Change | None = None) -> None:
        """Show the present value in every section."""
        for section in self.sections:
            section.editor.refresh(change)

    def show_notes(self) -> None:
        """Say anew of every field whether it is skipped."""
        for section in self.sections:
            section.show_notes()

    def commit(self) -> None:
        """Save what is being typed."""
        for section in self.sections:
            section.editor.commit()

    def turn_to(self, field: str) -> None:
        """Bring a field into view; its editor is where the focus goes next."""
        section = next(field_section for field_section in self.sections if field_section.field.key == field)
        self._turning.start()
        if section is not self.section:
            self.section = section
            self.turned.emit()
        if not self.isVisible():
            section.editor.go_to()  # or the window, once it is shown, gives the focus to the first one

    def step(self, steps: int) -> None:
        """Turn to the next field, or the one before."""
        number = (self.sections.index(self.section) + steps) % len(self.sections)
        self.turn_to(self.sections[number].field.key)

    def _on_turning(self) -> None:
        """The name of the section stands at the upper edge, as far as the page goes."""
        self.verticalScrollBar().setValue(self.section.y())

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        super()._on_focus(before, now)
        section = next(
            (
                field_section
                for field_section in self.sections
                if now is not None and field_section.isAncestorOf(now)
            ),
            None,
        )
        if section is not None and section is not self.section and now is QApplication.focusWidget():
            self.section = section
            self.turned.emit()
