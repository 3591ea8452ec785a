"""Two-way verdicts in one table: whose, on whom, from which released item; sealed predictions apart."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.edits import Change, added
from dialogue_app.core.entries import Place, set_entry
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA
from dialogue_app.core.substance import ReleaseItem
from dialogue_app.ui.fields.two_way_matrix import TwoWayMatrixEditor
from tests.ui.invented import Table, table


def opened(qtbot: QtBot, at: Table, key: str = "on_other") -> TwoWayMatrixEditor:
    editor = at.editor(key)
    assert isinstance(editor, TwoWayMatrixEditor)
    qtbot.addWidget(editor)
    editor.resize(1100, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.go_to()
    return editor


def test_columns_stand_in_groups_by_side(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(EXTERNAL, activities=3))
    assert [(one.group, one.head) for one in editor.model.columns] == [
        ("Alliance", "on Russia"),
        ("Alliance", "on itself"),
        ("Russia", "on the alliance"),
        ("Russia", "on itself"),
    ]
    assert [group[2] for group in editor.view.groups()] == ["Alliance", "Russia"]


def test_each_column_writes_into_its_own_field(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3)
    editor = opened(qtbot, at)
    QTest.keyClicks(editor.view, "4123")
    row = at.items("on_other")[0]
    said = [at.value(key, Place(row, side)) for side in (ALLIANCE, RUSSIA) for key in ("on_other", "on_self")]
    assert said == ["4", "1", "2", "3"]


def test_an_alliance_value_says_which_released_item_it_comes_from(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3, values=(("on_other", 0, "ALL", "4"),))
    item = ReleaseItem(id="released", session=at.session, code="R-03", release_text="Unacceptable to allies")
    place = Place(at.items("on_other")[0], ALLIANCE)
    at.track.perform(Change("Release", added(item)))
    editor = opened(qtbot, at)
    at.track.perform(set_entry(at.dialogue, at.session, at.field("on_other"), place, basis="released"))
    assert editor.view._basis(0, 0) == "R-03"
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert "From the released item: R-03 Unacceptable to allies" in editor.detail.facts.text()


def test_a_prediction_stands_alone_and_hidden(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3, values=(("prediction", 0, "RUS", "5"),))
    editor = opened(qtbot, at, "prediction")
    assert [one.head for one in editor.model.columns] == ["expects of Russia", "expects of the alliance"]
    assert editor.model.index(0, 1).data() == "answered"


def test_a_side_answers_on_aspects_without_parties(qtbot: QtBot) -> None:
    from dialogue_app.core.substance import RedLine

    at = table(EXTERNAL, records=(RedLine(field="red_lines", code="R1", statement="No missiles"),))
    editor = at.editor("clarity")
    qtbot.addWidget(editor)
    columns = editor.model.columns  # type: ignore[attr-defined]
    assert [one.head for one in columns] == ["Focal", "Precise", "Verifiable", "Complete"]
    assert dataclasses.replace(columns[0], head="x").cell == ("", "focal", 1)
