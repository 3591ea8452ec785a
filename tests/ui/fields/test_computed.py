"""What follows from other fields: a sentence always, figures only once they can be shown."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.stages import complete_stage
from dialogue_app.core.records import BRIEF, RUSSIA, TRAINING
from dialogue_app.core.visibility.seals import seal, unseal
from dialogue_app.ui.fields.computed import ComputedEditor
from tests.ui.invented import table


def words(editor: ComputedEditor) -> list[str]:
    return [label.text() for label in editor.table.findChildren(QLabel)]


def test_scores_wait_for_the_end_of_the_stage_in_which_verdicts_are_stated(qtbot: QtBot) -> None:
    at = table(
        TRAINING, activities=3, values=(("pred_verdict", 0, "ALL", "4"), ("pred_verdict", 1, "ALL", "2"))
    )
    predicted = at.field("pred_verdict")
    at.track.perform(seal(at.dialogue, at.session, predicted), final=True)
    for item, value in zip(at.items("stated"), "52", strict=False):
        at.set("stated", Place(item, RUSSIA), value=value)
    editor = at.editor("scores")
    assert isinstance(editor, ComputedEditor)
    qtbot.addWidget(editor)
    editor.show()
    assert "Predicted verdicts (sealed): 2 recorded · Stated verdicts: 2 recorded" in editor.needed.text()
    assert words(editor) == []
    at.track.perform(complete_stage(at.dialogue, at.session, "T4"))
    assert words(editor) == []
    assert editor.needed.text() == "No prediction has been unsealed, so there is nothing to compare."
    at.track.perform(unseal(at.dialogue, at.session, predicted), final=True)
    assert words(editor)[:6] == ["Measure", "Alliance", "Compared", "2 of 3", "Mean error", "0.50"]
    assert not editor.needed.isVisible()


def test_seams_show_the_contested_first_and_take_a_note(qtbot: QtBot) -> None:
    at = table(
        BRIEF,
        activities=3,
        values=(
            ("verdicts", 0, "ALL", "1"),
            ("verdicts", 0, "RUS", "1"),
            ("verdicts", 1, "ALL", "5"),
            ("verdicts", 1, "RUS", "2"),
            ("verdicts", 2, "ALL", "NP"),
        ),
    )
    editor = at.editor("seams")
    assert isinstance(editor, ComputedEditor)
    qtbot.addWidget(editor)
    editor.show()
    shown = words(editor)
    assert shown[0] == "Activity"
    assert shown[5:8] == ["5", "2", "Contested, contested red line"]
    assert shown[11] == "Mutually acceptable"
    editor.go_to()
    QTest.keyClicks(editor.note, "Look at exercises")
    editor.commit()
    entry = at.entry("seams", Place())
    assert entry is not None
    assert entry.reason == "Look at exercises"


def test_an_empty_table_says_what_is_needed(qtbot: QtBot) -> None:
    editor = table(BRIEF, activities=3).editor("seams")
    assert isinstance(editor, ComputedEditor)
    qtbot.addWidget(editor)
    assert "Estimated verdicts: 0 recorded" in editor.needed.text()
