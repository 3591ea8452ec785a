"""The gate is filled anew after each edit: it must never take the keys from whoever types elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.gates import OPEN, GateResult, Missing
from dialogue_app.core.template import Gate
from dialogue_app.ui.pages.stage.gate_panel import GatePanel
from tests.core.made import words


def result(text: str) -> GateResult:
    missing = (Missing(f"{text} is missing."),)
    gate = Gate(level="required", text=words(text))
    return GateResult(gate=gate, number=1, state=OPEN, missing=missing, computed=True)


def test_a_gate_that_had_the_keys_once_does_not_take_them_again(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, panel = QLineEdit(page), GatePanel()
    column = QVBoxLayout(page)
    column.addWidget(line)
    column.addWidget(panel)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    panel.show_gates([result("One")])
    panel.complete.setFocus()
    panel.show_gates([result("Two")])
    assert page.focusWidget() is panel.complete
    line.setFocus()
    panel.show_gates([result("Three")])
    assert page.focusWidget() is line
