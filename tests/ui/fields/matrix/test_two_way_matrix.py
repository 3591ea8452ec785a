"""Two-way verdicts in one table: whose, on whom, from which released item; sealed predictions apart."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA, Entry, new_id
from dialogue_app.core.visibility.released_items import activity_of
from dialogue_app.ui.fields.matrix.two_way_matrix import TwoWayMatrixEditor
from dialogue_app.ui.text.release_text import basis_words
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
    assert [(column.group, column.head) for column in editor.model.columns] == [
        ("Alliance", "on Russia"),
        ("Alliance", "on itself"),
        ("Russia", "on the alliance"),
        ("Russia", "on itself"),
    ]
    assert [group[2] for group in editor.view._column_head.groups()] == ["Alliance", "Russia"]


def release(at: Table, row: int = 0, verdict: str = "4", code: str = "A-03") -> ReleaseItem:
    """A released verdict on the activity of a row, put there as no verb would."""
    named = activity_of(at.dialogue, at.items("on_other")[row])
    item = ReleaseItem(
        id=new_id(), session=at.session, code=code, release_text="Unacceptable to allies", marking="PART",
        kind="VERDICT", activity=named, verdict=verdict, status="RELEASED", authority="Chair",
        date="2026-03-20",
    )  # fmt: skip
    at.track.perform(Change("Release", added(item)))
    return item


def become(at: Table, item: ReleaseItem, status: str) -> None:
    now = at.dialogue.of(ReleaseItem)[item.id]
    at.track.perform(Change("Release", (Edit(now, dataclasses.replace(now, status=status)),)))


def test_each_column_writes_into_its_own_field(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3)
    release(at)
    editor = opened(qtbot, at)
    QTest.keyClicks(editor.view, "4123")
    row = at.items("on_other")[0]
    said = [at.value(key, Place(row, side)) for side in (ALLIANCE, RUSSIA) for key in ("on_other", "on_self")]
    assert said == ["4", "1", "2", "3"]


def test_a_typed_level_takes_the_released_item_that_gives_it(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3)
    item = release(at)
    editor = opened(qtbot, at)
    QTest.keyClicks(editor.view, "4")
    entry = at.dialogue.entry(at.session, "on_other", at.items("on_other")[0], ALLIANCE)
    assert entry is not None
    assert entry.basis == item.id
    assert editor.model.basis(0, 0) == ("A-03", False)
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert "From the released item: A-03 Unacceptable to allies" in editor.detail.facts.text()
    assert "nothing in force" not in editor.detail.facts.text()


def test_a_level_that_was_not_released_is_refused_in_a_sentence(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3)
    release(at)
    editor = opened(qtbot, at)
    with qtbot.waitSignal(at.track.failed) as told:
        QTest.keyClicks(editor.view, "5")
    assert "the alliance has released 4 (A-03), not 5. Nothing was changed." in told.args[0]
    assert at.value("on_other", Place(at.items("on_other")[0], ALLIANCE)) == ""
    QTest.keyClicks(editor.view, "W")
    assert at.value("on_other", Place(at.items("on_other")[0], ALLIANCE)) == "WH"


@pytest.mark.parametrize(
    ("status", "words"), [("WITHDRAWN", "A-03 withdrawn"), ("SUPERSEDED", "A-03 superseded")]
)
def test_a_verdict_whose_item_has_fallen_away_says_so(qtbot: QtBot, status: str, words: str) -> None:
    at = table(EXTERNAL, activities=3)
    item = release(at)
    editor = opened(qtbot, at)
    QTest.keyClicks(editor.view, "4")
    become(at, item, status)
    editor.refresh(None)
    assert editor.model.basis(0, 0) == (words, True)
    assert editor.model.spoken(0, 0).endswith(f"4 Unacceptable, {words}")
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert f"It rests on nothing in force: {words}." in editor.detail.facts.text()
    assert editor.grab().width() > 0


def test_a_verdict_without_a_release_says_so(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3)
    row, other = at.items("on_other")[:2]
    item = release(at, 1, "5")
    entries = [
        Entry(id=new_id(), session=at.session, field="on_other", party=ALLIANCE, marking="PART", **values)
        for values in (
            {"item": row, "value": "4"},
            {"item": other, "value": "4", "basis": item.id},
            {"item": at.items("on_other")[2], "value": "4", "basis": "gone"},
        )
    ]
    at.track.perform(Change("test", added(*entries)))
    editor = opened(qtbot, at)
    assert [editor.model.basis(number, 0) for number in range(3)] == [
        ("not released", True),
        ("A-03 says otherwise", True),
        ("release removed", True),
    ]
    assert editor.model.basis(0, 2) == ("", False)
    free = dataclasses.replace(at.field("on_other"), released_only=False)
    assert basis_words(at.dialogue, free, entries[2]) == ("released", False)
    assert basis_words(at.dialogue, free, entries[1]) == ("A-03", False)


def test_everything_released_is_taken_over_in_one_step(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3)
    editor = opened(qtbot, at)
    assert editor.taker is not None
    assert not editor.taker.isEnabled()
    release(at, 0, "4")
    release(at, 2, "2", "A-04")
    editor.refresh(None)
    assert editor.taker.isEnabled()
    editor.taker.click()
    said = [at.value("on_other", Place(row, ALLIANCE)) for row in at.items("on_other")]
    assert said == ["4", "", "2"]
    editor.refresh(None)
    assert not editor.taker.isEnabled()
    at.track.undo_stack.undo()
    assert [at.value("on_other", Place(row, ALLIANCE)) for row in at.items("on_other")] == ["", "", ""]


def test_only_where_verdicts_are_released_they_are_taken_over(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3)
    assert opened(qtbot, at, "prediction").taker is None
    assert opened(qtbot, at, "on_self").taker is not None


def test_a_prediction_stands_alone_and_hidden(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=3, values=(("prediction", 0, "RUS", "5"),))
    editor = opened(qtbot, at, "prediction")
    assert [column.head for column in editor.model.columns] == [
        "expects of Russia",
        "expects of the alliance",
    ]
    assert editor.model.index(0, 1).data() == "answered"


def test_a_side_answers_on_aspects_without_parties(qtbot: QtBot) -> None:
    from dialogue_app.core.domain_records import RedLine

    at = table(EXTERNAL, records=(RedLine(field="red_lines", code="R1", statement="No missiles"),))
    editor = at.editor("clarity")
    qtbot.addWidget(editor)
    columns = editor.model.columns  # type: ignore[attr-defined]
    assert [column.head for column in columns] == ["Focal", "Precise", "Verifiable", "Complete"]
    assert dataclasses.replace(columns[0], head="x").cell == ("", "focal", 1)
