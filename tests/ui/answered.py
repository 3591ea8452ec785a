"""Answering a dialog in place of a person, whose work is then waited for as its own loop would."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from dialogue_app.ui.widgets.task_dialog import TaskDialog


def result_of(dialog: QDialog) -> int:
    """What a dialog was answered with, once its work is done; a dialog that was hidden waits no longer."""
    hidden = dialog.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and dialog.isHidden()
    while isinstance(dialog, TaskDialog) and dialog.working and not hidden:
        QTest.qWait(1)
    return dialog.result()
