"""The marking word beside a field: who may see it, and a menu to mark it otherwise in this session.

Marking higher is done at once. Marking lower is asked first, with what will be seen and by whom.
"""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dialogue_app.core.errors import Refused
from dialogue_app.core.markings import is_above, known, mark_field, offered, opened_by
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.support.translation import _, language, ngettext
from dialogue_app.ui.dialogs.ask import Choice, asked
from dialogue_app.ui.open_track import OpenTrack


class FieldMarking(QPushButton):
    """Shows the marking of one field; pressed, it offers the others that the track may hold."""

    def __init__(self, track: OpenTrack, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track, self.session = track, session
        self.field: TemplateField | None = None
        self.setProperty("role", "quiet")
        self.setAutoDefault(False)
        self.choices = QMenu(self)
        self.choices.setToolTipsVisible(True)
        self.choices.aboutToShow.connect(self._fill)
        self.choices.triggered.connect(self._on_chosen)
        self.setMenu(self.choices)

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
        """Open the menu from the keyboard."""
        if self.isVisible() and self.isEnabled():
            self.setFocus()
            self.showMenu()

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
        dialog = Choice(title, consequences(len(held), marking), [_("Mark it so")], self.window())
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
