"""Hiding the answers of the field shown until they are revealed, with one key."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.shell.workbench import Workbench


class HidingActions(QObject):
    """Does what the button below the table does, wherever the keys are."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench

    def on_hide_answers(self) -> None:
        """Hide the answers of the field shown, or reveal them."""
        page = self._bench.stage_page
        action = hide_action_of(page.editor) if page is not None else None
        if action is not None:
            action.toggle()


def hide_action_of(editor: FieldEditor | None) -> QAction | None:
    """The action of an editor that hides its answers; nothing for a field whose answers cannot be hidden."""
    action = getattr(editor, "hide_action", None)
    return action if isinstance(action, QAction) else None
