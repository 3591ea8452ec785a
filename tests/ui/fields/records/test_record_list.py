"""Lists of records: cards with what counts, filter and order, moving, removing, catalogue, sealed records."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.commands.sessions import session_from_previous
from dialogue_app.core.domain_records import (
    PerceptionStatement,
    Prediction,
    ReadBack,
    RedLine,
    ReleaseItem,
    Signal,
)
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, Listed
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.widgets.inputs.reference_picker import RefInput
from tests.ui.invented import Table, table

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def line(holder: str, statement: str, **values: str) -> RedLine:
    return RedLine(field="red_lines", holder=holder, statement=statement, marking="PART", **values)


LINES = (line(RUSSIA, "No missiles", act="x"), line(ALLIANCE, "No cables"), line(RUSSIA, "No aircraft"))


def opened(qtbot: QtBot, at: Table, key: str) -> RecordListEditor:
    editor = at.editor(key)
    assert isinstance(editor, RecordListEditor)
    qtbot.addWidget(editor)
    editor.resize(900, 800)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


def shown(editor: RecordListEditor) -> list[str]:
    cards = [editor.column.row(record_id) for record_id in editor.column.ids]
    return [card.face.text.statement for card in cards if card is not None]


def test_cards_say_who_what_and_how_far(qtbot: QtBot) -> None:
    back = ReadBack(field="line_readbacks", of="r0", by=ALLIANCE, text="Missiles", attempt=1, result="ACC")
    at = table(EXTERNAL, records=(*LINES, back), activities=0)
    editor = opened(qtbot, at, "red_lines")
    text = editor.cards["r0"].face.text
    assert (text.who, text.note, text.statement) == ("Russia", "in its own words", "No missiles")
    assert text.state == "✓ Read back: confirmed"
    assert text.state_note == "(1 attempt)"
    assert text.cells == (("Act", "x"), ("Place", ""), ("Condition", ""), ("Exception", ""))
    assert text.facts == ""
    assert text.bar == "side_russia"
    assert editor.cards["r1"].face.text.state == "Not read back yet"
    assert "No missiles" in editor.cards["r0"].face.accessibleName()
    assert "confirmed" in editor.cards["r0"].face.accessibleDescription()


def test_those_of_one_party_stand_together_and_are_counted(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(EXTERNAL, records=LINES, activities=0), "red_lines")
    assert shown(editor) == ["No missiles", "No aircraft", "No cables"]
    assert "Russia 2" in editor.head.count.text()
    assert "Alliance 1" in editor.head.count.text()


def test_a_list_says_how_many_it_should_hold(qtbot: QtBot) -> None:
    signals = tuple(Signal(field="signals", sender=ALLIANCE, description=f"S{n}") for n in range(7))
    editor = opened(qtbot, table(EXTERNAL, records=signals, activities=0), "signals")
    assert editor.head.count.text().startswith("7 of at most 6")
    assert editor.head.count.property("role") == "warn"


def test_an_empty_list_says_what_belongs_there_and_how_to_begin(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(EXTERNAL, activities=0), "red_lines")
    assert "decisive response" in editor.foot.empty.text()
    assert "Ins begins one" in editor.foot.empty.text()
    assert editor.foot.empty.isVisible()
    assert not editor.head.filter.isVisible()


def test_each_side_has_a_button_and_the_new_record_is_its_own(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = opened(qtbot, at, "signals")
    assert [button.text() for button in editor.foot.buttons] == [
        "Add signal for Alliance",
        "Add signal for Russia",
    ]
    editor.foot.buttons[1].click()
    assert editor.form is not None
    area = editor.form.inputs["description"].area  # type: ignore[attr-defined]
    assert area.hasFocus()
    QTest.keyClicks(area, "A test")
    editor.commit()
    (signal,) = at.dialogue.listed(Signal, at.session, "signals")
    assert (signal.sender, signal.receiver, signal.description) == (RUSSIA, ALLIANCE, "A test")
    assert signal.marking == at.field("signals").marking


def test_a_record_begun_and_left_empty_leaves_no_trace(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = opened(qtbot, at, "red_lines")
    editor.begin()
    assert len(editor.cards) == 1
    editor.close_form()
    assert editor.cards == {}
    assert not at.track.undo_stack.canUndo()


def test_moving_passes_the_neighbour_that_is_shown(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at, "red_lines")
    editor.cards["r2"].face.setFocus()
    QTest.keyClick(editor.cards["r2"].face, Qt.Key.Key_Up, ALT)
    assert shown(editor)[:2] == ["No aircraft", "No missiles"]
    assert editor.cards["r2"].face.hasFocus()
    at.track.undo_stack.undo()
    assert shown(editor)[:2] == ["No missiles", "No aircraft"]


def test_arrows_walk_and_del_removes_what_undo_brings_back(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at, "red_lines")
    editor.go_to("r0")
    QTest.keyClick(editor.cards["r0"].face, Qt.Key.Key_Down)
    assert editor.cards["r2"].face.hasFocus()
    QTest.keyClick(editor.cards["r2"].face, Qt.Key.Key_Delete)
    assert shown(editor) == ["No missiles", "No cables"]
    assert editor.cards["r1"].face.hasFocus()
    at.track.undo_stack.undo()
    assert shown(editor) == ["No missiles", "No aircraft", "No cables"]


def test_del_inside_an_open_form_never_removes_the_record(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at, "red_lines")
    editor.open("r0")
    assert editor.form is not None
    for field in editor.form.inputs.values():
        proxy = field.focusProxy()
        if proxy is not None:
            QTest.keyClick(proxy, Qt.Key.Key_Delete)
    assert len(at.dialogue.of(RedLine)) == 3


def test_long_lists_are_filtered_and_ordered(qtbot: QtBot) -> None:
    many = tuple(line(RUSSIA if n % 2 else ALLIANCE, f"Line number {n:02}") for n in range(12))
    editor = opened(qtbot, table(EXTERNAL, records=many, activities=0), "red_lines")
    assert editor.head.filter.isVisible()
    editor.head.filter.setText("number 1")
    assert shown(editor) == ["Line number 01", "Line number 11", "Line number 10"]
    assert "3 shown" in editor.head.count.text()
    editor.head.filter.setText("russia")
    assert len(shown(editor)) == 6
    editor.head.filter.clear()
    editor.head._orders.buttons()[1].click()
    assert shown(editor)[:2] == ["Line number 00", "Line number 01"]


def test_statements_are_taken_from_the_catalogue(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=0)
    editor = opened(qtbot, at, "statements")
    assert editor.foot.catalogue_button.isVisible()
    window = editor.foot.pick_from_catalogue()
    for _turn in range(2):
        QTest.keyClick(window.search, Qt.Key.Key_Return)
    window.close()
    taken = at.dialogue.listed(PerceptionStatement, at.session, "statements")
    assert [perception_statement.code for perception_statement in taken] == ["P01a", "P01b"]
    assert all(
        perception_statement.catalogue_item and perception_statement.text for perception_statement in taken
    )
    again = editor.foot.pick_from_catalogue()
    assert "P01a" not in again.table.rows[0].title
    again.close()


def test_sealed_records_show_nothing_of_their_content(qtbot: QtBot) -> None:
    sealed = Prediction(
        field="predictions", by=ALLIANCE, about=RUSSIA, text="canary", sealed_at="2020-03-12T15:02:00+01:00"
    )
    at = table(EXTERNAL, records=(sealed,), activities=0)
    editor = opened(qtbot, at, "predictions")
    face = editor.cards["r0"].face
    assert face.text.note == "sealed 12\u00a0March 2020, 15:02, content hidden"
    assert "canary" not in repr(face.text) + face.accessibleName() + face.accessibleDescription()
    editor.open("r0")
    assert editor.form is None
    assert editor.links(sealed) == ()


def test_unsealed_records_can_be_read_and_not_changed(qtbot: QtBot) -> None:
    moment = "2020-03-12T15:02:00+01:00"
    unsealed = Prediction(
        field="predictions", by=ALLIANCE, text="now known", sealed_at=moment, unsealed_at=moment
    )
    editor = opened(qtbot, table(EXTERNAL, records=(unsealed,), activities=0), "predictions")
    assert editor.cards["r0"].face.text.statement == "now known"
    editor.open("r0")
    assert editor.form is not None
    assert editor.form.inputs["text"].area.isReadOnly()  # type: ignore[attr-defined]


def test_records_carried_over_say_where_from(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    previous = at.dialogue.sessions()[0]
    assert at.track.perform(session_from_previous(at.dialogue, previous, at.template))
    later = Table(at.track, at.dialogue.sessions()[1].id, at.template)
    editor = opened(qtbot, later, "red_lines")
    notes = {card.face.text.note for card in editor.cards.values()}
    assert notes == {"in its own words · from session 1"}


def test_links_are_buttons_and_lead_to_other_fields(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(EXTERNAL, records=LINES[:1], activities=0), "red_lines")
    face = editor.cards["r0"].face
    qtbot.waitUntil(lambda: len(face.findChildren(QPushButton)) == 4)
    words = [button.text() for button in face.findChildren(QPushButton)]
    assert words == ["Read back", "Edit", "Link…", "More"]
    with qtbot.waitSignal(editor.navigate) as asked:
        face.findChildren(QPushButton)[0].click()
    assert asked.args == ["line_readbacks", "r0", ""]
    keys = [key for key, _words in editor.menu(LINES[0])]
    assert {"open", "link", "up", "down", "remove", "field:clarity"} <= set(keys)
    editor.act("link", "r0")
    assert editor.form is not None
    assert editor.form.inputs["activity"].button.hasFocus()  # type: ignore[attr-defined]


def test_a_change_from_elsewhere_is_shown_and_typing_is_kept(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at, "red_lines")
    editor.open("r0")
    assert editor.form is not None
    area = editor.form.inputs["statement"].area  # type: ignore[attr-defined]
    QTest.keyClicks(area, "still typing ")
    changed = change_record(at.dialogue, at.dialogue.of(RedLine)["r0"], place="The sea")
    assert at.track.perform(changed)
    assert editor.form.inputs["place"].read() == "The sea"
    assert area.text() == "still typing No missiles"


def test_a_record_that_is_removed_elsewhere_closes_its_form(qtbot: QtBot) -> None:
    at = table(EXTERNAL, records=LINES, activities=0)
    editor = opened(qtbot, at, "red_lines")
    editor.open("r0")
    editor.remove("r0")
    assert editor.form is None
    assert "r0" not in editor.cards


def test_of_two_hundred_records_only_those_near_the_screen_have_cards(qtbot: QtBot) -> None:
    many: tuple[Listed, ...] = tuple(line(RUSSIA, f"Line number {n}" * 6) for n in range(200))
    at = table(INTERNAL, records=many, activities=0)
    editor = at.editor("red_lines")
    assert isinstance(editor, RecordListEditor)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(editor)
    page.resize(900, 800)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert at.track.perform(change_record(at.dialogue, at.dialogue.of(RedLine)["r7"], place="x"))
    assert len(editor.column.ids) == 200
    assert len(editor.cards) < 30


def test_a_line_of_the_alliance_begins_with_its_release_and_is_refused_without(qtbot: QtBot) -> None:
    released = ReleaseItem(
        field="released", code="A-12", kind="RED_LINE", release_text="Cables.", status="RELEASED"
    )
    at = table(EXTERNAL, records=(released,), activities=0)
    (item,) = at.dialogue.of(ReleaseItem).values()
    editor = opened(qtbot, at, "red_lines")
    editor.begin(ALLIANCE)
    assert editor.form is not None
    inputs = editor.form.inputs
    focus = editor.window().focusWidget()
    assert focus is not None
    assert inputs["release_item"].isAncestorOf(focus) or focus is inputs["release_item"]
    QTest.keyClicks(inputs["statement"].area, "No cables")  # type: ignore[attr-defined]
    editor.commit()
    assert at.dialogue.of(RedLine) == {}
    assert "Choose it under “Released item” first: A-12" in inputs["statement"].fault
    assert inputs["statement"].read() == "No cables"
    picker = inputs["release_item"]
    assert isinstance(picker, RefInput)
    assert [choice.code for choice in picker.choices()] == [item.id]
    picker._on_picked(item.id)
    editor.commit()
    (stated,) = at.dialogue.of(RedLine).values()
    assert (stated.release_item, stated.statement) == (item.id, "No cables")
    editor.close_form()
    editor.begin(RUSSIA)
    assert editor.form is not None
    focus = editor.window().focusWidget()
    assert focus is not None
    assert editor.form.inputs["statement"].isAncestorOf(focus)
