"""What stands over a field: by whom and why it was skipped, and its help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands.stages import field_skip
from dialogue_app.core.template import TemplateField
from dialogue_app.support.translation import _, language
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit


class FieldNotes(QWidget):
    """``resume_wanted``: the field that was skipped is to be taken up again."""

    resume_wanted = Signal()

    def __init__(self, track: OpenTrack, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track, self._session = track, session
        self.skip_line = QWidget()
        self.skip_text = kit.label(role="notice")
        resume = kit.button(_("Take up again"))
        resume.setAccessibleName(_("Take up field again"))
        resume.clicked.connect(self.resume_wanted)
        row = kit.row(self.skip_line, spacing=None, margins=(0, 4, 0, 4))
        row.addWidget(self.skip_text, 1)
        row.addWidget(resume)
        self.help = kit.label(role="small")
        column = kit.column(self)
        column.addWidget(self.skip_line)
        column.addWidget(self.help)

    def show_field(self, field: TemplateField | None) -> None:
        """Show what there is to say of a field; nothing for none."""
        skip = field_skip(self._track.dialogue, self._session, field.key) if field else None
        self.skip_line.setVisible(skip is not None)
        if skip is not None:
            text = _("Skipped by {name}: {reason}").format(name=skip.by, reason=skip.reason)
            self.skip_text.setText(text)
        text = field.help.shown(language()) if field else ""
        self.help.setText(text)
        self.help.setVisible(bool(text))
        self.setVisible(skip is not None or bool(text))
