"""Every kind of question has an input that shows a value, takes one, says faults, and can be reverted."""

from __future__ import annotations

import typing

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.form import Ask, AskKind
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA
from dialogue_app.ui.widgets.inputs.choice_inputs import ChoiceInput, YesNoInput
from dialogue_app.ui.widgets.inputs.date_inputs import DateInput, MomentInput
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting, nothing
from dialogue_app.ui.widgets.inputs.party_picker import PartyInput
from dialogue_app.ui.widgets.inputs.record_inputs import INPUTS, input_for
from dialogue_app.ui.widgets.inputs.reference_picker import RefInput, RefsInput
from dialogue_app.ui.widgets.inputs.text_inputs import LineInput, NumberInput, TextInput
from tests.ui.filling import fill, nameless
from tests.ui.invented import Table, table

MADE = {
    "choice": {"scale": "VERDICT"},
    "choices": {"scale": "ESC_PATH"},
    "number": {"minimum": 1, "maximum": 5},
    "ref": {"of": ("red_line",)},
    "refs": {"of": ("red_line", "catalogue_item")},
    "pairs": {"pair": ("Words", "Parties")},
}
ASKED = [kind for kind in typing.get_args(AskKind) if kind != "hidden"]
LINES = (RedLine(holder=RUSSIA, statement="No missiles"), RedLine(holder=ALLIANCE, statement="No cables"))


class Held:
    """An input on a page, and what it handed over."""

    def __init__(self, qtbot: QtBot, kind: str, refuse: str = "", at: Table | None = None) -> None:
        self.at = at or table(EXTERNAL, records=LINES, activities=2)
        self.page = QWidget()
        ask = Ask(label="Label", kind=kind, **MADE.get(kind, {}))  # type: ignore[arg-type]
        self.field: Input = input_for("name", ask, Setting(self.at.track, self.at.session), self.page)
        self.other = QPushButton("elsewhere", self.page)
        column = QVBoxLayout(self.page)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.taken: list[object] = []
        self.refuse = refuse
        self.field.committed.connect(self._on_committed)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()

    def _on_committed(self, field: Input) -> None:
        if self.refuse:
            field.show_fault(self.refuse)
        else:
            self.taken.append(field.value)


def test_there_is_an_input_for_every_kind_of_question() -> None:
    assert set(INPUTS) == set(ASKED)


@pytest.mark.parametrize("kind", ASKED)
def test_what_is_filled_in_is_handed_over_once(qtbot: QtBot, kind: str) -> None:
    held = Held(qtbot, kind)
    expected = fill(held.field)
    assert held.taken[-1] == expected
    before = len(held.taken)
    held.field.commit()
    assert len(held.taken) == before
    assert not held.field.dirty


@pytest.mark.parametrize("kind", ASKED)
def test_a_value_from_elsewhere_is_shown_and_is_no_edit(qtbot: QtBot, kind: str) -> None:
    held = Held(qtbot, kind)
    value = fill(held.field)
    other = Held(qtbot, kind, at=held.at)
    other.field.set_value(value)
    assert other.field.read() == value
    assert not other.taken
    assert not other.field.dirty
    other.field.set_value(nothing(other.field.ask))
    assert other.field.read() == nothing(other.field.ask)


@pytest.mark.parametrize("kind", ASKED)
def test_a_refusal_is_said_beside_the_input_and_nothing_is_lost(qtbot: QtBot, kind: str) -> None:
    held = Held(qtbot, kind, refuse="Not like this. Nothing was changed.")
    with pytest.raises(AssertionError, match="Not like this"):
        fill(held.field)
    assert held.field.fault
    assert held.field.read() != nothing(held.field.ask)
    assert held.field.accessibleDescription() == held.field.fault
    held.refuse = ""
    held.field.commit()
    assert held.taken
    assert not held.field.fault


@pytest.mark.parametrize("kind", ASKED)
def test_every_control_has_a_name(qtbot: QtBot, kind: str) -> None:
    held = Held(qtbot, kind)
    fill(held.field)
    assert held.field.accessibleName() == "Label"
    assert nameless(held.field) == []


def test_leaving_commits(qtbot: QtBot) -> None:
    held = Held(qtbot, "text")
    held.field.setFocus()
    assert isinstance(held.field, TextInput)
    QTest.keyClicks(held.field.area, "said")
    assert not held.taken
    held.other.setFocus()
    assert held.taken == ["said"]


def test_a_pause_commits(qtbot: QtBot) -> None:
    held = Held(qtbot, "line")
    assert isinstance(held.field, LineInput)
    held.field._pause.setInterval(5)
    with qtbot.waitSignal(held.field.committed, timeout=5000):
        QTest.keyClicks(held.field.line, "said")
    assert held.taken == ["said"]


def test_escape_reverts_a_line_and_then_is_left_to_the_page(qtbot: QtBot) -> None:
    held = Held(qtbot, "line")
    assert isinstance(held.field, LineInput)
    held.field.set_value("before")
    held.field.setFocus()
    QTest.keyClicks(held.field.line, "x")
    QTest.keyClick(held.field.line, Qt.Key.Key_Escape)
    assert held.field.line.text() == "before"
    held.other.setFocus()
    assert not held.taken


def test_escape_never_loses_a_longer_text(qtbot: QtBot) -> None:
    held = Held(qtbot, "text")
    assert isinstance(held.field, TextInput)
    held.field.setFocus()
    QTest.keyClicks(held.field.area, "said at length")
    QTest.keyClick(held.field.area, Qt.Key.Key_Escape)
    assert held.taken == ["said at length"]


def test_what_is_being_typed_is_kept_when_a_value_comes_from_elsewhere(qtbot: QtBot) -> None:
    held = Held(qtbot, "text")
    assert isinstance(held.field, TextInput)
    QTest.keyClicks(held.field.area, "half a sen")
    held.field.set_value("from elsewhere")
    assert held.field.area.text() == "half a sen"


def test_text_is_plain(qtbot: QtBot) -> None:
    held = Held(qtbot, "quote")
    assert isinstance(held.field, TextInput)
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    held.field.area.insertFromMimeData(rich)
    assert "<span" not in held.field.area.toHtml()
    assert held.field.read() == "bold"


def test_undo_is_the_inputs_own_while_typing_and_the_tracks_afterwards(qtbot: QtBot) -> None:
    held = Held(qtbot, "text")
    assert isinstance(held.field, TextInput)
    area = held.field.area
    area.setFocus()
    QTest.keyClicks(area, "said")
    undo = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "z")
    assert undo.matches(QKeySequence.StandardKey.Undo)
    area.event(undo)
    assert undo.isAccepted()
    held.other.setFocus()
    area.setFocus()
    later = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "z")
    area.event(later)
    assert not later.isAccepted()


@pytest.mark.parametrize("typed", ["2026", "2026-03", "2026-03-12"])
def test_a_date_may_be_partial(qtbot: QtBot, typed: str) -> None:
    held = Held(qtbot, "date")
    assert isinstance(held.field, DateInput)
    QTest.keyClicks(held.field.line, typed)
    held.field.commit()
    assert held.taken == [typed]


@pytest.mark.parametrize("kind", ["date", "datetime", "number"])
def test_what_is_no_value_is_said_and_stays(qtbot: QtBot, kind: str) -> None:
    held = Held(qtbot, kind)
    line = held.field.line  # type: ignore[attr-defined]
    QTest.keyClicks(line, "20x6")
    held.field.commit()
    assert "20x6" in held.field.fault
    assert line.text() == "20x6"
    assert not held.taken
    line.clear()
    held.field.commit()
    assert not held.field.fault


def test_a_day_is_taken_from_the_calendar(qtbot: QtBot) -> None:
    held = Held(qtbot, "date")
    assert isinstance(held.field, DateInput)
    held.field.take_day("2026-04-01")
    assert held.taken == ["2026-04-01"]
    held.field.button.click()


def test_now_sets_the_present_moment_and_a_time_alone_means_today(qtbot: QtBot) -> None:
    held = Held(qtbot, "datetime")
    assert isinstance(held.field, MomentInput)
    held.field.now_button.click()
    first = str(held.taken[-1])
    assert len(first) == 25
    assert held.field.line.text() == first[:16].replace("T", " ")
    held.field.line.setText("09:15")
    held.field.commit()
    assert str(held.taken[-1])[:16] == f"{first[:10]}T09:15"
    held.field.line.clear()
    held.field.commit()
    assert held.taken[-1] == ""


def test_seconds_and_offset_of_a_moment_are_kept(qtbot: QtBot) -> None:
    held = Held(qtbot, "datetime")
    held.field.set_value("2026-03-12T14:32:05+05:00")
    held.field.commit()
    assert held.field.read() == "2026-03-12T14:32:05+05:00"
    assert not held.taken


def test_a_number_stays_in_its_limits(qtbot: QtBot) -> None:
    held = Held(qtbot, "number")
    assert isinstance(held.field, NumberInput)
    for _turn in range(7):
        QTest.keyClick(held.field.line, Qt.Key.Key_Up)
    assert held.field.read() == 5
    held.field.line.setText("9")
    held.field.commit()
    assert "outside" in held.field.fault
    for none in ("--3", "3-", "²"):
        held.field.line.setText(none)
        held.field.commit()
        assert "is not a whole number" in held.field.fault
    held.field.line.setText("+3")
    held.field.commit()
    assert (held.field.value, held.field.fault) == (3, "")


def test_a_choice_is_made_by_its_code_and_cleared_with_del(qtbot: QtBot) -> None:
    held = Held(qtbot, "choice")
    assert isinstance(held.field, ChoiceInput)
    QTest.keyClick(held.field.box, Qt.Key.Key_4)
    assert held.taken == ["4"]
    assert "costs" in held.field.box.toolTip()
    QTest.keyClick(held.field.box, Qt.Key.Key_Delete)
    assert held.taken == ["4", ""]


def test_the_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    held = Held(qtbot, "choice")
    assert isinstance(held.field, ChoiceInput)
    held.field.box.setFocus()
    qtbot.mouseMove(held.field.box)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    held.field.box.wheelEvent(wheel)
    assert held.field.read() == ""


def test_yes_no_has_three_states(qtbot: QtBot) -> None:
    held = Held(qtbot, "yes_no")
    assert isinstance(held.field, YesNoInput)
    yes, no, blank = held.field.segments.buttons()
    for button in (yes, no, blank):
        button.click()
    assert held.taken == ["yes", "no", ""]
    QTest.keyClick(held.field.segments, Qt.Key.Key_N)
    assert held.field.read() == "no"


def test_parties_at_the_table_come_first_and_are_chosen_by_code(qtbot: QtBot) -> None:
    held = Held(qtbot, "party")
    assert isinstance(held.field, PartyInput)
    assert [choice.code for choice in held.field.choices()][:2] == [ALLIANCE, RUSSIA]
    QTest.keyClicks(held.field.box, "rus")
    assert held.taken[-1] == RUSSIA


def test_a_reference_is_searched_picked_and_cleared(qtbot: QtBot) -> None:
    held = Held(qtbot, "ref")
    assert isinstance(held.field, RefInput)
    window = held.field.pick()
    QTest.keyClicks(window.search, "cables")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert held.taken == ["r1"]
    assert "No cables" in held.field.button.text()
    QTest.keyClick(held.field.button, Qt.Key.Key_Delete)
    assert held.taken == ["r1", ""]


def test_references_are_added_and_taken_out(qtbot: QtBot) -> None:
    held = Held(qtbot, "refs")
    assert isinstance(held.field, RefsInput)
    window = held.field.pick()
    for words in ("missiles", "cables"):
        window.search.setText(words)
        QTest.keyClick(window.search, Qt.Key.Key_Return)
    window.close()
    assert held.taken[-1] == ("r0", "r1")
    out = [button for button in held.field.findChildren(QPushButton) if button.property("record") == "r0"]
    out[0].click()
    assert held.taken[-1] == ("r1",)


def test_sealed_records_and_the_record_itself_are_not_offered(qtbot: QtBot) -> None:
    lines = (RedLine(statement="open"), RedLine(statement="hidden", sealed_at="2026-03-12T14:32:05+01:00"))
    at = table(EXTERNAL, records=lines, activities=1)
    setting = Setting(at.track, at.session, "r0")
    field = input_for("x", Ask(label="Line", kind="ref", of=("red_line",)), setting)
    qtbot.addWidget(field)
    assert isinstance(field, RefInput)
    assert field.choices() == ()


def test_a_record_that_is_gone_is_shown_as_a_question_mark(qtbot: QtBot) -> None:
    held = Held(qtbot, "ref")
    held.field.set_value("nobody")
    assert isinstance(held.field, RefInput)
    assert held.field.button.text() == "?"
