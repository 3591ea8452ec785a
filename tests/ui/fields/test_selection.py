"""Selecting from the catalogue: found, taken up, put in context, worded, ordered, taken out, added to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.catalogue import catalogue_items
from dialogue_app.core.records import INTERNAL, CatalogueItem, SelectedItem
from dialogue_app.ui.fields.selection.selection import SelectionEditor
from tests.ui.costs import settle
from tests.ui.filling import fill, nameless
from tests.ui.invented import Table, table

ALT = Qt.KeyboardModifier.AltModifier


def opened(qtbot: QtBot, at: Table) -> SelectionEditor:
    editor = at.editor("selection")
    assert isinstance(editor, SelectionEditor)
    qtbot.addWidget(editor)
    editor.resize(1000, 800)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


def codes(at: Table) -> list[str]:
    items = at.dialogue.of(CatalogueItem)
    selected_items = at.dialogue.listed(SelectedItem, at.session, "selection")
    return [f"{items[item.catalogue_item].code} {item.context}" for item in selected_items]


def selected(at: Table) -> tuple[str, ...]:
    return tuple(item.id for item in at.dialogue.listed(SelectedItem, at.session, "selection"))


def test_an_item_is_searched_and_taken_up_by_keyboard(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.go_to()
    QTest.keyClicks(editor.catalogue.search, "snap exercise")
    QTest.keyClick(editor.catalogue.search, Qt.Key.Key_Return)
    assert codes(at) == ["MIL-02 G"]
    editor.catalogue.search.clear()
    QTest.keyClick(editor.catalogue.search, Qt.Key.Key_Down)
    assert editor.catalogue.list.hasFocus()
    QTest.keyClick(editor.catalogue.list, Qt.Key.Key_Down)
    QTest.keyClick(editor.catalogue.list, Qt.Key.Key_Space)
    assert codes(at)[1:] == ["MIL-03 P"]
    assert nameless(editor) == []


def test_the_counter_says_how_many_are_advised_and_asks_for_an_anchor(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=0, seats=3)
    editor = opened(qtbot, at)
    assert editor.empty.isVisible()
    editor.select(
        next(item.id for item in catalogue_items(at.dialogue, "activities") if item.code == "MIL-02")
    )
    assert editor.count.text().startswith("1 selected (12–20 advised)")
    assert "no anchor yet" in editor.count.text()
    assert editor.count.property("role") == "warn"
    full = opened(qtbot, table(INTERNAL, activities=13, seats=3))
    assert full.count.text().startswith("13 selected (12–20 advised)   ·   ")
    assert "anchor" in full.count.text()
    assert full.count.property("role") == "soft"


def test_contexts_are_chosen_and_none_stands_twice(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=1, seats=3)
    editor = opened(qtbot, at)
    (first,) = selected(at)
    editor.rows[first].context.buttons()[2].click()
    assert codes(at) == ["MIL-01 C"]
    editor.act("context", first)
    assert codes(at) == ["MIL-01 C", "MIL-01 P"]
    failures: list[str] = []
    at.track.failed.connect(failures.append)
    editor.rows[selected(at)[1]].context.buttons()[2].click()
    assert "in that context already" in failures[0]
    assert editor.rows[selected(at)[1]].context.code() == "P"
    editor.act("context", first)
    editor.act("context", first)
    assert "every context" in failures[1]


def test_a_changed_wording_shows_that_of_the_catalogue(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=1, seats=3)
    editor = opened(qtbot, at)
    (first,) = selected(at)
    row = editor.rows[first]
    assert not row.catalogue.isVisible()
    assert not row.unchanged.isVisible()
    fill(row.wording)
    assert row.catalogue.isVisible()
    assert "notified in advance" in row.catalogue.text()
    row.unchanged.segments.buttons()[0].click()  # type: ignore[attr-defined]
    assert at.dialogue.of(SelectedItem)[first].meaning_unchanged == "yes"


def test_rows_are_moved_and_taken_out(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=3, seats=3)
    editor = opened(qtbot, at)
    first, second, _third = selected(at)
    editor.go_to(second)
    QTest.keyClick(editor.rows[second], Qt.Key.Key_Up, ALT)
    assert selected(at)[0] == second
    QTest.keyClick(editor.rows[second], Qt.Key.Key_Down)
    assert editor.rows[first].hasFocus()
    QTest.keyClick(editor.rows[first], Qt.Key.Key_C)
    assert at.dialogue.of(SelectedItem)[first].context == "C"
    QTest.keyClick(editor.rows[first], Qt.Key.Key_Delete)
    assert first not in selected(at)
    at.track.undo_stack.undo()
    assert first in editor.rows


def test_everything_else_about_an_item_is_in_its_details(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=1, seats=3)
    editor = opened(qtbot, at)
    (first,) = selected(at)
    editor.act("more", first)
    more = editor.rows[first].more
    assert more is not None
    expected = {name: fill(field) for name, field in more.inputs.items()}
    record = at.dialogue.of(SelectedItem)[first]
    assert {name: getattr(record, name) for name in expected} == expected
    editor.act("more", first)
    assert editor.rows[first].more is None


def test_an_item_of_ones_own_is_added_and_selected(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=0, seats=3)
    editor = opened(qtbot, at)
    before = at.dialogue
    editor.open_own()
    assert editor.own is not None
    assert nameless(editor.own) == []
    editor.own.add_button.click()
    assert "needs a code and a wording" in editor.own.fault.text()
    QTest.keyClicks(editor.own.form.inputs["title"].area, "Our own activity")  # type: ignore[attr-defined]
    editor.own.add_button.click()
    assert editor.own is None
    assert codes(at) == ["OWN-01 "]
    at.track.undo_stack.undo()
    assert at.dialogue == before


def test_the_form_of_ones_own_item_scrolls_on_a_low_window(qtbot: QtBot) -> None:
    """Its inputs keep their height, its buttons stay in sight."""
    editor = opened(qtbot, table(INTERNAL, activities=0, seats=3))
    editor.resize(900, 1000)
    editor.open_own()
    form = editor.own
    assert form is not None
    qtbot.waitUntil(lambda: form.height() > 900)
    settle()
    heights = [field_input.height() for field_input in form.form.inputs.values()]
    editor.resize(900, 420)
    qtbot.waitUntil(lambda: form.height() <= 420)
    settle()
    assert [field_input.height() for field_input in form.form.inputs.values()] == heights
    lowest = form.add_button.mapTo(form, form.add_button.rect().bottomLeft()).y()
    assert lowest < form.height()
    form.form.focus_on("reference")
    line = form.form.inputs["reference"]
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())


def test_of_a_long_selection_only_the_rows_near_the_screen_exist(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=40, seats=3)
    editor = opened(qtbot, at)
    order = selected(at)
    assert order[0] in editor.rows
    assert order[-1] not in editor.rows
    editor.go_to(order[0])
    QTest.keyClick(editor.rows[order[0]], Qt.Key.Key_End)
    assert editor.rows[order[-1]].hasFocus()
    assert editor.rows[order[-1]].wording.value == at.dialogue.of(SelectedItem)[order[-1]].wording
    QTest.keyClick(editor.rows[order[-1]], Qt.Key.Key_Up)
    assert editor.rows[order[-2]].hasFocus()
    QTest.keyClick(editor.rows[order[-2]], Qt.Key.Key_Home)
    assert editor.rows[order[0]].hasFocus()
    assert len(editor.rows) < 20


def test_a_row_whose_details_are_open_stays_what_it_is(qtbot: QtBot) -> None:
    at = table(INTERNAL, activities=40, seats=3)
    editor = opened(qtbot, at)
    first, *_others, last = selected(at)
    editor.act("more", first)
    row = editor.rows[first]
    editor.go_to(last)
    assert editor.rows[first] is row
    assert row.more is not None
    assert (row.record_id, row.wording.value) == (first, at.dialogue.of(SelectedItem)[first].wording)
