"""The silence procedure in the window: acts by buttons, the state in words, nothing typed as a result."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.core import timestamps
from dialogue_app.core.commands.silence import BROKEN, PASSED, WITHDRAWN, phase
from dialogue_app.core.domain_records import LineParagraph, SilenceProcedure
from dialogue_app.core.records import INTERNAL
from dialogue_app.ui.fields.drafted_text.drafts_dialog import CompareDialog
from dialogue_app.ui.fields.editors import editor_for
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.fields.silence.silence import SilenceEditor
from dialogue_app.ui.fields.silence.silence_dialogs import (
    CirculateDialog,
    ExtendDialog,
    ObjectDialog,
    WithdrawSilenceDialog,
)
from dialogue_app.ui.fields.silence.zoned_moment import ZonedMoment, in_zone, own_zone, zones
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from tests.ui.filling import nameless
from tests.ui.invented import Table, table

TEXT = (
    LineParagraph(field="line", number="1", text="Allies agree."),
    LineParagraph(field="line", number="2", text="They [will] answer."),
)
START = "2026-03-16T12:00:00+01:00"
BEFORE = "2026-03-18T09:00:00+01:00"
AFTER = "2026-03-20T09:00:00+01:00"
Act = Callable[[AskDialog], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Table:
    monkeypatch.setattr(timestamps, "now", lambda: START)
    return table(INTERNAL, records=TEXT, activities=0, seats=3)


@pytest.fixture
def editor(qtbot: QtBot, at: Table) -> SilenceEditor:
    stage_and_field = at.template.find_field("silence")
    assert stage_and_field is not None
    kind = editor_for(at.template, stage_and_field[1])
    assert kind is SilenceEditor
    silence_editor = SilenceEditor(at.context(*stage_and_field))
    qtbot.addWidget(silence_editor)
    at.track.changed.connect(silence_editor.refresh)
    silence_editor.resize(900, 700)
    with qtbot.waitExposed(silence_editor):
        silence_editor.show()
    return silence_editor


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[Act], list[AskDialog]]:
    def begin(act: Act) -> list[AskDialog]:
        seen: list[AskDialog] = []

        def show(dialog: AskDialog) -> int:
            seen.append(dialog)
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(AskDialog, "exec", show)
        return seen

    return begin


def circulate(editor: SilenceEditor, answering: Callable[[Act], list[AskDialog]]) -> SilenceProcedure:
    def act(dialog: AskDialog) -> None:
        assert isinstance(dialog, CirculateDialog)
        dialog.deadline.line.setText("2026-03-19 18:00")
        dialog.deadline.zone.setEditText("Europe/Brussels")
        dialog.accept()

    answering(act)
    editor.starter.click()
    return editor.records()[0]


def test_a_list_of_silence_procedures_has_its_own_editor(at: Table) -> None:
    assert editor_for(at.template, at.field("reservations")) is RecordListEditor


def test_before_anything_is_circulated_it_says_what_belongs_here(editor: SilenceEditor, at: Table) -> None:
    assert "Nothing is under silence" in editor.empty.text()
    assert editor.starter.isVisible()
    editor.go_to()
    assert nameless(editor) == []
    empty = table(INTERNAL, activities=0, seats=3)
    stage_and_field = empty.template.find_field("silence")
    assert stage_and_field is not None
    other = SilenceEditor(empty.context(*stage_and_field))
    assert "no text yet" in other.empty.text()
    assert other.starter.isHidden()
    other.deleteLater()


def test_paragraphs_with_brackets_are_left_out_unless_ticked(qtbot: QtBot) -> None:
    import dataclasses

    paragraphs = [dataclasses.replace(paragraph, id=f"r{n}") for n, paragraph in enumerate(TEXT)]
    dialog = CirculateDialog(paragraphs, "1")
    qtbot.addWidget(dialog)
    assert dialog.chosen() == ("r0",)
    dialog.ticks["r0"].setChecked(False)
    dialog.accept()
    assert dialog.fault_label.text() == "Tick at least one paragraph."
    dialog.ticks["r1"].setChecked(True)
    dialog.deadline.line.setText("soon")
    dialog.accept()
    assert "not a date with a time" in dialog.fault_label.text()
    assert [widget_words for widget_words in nameless(dialog) if "QPushButton" not in widget_words] == []


def test_circulating_shows_the_state_and_what_can_be_done(
    editor: SilenceEditor, at: Table, answering: Callable[[Act], list[AskDialog]]
) -> None:
    record = circulate(editor, answering)
    assert (record.text, record.deadline, record.time_zone) == (
        "1. Allies agree.",
        "2026-03-19T18:00:00+01:00",
        "Europe/Brussels",
    )
    card = editor.cards[record.id]
    assert card.state.text() == "Under silence"
    assert card.left.text() == "3 days 6 hours left"
    assert "Thursday 19\u00a0March 2026, 18:00 Europe/Brussels (17:00 UTC)" in card.said.text()
    shown = [act for act, button in card.buttons.items() if not button.isHidden()]
    assert shown == ["object", "extend", "withdraw", "compare"]
    assert editor.starter.isHidden()
    assert nameless(editor) == []
    at.track.undo_stack.undo()
    assert editor.cards == {}


def test_editing_the_text_meanwhile_is_said(
    editor: SilenceEditor, at: Table, answering: Callable[[Act], list[AskDialog]]
) -> None:
    from dialogue_app.core.commands.lists import change_record

    record = circulate(editor, answering)
    card = editor.cards[record.id]
    assert card.changed.isHidden()
    paragraph = at.dialogue.of(LineParagraph)["r0"]
    at.track.perform(change_record(at.dialogue, paragraph, text="Allies nearly agree."))
    assert "version 1" in card.changed.text()
    assert "(paragraph 1)" in card.changed.text()
    seen = answering(lambda dialog: dialog.accept())
    card.buttons["compare"].click()
    (dialog,) = seen
    assert isinstance(dialog, CompareDialog)
    assert dialog.view.heads[0].text() == "Paragraph 1 · reworded"
    assert "left out" in dialog.partial.text()


def test_extending_breaking_and_circulating_again(
    editor: SilenceEditor,
    at: Table,
    answering: Callable[[Act], list[AskDialog]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = circulate(editor, answering)

    def later(dialog: AskDialog) -> None:
        assert isinstance(dialog, ExtendDialog)
        assert dialog.deadline.line.text() == "2026-03-19 18:00"
        dialog.accept()
        assert "Give a reason" in dialog.fault_label.text()
        dialog.reason.setPlainText("The committee sits")
        dialog.deadline.line.setText("2026-03-20 18:00")
        dialog.accept()

    answering(later)
    monkeypatch.setattr(timestamps, "now", lambda: BEFORE)
    editor.cards[record.id].buttons["extend"].click()
    card = editor.cards[record.id]
    assert "Extended to Friday 20\u00a0March 2026, 18:00" in " ".join(label.text() for label in card._history)

    def objects(dialog: AskDialog) -> None:
        assert isinstance(dialog, ObjectDialog)
        dialog.accept()
        assert dialog.fault_label.text() == "Say which party objects."
        dialog.party.setCurrentIndex(2)
        dialog.when.zone.setEditText("Europe/Brussels")
        dialog.when.line.setText("2026-03-21 09:00")
        assert "recorded as late" in dialog.timing.text()
        dialog.when.line.setText("2026-03-18 08:30")
        assert "silence is broken" in dialog.timing.text()
        dialog.reason.setPlainText("No mandate")
        dialog.accept()

    answering(objects)
    card.buttons["object"].click()
    procedure = at.dialogue.of(SilenceProcedure)[record.id]
    assert phase(procedure) == BROKEN
    assert card.state.text() == "✗ Silence broken"
    assert "Westmark objected" in card.said.text()
    assert "No mandate" in " ".join(label.text() for label in card._history)
    assert editor.starter.text() == "Put the text under silence again…"
    again = circulate(editor, answering)
    assert again.version == "1"
    assert list(editor.cards) == [record.id, again.id]


def test_once_the_deadline_is_over_passing_is_recorded(
    editor: SilenceEditor,
    at: Table,
    answering: Callable[[Act], list[AskDialog]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = circulate(editor, answering)
    monkeypatch.setattr(timestamps, "now", lambda: AFTER)
    editor._minute.timeout.emit()
    card = editor.cards[record.id]
    assert card.state.text() == "The deadline has passed"
    assert card.left.text() == ""
    card.buttons["pass"].setFocus()
    QTest.keyClick(card.buttons["pass"], Qt.Key.Key_Space)
    assert phase(at.dialogue.of(SilenceProcedure)[record.id]) == PASSED
    assert "counts as agreed, word for word" in card.said.text()
    editor.act("pass", "gone")


def test_withdrawing_needs_a_reason(
    editor: SilenceEditor, at: Table, answering: Callable[[Act], list[AskDialog]]
) -> None:
    record = circulate(editor, answering)

    def back(dialog: AskDialog) -> None:
        assert isinstance(dialog, WithdrawSilenceDialog)
        dialog.accept()
        assert dialog.result() == 0
        dialog.reason.setPlainText("Overtaken by events")
        dialog.accept()

    answering(back)
    editor.cards[record.id].buttons["withdraw"].click()
    assert phase(at.dialogue.of(SilenceProcedure)[record.id]) == WITHDRAWN
    assert "Overtaken by events" in editor.cards[record.id].said.text()


def test_tab_goes_down_the_card_and_then_to_the_button_below(
    editor: SilenceEditor, answering: Callable[[Act], list[AskDialog]]
) -> None:
    record = circulate(editor, answering)
    last = editor.cards[record.id].findChildren(QAbstractButton)[-1]
    following = last.nextInFocusChain()
    while not isinstance(following, QAbstractButton):
        following = following.nextInFocusChain()
    assert following is editor.starter


def test_giving_up_a_dialog_changes_nothing(
    editor: SilenceEditor, at: Table, answering: Callable[[Act], list[AskDialog]]
) -> None:
    record = circulate(editor, answering)
    before = at.dialogue
    answering(lambda dialog: dialog.reject())
    for act in ("extend", "object", "withdraw"):
        editor.cards[record.id].buttons[act].click()
    assert at.dialogue == before


def test_hidden_it_keeps_no_time(editor: SilenceEditor) -> None:
    assert editor._minute.isActive()
    editor.hide()
    assert not editor._minute.isActive()


def test_a_moment_in_a_zone(qtbot: QtBot, qapp: QApplication) -> None:
    assert in_zone("2026-07-01 18:00", "Europe/Brussels") == "2026-07-01T18:00:00+02:00"
    assert in_zone("2026-07-01 18:00", "UTC+03:00") == "2026-07-01T18:00:00+03:00"
    assert in_zone("2026-03-29 02:30", "Europe/Brussels") == ""
    assert in_zone("2026-07-01", "Europe/Brussels") == ""
    assert in_zone("2026-07-01 18:00", "Nowhere/Land") == ""
    assert own_zone()
    assert "Europe/Brussels" in zones()
    widget = ZonedMoment("Deadline", "America/New_York")
    qtbot.addWidget(widget)
    widget.propose()
    assert widget.moment()
    widget.line.setText("2026-07-01 22:00")
    assert "2\u00a0July 2026, 02:00 UTC" in widget.words.text()
    widget.zone.setEditText("Nowhere")
    assert "not a time zone" in widget.fault()
    typed = widget.zone.lineEdit()
    assert typed is not None
    for part, whole in (("europe/brus", "Europe/Brussels"), ("Nowhere", "Nowhere"), ("", ""), ("UTC", "UTC")):
        widget.zone.setEditText(part)
        typed.editingFinished.emit()
        assert widget.zone_name() == whole
