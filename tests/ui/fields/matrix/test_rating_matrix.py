"""The matrix by its keys: levels, statuses, moves, clipboard, undo, hiding, sealing, detail."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.domain_records import RedLine, ResponseOption
from dialogue_app.core.errors import BadImport
from dialogue_app.core.records import Party
from dialogue_app.services.verdict_tables.verdict_table import read_table
from dialogue_app.ui.fields.matrix.rating_matrix import RatingMatrixEditor
from dialogue_app.ui.qt import theme
from tests.ui.invented import Table, table

SHOWN, SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


def opened(qtbot: QtBot, at: Table, key: str = "verdict_r1") -> RatingMatrixEditor:
    editor = at.editor(key)
    assert isinstance(editor, RatingMatrixEditor)
    qtbot.addWidget(editor)
    editor.resize(1100, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.go_to()
    return editor


def press(editor: RatingMatrixEditor, *keys: str) -> None:
    for key in keys:
        QTest.keyClicks(editor.view, key)


def tap(
    editor: RatingMatrixEditor,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(editor.view, key, modifier)


def where(editor: RatingMatrixEditor) -> tuple[int, int]:
    index = editor.view.currentIndex()
    return index.row(), index.column()


def test_levels_and_statuses_are_set_and_the_keys_move_on(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    press(editor, "12345piw4")
    first = at.items("verdict_r1")[0]
    said = [at.value("verdict_r1", Place(first, party)) for party in at.parties("verdict_r1")]
    assert said == ["1", "2", "3", "4", "5", "NP", "NI", "WH", "4"]
    assert where(editor) == (1, 0)


def test_thirty_two_seats_by_forty_six_activities_are_entered_by_keys_alone(qtbot: QtBot) -> None:
    at = table(seats=32, activities=46)
    editor = opened(qtbot, at)
    rows = len(at.items("verdict_r1"))
    keys = ["12345piw"[i % 8] for i in range(32 * rows)]
    press(editor, "".join(keys))
    assert rows >= 40
    entries = at.dialogue.field_entries(at.session, "verdict_r1")
    assert sum(len(cells) for cells in entries.values()) == 32 * rows
    assert where(editor) == (rows - 1, 31)


def test_other_keys_change_nothing(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    press(editor, "6", "0", "x", "-")
    assert not at.dialogue.field_entries(at.session, "verdict_r1")
    assert where(editor) == (0, 0)


def test_delete_clears_and_undo_and_redo_follow(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    place = Place(at.items("verdict_r1")[0], at.parties("verdict_r1")[0])
    press(editor, "4")
    tap(editor, Qt.Key.Key_Left)
    tap(editor, Qt.Key.Key_Delete)
    assert at.entry("verdict_r1", place) is None
    at.track.undo_stack.undo()
    assert at.value("verdict_r1", place) == "4"
    assert editor.model.shown(0, 0) == "4"
    at.track.undo_stack.undo()
    assert editor.model.shown(0, 0) == ""
    at.track.undo_stack.redo()
    assert editor.model.shown(0, 0) == "4"


def test_tab_walks_through_the_cells_and_leaves_at_the_end(qtbot: QtBot) -> None:
    at = table(seats=2, activities=2)
    editor = opened(qtbot, at)
    walked = []
    for _step in range(3):
        tap(editor, Qt.Key.Key_Tab)
        walked.append(where(editor))
    assert walked == [(0, 1), (1, 0), (1, 1)]
    tap(editor, Qt.Key.Key_Tab)
    assert not editor.view.hasFocus()
    editor.view.setFocus()
    tap(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert where(editor) == (1, 0)


def test_home_and_end_go_to_the_ends_of_the_row(qtbot: QtBot) -> None:
    editor = opened(qtbot, table())
    tap(editor, Qt.Key.Key_End)
    assert where(editor) == (0, 8)
    tap(editor, Qt.Key.Key_Home)
    assert where(editor) == (0, 0)


def test_a_key_sets_every_selected_cell_as_one_step(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    for _step in range(2):
        tap(editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(editor, "p")
    first, parties = at.items("verdict_r1")[0], at.parties("verdict_r1")
    assert [at.value("verdict_r1", Place(first, party)) for party in parties[:4]] == ["NP", "NP", "NP", ""]
    at.track.undo_stack.undo()
    assert not at.dialogue.item_entries(at.session, "verdict_r1", first)


def test_the_clipboard_takes_and_gives_codes(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    QGuiApplication.clipboard().setText("1\tnp\r\n5\t\r\n")
    tap(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = [editor.model.shown(row, column) for row in (0, 1) for column in (0, 1)]
    assert shown == ["1", "NP", "5", ""]
    tap(editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    tap(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    tap(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1\tNP\n5\t"


def test_a_cell_of_a_spreadsheet_with_several_lines_is_one_cell(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "4"), ("verdict_r1", 1, "ATL", "2")))
    editor = opened(qtbot, at)
    QGuiApplication.clipboard().setText('"1"\t"NP"\r\n"5\n"\t"3"\r\n')
    tap(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [editor.model.shown(row, column) for row in (0, 1) for column in (0, 1)] == ["1", "NP", "5", "3"]
    with qtbot.waitSignal(at.track.failed) as told:
        QGuiApplication.clipboard().setText('"a\nb\tc"')
        tap(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert "is not one of the choices. Nothing was changed." in told.args[0]
    assert "more fault" not in told.args[0]


@pytest.mark.parametrize("written", ["1", "2.0", "3,0", " np ", "Wh", "No position", "+4", "x", "1.5", "6"])
def test_a_value_is_pasted_as_a_table_is_read(qtbot: QtBot, written: str) -> None:
    at = table()
    editor = opened(qtbot, at)
    QGuiApplication.clipboard().setText(written)
    tap(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    try:
        imported = read_table(f"code;title;AL\nX-1;T;{written}\n".encode()).rows[0].cells[0]
    except BadImport:
        imported = ""
    assert editor.model.shown(0, 0) == imported


@pytest.mark.parametrize(
    ("pasted", "fault"),
    [
        ("1\t7", "Westmark, MIL-01: “7” is not one of the choices. Nothing was changed."),
        ("9\t7\nx", "Atlantica, MIL-01: “9” is not one of the choices; 2 more faults. Nothing was changed."),
        ("\t".join("1" * 10), "What is pasted is larger than the table from here on. Nothing was changed."),
        ("  ", "There is nothing to paste here. Nothing was changed."),
    ],
)
def test_a_faulty_paste_changes_nothing_and_says_why(qtbot: QtBot, pasted: str, fault: str) -> None:
    at = table()
    editor = opened(qtbot, at)
    QGuiApplication.clipboard().setText(pasted)
    with qtbot.waitSignal(at.track.failed) as told:
        tap(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [fault]
    assert not at.dialogue.field_entries(at.session, "verdict_r1")


def test_hiding_shows_that_there_is_an_answer_and_never_which(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "5"),))
    editor = opened(qtbot, at)
    editor.hide_action.setChecked(True)
    index = editor.model.index(0, 0)
    said = [index.data(role) for role in (SHOWN, SPOKEN)]
    assert said == ["answered", "Atlantica, MIL-01: answered, hidden until the reveal"]
    tap(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "answered"
    tap(editor, Qt.Key.Key_Return)
    assert editor.detail.level.currentData() == ""
    editor.hide_action.setChecked(False)
    assert index.data() == "5"


def test_a_sealed_entry_is_shown_nowhere_and_stays(qtbot: QtBot) -> None:
    at = table(sealed=True, values=(("expected_middle_act", 0, "ATL", "5"),))
    editor = opened(qtbot, at, "expected_middle_act")
    for hidden in (True, False):
        editor.hide_action.setChecked(hidden)
        index = editor.model.index(0, 0)
        roles = (SHOWN, SPOKEN, Qt.ItemDataRole.ToolTipRole)
        shown = " ".join(index.data(role) for role in roles)
        assert "sealed" in shown
        assert "5" not in shown.replace("MIL-0", "")
        assert "Red line" not in shown
    tap(editor, Qt.Key.Key_Return)
    assert not editor.detail.level.isVisible()
    assert "cannot be read or changed" in editor.detail.facts.text()
    with qtbot.waitSignal(at.track.failed) as told:
        editor.view.answer("3")
    assert "sealed" in told.args[0]
    assert at.value("expected_middle_act", Place(*_first(at, "expected_middle_act"))) == "5"


def _first(at: Table, key: str) -> tuple[str, str]:
    return at.items(key)[0], at.parties(key)[0]


def test_a_sealed_field_starts_hidden(qtbot: QtBot) -> None:
    at = table(values=(("expected_middle_act", 0, "ATL", "5"),))
    editor = opened(qtbot, at, "expected_middle_act")
    assert editor.model.index(0, 0).data() == "answered"


def test_round_two_shows_round_one_faintly_and_keeps_changes_only(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "4"), ("verdict_r1", 0, "WES", "2")))
    editor = opened(qtbot, at, "verdict_r2")
    looks = editor.model.row_looks(0, [0, 1, 2], editor.model.entries())
    assert [(cell_style.text, cell_style.faint) for cell_style in looks] == [
        ("4", True),
        ("2", True),
        ("", False),
    ]
    press(editor, "3")
    look = editor.model.row_looks(0, [0], editor.model.entries())[0]
    assert (look.text, look.faint) == ("3", False)
    assert at.value("verdict_r1", Place(*_first(at, "verdict_r1"))) == "4"
    assert editor.model.index(0, 1).data(SPOKEN) == ("Westmark, MIL-01: as in round 1: 2 Tolerable")


def test_cells_say_who_and_what(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 2, "VIS", "5"),))
    editor = opened(qtbot, at)
    assert editor.model.index(2, 6).data(SPOKEN) == "Vistria, MIL-03: 5 Red line"
    assert editor.model.index(0, 0).data(SPOKEN) == "Atlantica, MIL-01: not recorded"


def test_enter_opens_the_reason_which_is_saved_and_undone_as_one(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "5"), ("mirror", 0, "ATL", "2")))
    editor = opened(qtbot, at)
    tap(editor, Qt.Key.Key_Return)
    assert editor.detail.isVisible()
    assert editor.detail.reason.hasFocus()
    assert "If we did it: 2 Tolerable" in editor.detail.facts.text()
    place = Place(*_first(at, "verdict_r1"))
    QTest.keyClicks(editor.detail.reason, "It endangers")
    editor.commit()
    QTest.keyClicks(editor.detail.reason, " crews")
    QTest.keyClick(editor.detail.reason, Qt.Key.Key_Escape)
    entry = at.entry("verdict_r1", place)
    assert entry is not None
    assert entry.reason == "It endangers crews"
    assert not editor.detail.isVisible()
    at.track.undo_stack.undo()
    entry = at.entry("verdict_r1", place)
    assert entry is not None
    assert entry.reason == ""


def test_the_detail_asks_for_owner_and_date_where_instructions_are_needed(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "NI"), ("verdict_r1", 0, "WES", "1")))
    editor = opened(qtbot, at)
    tap(editor, Qt.Key.Key_Return)
    assert editor.detail.owner.isVisible()
    QTest.keyClicks(editor.detail.owner.line, "Capital desk")
    QTest.keyClicks(editor.detail.due.line, "2026-04-01")
    editor.commit()
    entry = at.entry("verdict_r1", Place(*_first(at, "verdict_r1")))
    assert entry is not None
    assert (entry.owner, entry.due) == ("Capital desk", "2026-04-01")
    editor.view.setCurrentIndex(editor.model.index(0, 1))
    assert not editor.detail.owner.isVisible()


def test_the_reason_field_keeps_its_panel_and_takes_letters(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "5"),))
    editor = opened(qtbot, at, "reason")
    assert editor.detail.isVisible()
    press(editor, "A")
    assert editor.detail.reason.toPlainText() == "A"
    editor.commit()
    assert editor.model.row_looks(0, [0], editor.model.entries())[0].noted


def test_confidence_is_set_by_its_letters_or_by_number(qtbot: QtBot) -> None:
    at = table(values=(("verdict_r1", 0, "ATL", "5"),))
    editor = opened(qtbot, at, "confidence")
    press(editor, "h", "2")
    row, parties = at.items("confidence")[0], at.parties("confidence")
    entries = [at.entry("verdict_r1", Place(row, party)) for party in parties[:2]]
    assert [(entry.value, entry.confidence) for entry in entries if entry] == [("5", "H"), ("", "M")]


def test_negative_levels_are_typed_with_a_minus(qtbot: QtBot) -> None:
    at = table(records=(ResponseOption(field="options", code="O1", text="Protest"),))
    editor = opened(qtbot, at, "effects")
    press(editor, "-2", "1", "-", "-1", "-5", "0")
    assert [editor.model.shown(0, column) for column in range(5)] == ["-2", "1", "-1", "0", ""]
    assert editor.model.headerData(0, Qt.Orientation.Horizontal) == "Benefit"
    assert editor.model.columns[0].group == "Group"


def test_support_has_a_letter_for_each_answer(qtbot: QtBot) -> None:
    at = table(records=(RedLine(field="red_lines", code="R1", statement="No missiles"),))
    editor = opened(qtbot, at, "support")
    press(editor, "slrbip")
    assert [editor.model.shown(0, column) for column in range(6)] == ["SUP", "LIVE", "RES", "BLK", "NI", "NP"]
    editor.legend.toggle()
    assert "key S" in editor.legend.text()


def test_the_menu_offers_every_answer_in_words(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    menu = editor.view.menu_for(0)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["1  Acceptable\t1", "2  Tolerable\t2"]
    assert texts[5:8] == ["NP  No position\tP", "NI  Needs instructions\tI", "WH  Withheld\tW"]
    editor.view._follow(menu.actions()[3])
    assert editor.model.shown(0, 0) == "4"


def test_the_legend_opens_with_meanings_and_keys(qtbot: QtBot) -> None:
    editor = opened(qtbot, table())
    assert "acceptability threshold" in editor.legend.text()
    shift = Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(editor.view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Question, shift, "?"))
    assert "Outside the rules; draws protest." in editor.legend.text()
    assert "Must stop; draws collective costs" in editor.legend.text()
    tap(editor, Qt.Key.Key_F1)
    assert "Outside the rules" not in editor.legend.text()


def test_without_rows_it_says_what_belongs_here(qtbot: QtBot) -> None:
    editor = table(activities=0).editor("verdict_r1")
    qtbot.addWidget(editor)
    editor.show()
    assert isinstance(editor, RatingMatrixEditor)
    assert not editor.view.isVisible()
    assert "Activities selected" in editor.empty.text()


def test_going_to_a_place_puts_the_focus_there(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    editor.go_to(at.items("verdict_r1")[7], at.parties("verdict_r1")[8])
    assert where(editor) == (7, 8)


@pytest.mark.parametrize("key", ["verdict_r1", "reason", "effects", "main_concern", "interests"])
def test_a_closed_editor_is_freed(qtbot: QtBot, key: str) -> None:
    at = table()
    editor = at.editor(key)
    editor.show()
    kept = weakref.ref(editor)
    at.track.changed.disconnect(editor.refresh)  # type: ignore[attr-defined]
    editor.close()
    editor.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del editor
    gc.collect()
    assert kept() is None


def test_unity_follows_the_keys_and_is_hidden_with_them(qtbot: QtBot) -> None:
    at = table()
    editor = opened(qtbot, at)
    unity = editor.model.index(0, 9)
    press(editor, "111112321")
    assert unity.data() == "Isolated reservation 9 of 9 – VIS"
    tip = unity.data(Qt.ItemDataRole.ToolTipRole)
    assert "Stand apart: VIS" in tip
    at.track.undo_stack.undo()
    assert unity.data() == "Isolated reservation so far 8 of 9 – VIS"
    assert "Not recorded: NMK" in unity.data(Qt.ItemDataRole.ToolTipRole)
    editor.hide_action.setChecked(True)
    assert unity.data() == ""


def test_no_unity_where_sides_are_mixed_or_answers_sealed(qtbot: QtBot) -> None:
    at = table()
    editors = [opened(qtbot, at, key) for key in ("expected_middle_act", "mirror", "confidence")]
    assert [editor.model.trailing for editor in editors] == [(), (), ()]


def test_heads_that_begin_alike_do_not_look_alike(qtbot: QtBot) -> None:
    at = table()
    long = ("Greenland east", "Greenland west", "Tierschutzpartei", "Tierschutzallianz")
    parties = dict(zip(at.parties("verdict_r1"), long, strict=False))
    for party, code in parties.items():
        at.track.perform(change_record(at.dialogue, at.dialogue.of(Party)[party], code=code))
    editor = opened(qtbot, at)
    head = editor.view._column_head
    shown = head._shown(QFontMetrics(theme.current().font("small", bold=True)))[: len(long)]
    assert len(set(shown)) == len(long)
    rooms = [head.sectionSize(column) - 4 for column in range(len(long))]
    measure = QFontMetrics(theme.current().font("small", bold=True))
    assert all(
        measure.horizontalAdvance(shown_head) <= room for shown_head, room in zip(shown, rooms, strict=True)
    )
