"""What the gate panel shows of a gate that is met, not met, or has nothing to judge."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.stages import COMPLETE
from dialogue_app.core.gates import MET, NOTHING, OPEN, GateResult, Missing, State
from dialogue_app.core.template import Gate
from dialogue_app.ui.pages.stage.gate_panel import GateButton, GatePanel
from dialogue_app.ui.pages.stage.gate_text import full_words
from tests.core.made import words


def result(text: str, state: State, level: Any = "required", **more: Any) -> GateResult:
    gate = Gate(level=level, text=words(text))
    return GateResult(**{"gate": gate, "number": 1, "state": state, "computed": True} | more)


def missing(sentence: str, field: str = "") -> tuple[Missing, ...]:
    return (Missing(sentence, field),)


def shown(panel: GatePanel) -> list[str]:
    texts = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    buttons = [button for button in panel.findChildren(QPushButton) if button.property("place") is not None]
    return texts + [button.text() for button in buttons if button.isVisibleTo(panel)]


def counts(panel: GatePanel) -> list[GateButton]:
    gate_buttons = panel.findChildren(GateButton)
    return [
        gate_button
        for gate_button in gate_buttons
        if gate_button.isVisibleTo(panel) and " of " in gate_button.text()
    ]


def test_what_has_nothing_to_judge_is_no_tick_and_not_counted_as_met(qtbot: QtBot) -> None:
    panel = GatePanel()
    qtbot.addWidget(panel)
    panel.show_gates(
        [
            result("Verdicts", OPEN, missing=missing("Nothing is selected yet.")),
            result("Reasons", NOTHING),
            result("Instructions", NOTHING),
            result("Round two", NOTHING, skipped=True),
            result("Dates", MET, judged=3),
        ]
    )
    assert counts(panel)[0].text() == "1 of 4 checks"
    assert shown(panel) == [
        "✓ Dates",
        "– 2 checks have nothing to judge yet",
        "– 1 check skipped",
        "Nothing is selected yet",
    ]
    assert [action.text()[0] for action in counts(panel)[0].list.actions()] == ["○", "–", "–", "–", "✓"]
    assert [gate_result.gate.text.shown() for gate_result in panel._results() if gate_result.asks_reason] == [
        "Verdicts",
        "Reasons",
        "Instructions",
    ]
    (told,) = [label for label in panel.findChildren(QLabel) if "2 checks" in label.text()]
    assert told.accessibleName() == "Reasons: nothing to judge yet\nInstructions: nothing to judge yet"
    panel.show_gates([result("Reasons", NOTHING), result("Dates", MET, judged=3)], state=COMPLETE)
    assert shown(panel) == []


def test_a_hard_gate_blocks_when_something_is_missing_and_not_when_there_is_nothing(qtbot: QtBot) -> None:
    panel = GatePanel()
    qtbot.addWidget(panel)
    panel.show_gates([result("Lines", NOTHING, "hard"), result("Rule", OPEN, "hard", missing=missing("x"))])
    assert [gate_result.gate.text.shown() for gate_result in panel.blocking()] == ["Rule"]
    assert not any(gate_result.asks_reason for gate_result in panel._results())


def test_a_required_field_that_another_gate_points_to_is_named_once(qtbot: QtBot) -> None:
    panel = GatePanel()
    qtbot.addWidget(panel)
    first = result("Places", OPEN, missing=missing("WES: no level.", "places"))
    again = result("Filled", OPEN, missing=missing("Places: 1 of 6.", "places"), implied=True)
    panel.show_gates([first, again])
    assert shown(panel) == ["WES: no level"]
    assert counts(panel)[0].text() == "0 of 2 checks"
    both = (*missing("Places: 1 of 6.", "places"), *missing("Moves: 0 of 6.", "moves"))
    panel.show_gates([first, result("Filled", OPEN, missing=both, implied=True)])
    assert shown(panel) == ["WES: no level", "Moves: 0 of 6"]


def test_a_gate_in_full_says_how_far_it_looked() -> None:
    assert full_words(result("Reasons", MET, judged=12)) == "Reasons (12 looked at, none concerned)"
    assert full_words(result("Reasons", MET, done=2, of=2, judged=12)) == "Reasons (2/2)"
    assert full_words(result("Reasons", NOTHING)) == "Reasons: nothing to judge yet"
    assert full_words(result("Reasons", NOTHING, skipped=True)) == (
        "Reasons (not asked: its field was skipped)"
    )
    assert full_words(result("Shown", OPEN, computed=False)) == "Shown"


def test_folded_it_is_one_line_of_counts_that_open_every_check(qtbot: QtBot) -> None:
    panel = GatePanel()
    qtbot.addWidget(panel)
    panel.resize(700, 100)
    panel.show_gates(
        [
            result("Verdicts", OPEN, missing=missing("Nothing is selected yet.")),
            result("Read aloud", OPEN, computed=False, number=2),
            result("Dates", MET, level="advised"),
        ]
    )
    panel.show()
    high = panel.heightForWidth(700)
    panel.set_folded(True)
    qtbot.waitUntil(lambda: bool(counts(panel)))
    assert panel.heightForWidth(700) < high
    assert panel.heightForWidth(700) <= 40
    assert shown(panel) == []
    checks = [action for count in counts(panel) for action in count.list.actions()]
    assert len(checks) == 3
    ticked: list[tuple[int, bool]] = []
    panel.ticked.connect(lambda number, on: ticked.append((number, on)))
    next(action for action in checks if action.isCheckable()).trigger()
    assert ticked == [(2, True)]
    panel.set_folded(False)
    qtbot.waitUntil(lambda: "Nothing is selected yet" in shown(panel))


def test_folded_a_closed_stage_says_so_in_the_same_line(qtbot: QtBot) -> None:
    panel = GatePanel()
    qtbot.addWidget(panel)
    panel.resize(500, 100)
    panel.set_folded(True)
    words = "Complete since 12 March 2026, 14:30 · Anna Brandt · everybody has spoken"
    panel.show_gates([result("Dates", MET)], state=COMPLETE, closed=words)
    panel.show()
    assert words in shown(panel)
    assert panel.heightForWidth(500) <= 40
