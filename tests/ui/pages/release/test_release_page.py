"""The release page: check, signature, release, withdrawal, successor, and what is unfinished."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import remove_record
from dialogue_app.core.domain_records import LineParagraph, RedLine, ReleaseItem
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.errors import CannotSave
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, Entry, SelectedItem, new_id
from dialogue_app.services.release.release_acts import give_out
from dialogue_app.ui.fields.apply_change import perform
from dialogue_app.ui.pages.release.release_page import ReleasePage, WithdrawDialog
from dialogue_app.ui.pages.side_page import PageContext, PageTools
from dialogue_app.ui.text.release_text import became, heading_words, resting_words, source_texts
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.release_crossing import cross, finish
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from tests.services.release.release_case import SIGNATURE, TEXT, Case
from tests.ui.filling import nameless


class ReleaseDesk:
    """A case in the window: its tracks, its page, and what it told."""

    def __init__(self, qtbot: QtBot, *, with_other: bool = True) -> None:
        self.qtbot, self.case = qtbot, Case()
        self.internal, self.external = OpenTrack(self.case.internal), OpenTrack(self.case.external)
        self.open = [self.internal, self.external] if with_other else [self.internal]
        self.told: list[str] = []
        self.internal.failed.connect(self.told.append)

    def page(self) -> ReleasePage:
        tools = PageTools(open_tracks=lambda: tuple(self.open), open_counterpart=self._join)
        page = ReleasePage(PageContext(self.internal, self.case.session, tools))
        for track in (self.internal, self.external):
            track.changed.connect(page.refresh)
        self.qtbot.addWidget(page)
        page.resize(1200, 800)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    def _join(self) -> None:
        self.open = [self.internal, self.external]

    def released(self, **more: Any) -> ReleaseItem:
        item = self.case.signed(**more)
        give_out(self.case.internal, self.case.external, item, self.case.outer_session)
        return self.case.item(item.id)


@pytest.fixture
def desk(qtbot: QtBot, look: object) -> ReleaseDesk:
    return ReleaseDesk(qtbot)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Any], object]], None]:
    """Answer dialogs in place of a person."""

    def begin(act: Callable[[Any], object]) -> None:
        def show(dialog: AskDialog) -> int:
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(AskDialog, "exec", show)

    return begin


def shown(page: ReleasePage) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in page.ledger.rows]


def test_a_text_is_proposed_checked_signed_and_released_by_keyboard(desk: ReleaseDesk) -> None:
    page = desk.page()
    assert page.count(desk.internal.dialogue, "") is None
    page.adder.click()
    fresh = page.pane.pair.fresh
    assert fresh.hasFocus()
    QTest.keyClicks(fresh, "Most allies regard it as [a threat].")
    page.commit()
    assert not page.pane.releaser.isEnabled()
    rows = [(row.concern.words, row.box is None) for row in page.pane.findings.rows]
    assert rows == [("Most allies", False), ("[", True), ("]", True), ("No source", False)]
    assert "4 findings, 4 open" in page.pane.findings.head.text()
    QTest.keyClick(fresh, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(fresh, "Most allies regard it as a threat.")
    page.commit()
    row, no_source = page.pane.findings.rows
    assert row.box is not None
    assert no_source.box is not None
    assert not no_source.go.isEnabled()
    assert nameless(page) == []
    row.go.click()
    assert fresh.textCursor().selectedText() == "Most allies"
    desk.qtbot.waitUntil(row.box.isVisible)
    QTest.keyClick(fresh, Qt.Key.Key_Tab)
    assert row.box.hasFocus()
    QTest.keyClick(row.box, Qt.Key.Key_Space)
    assert fresh.toPlainText() == "Most allies regard it as a threat."
    assert "2 findings, 1 open" in page.pane.findings.head.text()
    assert not page.pane.releaser.isEnabled()
    for _step in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert no_source.box.hasFocus()
    QTest.keyClick(no_source.box, Qt.Key.Key_Space)
    assert "2 findings, 0 open" in page.pane.findings.head.text()
    assert page.pane.releaser.isEnabled()
    page.pane.form.authority.setFocus()
    QTest.keyClicks(page.pane.form.authority, "Chair")
    for _step in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.pane.releaser.hasFocus()
    QTest.keyClick(page.pane.releaser, Qt.Key.Key_Space)
    (there,) = desk.case.outer()
    assert (there.release_text, there.authority) == ("Most allies regard it as a threat.", "Chair")
    assert page.tabs.currentIndex() == 1
    assert page.line.item is not None
    assert page.line.item.status == "RELEASED"
    assert not desk.told
    assert not desk.internal.undo_stack.canUndo()
    assert not desk.external.undo_stack.canUndo()


def test_what_is_missing_is_said_and_nothing_is_signed(desk: ReleaseDesk) -> None:
    desk.case.propose(verdict="")
    page = desk.page()
    assert "A verdict needs its activity and its level." in page.pane.points.text()
    assert not page.pane.signer.isEnabled()
    QTest.keyClicks(page.pane.form.authority, "Chair")
    assert not page.sign()
    assert "cannot be released yet" in desk.told[0]
    page.release()
    assert len(desk.told) == 2
    assert not desk.case.outer()


def test_a_text_is_signed_now_and_released_later(qtbot: QtBot, look: object) -> None:
    desk = ReleaseDesk(qtbot, with_other=False)
    item = desk.case.propose()
    page = desk.page()
    QTest.keyClicks(page.pane.form.authority, "Chair")
    assert page.pane.opener.isVisible()
    assert not page.pane.releaser.isEnabled()
    page.pane.signer.click()
    assert desk.case.item(item.id).never_list_checked == "yes"
    assert [cell.text for cell in page.proposed.rows[0].cells][2] == "signed"
    page.release()
    assert not desk.case.outer()
    page.pane.opener.click()
    assert not page.pane.opener.isVisible()
    assert "Signed." in page.pane.state.text()
    page.pane.releaser.click()
    assert len(desk.case.outer()) == 1


def test_the_wording_stands_beside_its_source_with_the_words_that_differ(desk: ReleaseDesk) -> None:
    first = desk.case.paragraph(text="Something else altogether.")
    paragraph = desk.case.paragraph(text="Allies [will] answer such conduct.")
    desk.case.propose("Allies may answer such conduct.", sources=(first, paragraph))
    page = desk.page()
    pair = page.pane.pair
    assert pair.source.toPlainText().startswith(
        "Paragraph 1: Allies [will] answer such conduct.\n\nParagraph 1"
    )
    struck = [selection.cursor.selectedText() for selection in pair.source.extraSelections()]
    under = [selection.cursor.selectedText() for selection in pair.fresh.extraSelections()]
    assert (struck, under) == (["[will]"], ["may"])
    assert all(selection.format.fontStrikeOut() for selection in pair.source.extraSelections())
    assert all(selection.format.fontUnderline() for selection in pair.fresh.extraSelections())
    assert pair.note.isVisible()


def test_the_item_is_completed_in_its_stage(desk: ReleaseDesk) -> None:
    item = desk.case.propose()
    page = desk.page()
    with desk.qtbot.waitSignal(page.open_place) as asked:
        page.pane.edit.click()
    assert asked.args[1:] == [desk.case.session, "I7", "release_items", item.id, ""]
    lost = dataclasses.replace(item, field="gone")
    desk.internal.perform(Change("test", (Edit(item, lost),)))
    page.edit()


def test_a_withdrawal_is_asked_for_and_shown(desk: ReleaseDesk, answer: Callable[..., None]) -> None:
    item = desk.released()
    row = desk.case.select()
    entry = Entry(
        id=new_id(), session=desk.case.outer_session, field="on_other", item=row, party=ALLIANCE, value="4",
        basis=item.external_id,
    )  # fmt: skip
    desk.external.perform(Change("test", added(entry)))
    page = desk.page()
    page.go_to(item.id)
    assert "Resting on it in the external track: MIL-02, session 1" in page.line.facts.text()
    assert not page.line.warning.isVisible()

    def fill(dialog: WithdrawDialog) -> None:
        dialog.accept()
        assert "reason" in dialog.fault_label.text()
        dialog.reason.setPlainText("Two capitals object")
        dialog.by.clear()
        assert "Say who" in dialog.fault()
        dialog.by.setText("Chair")
        dialog.date.setText("soon")
        assert "2026-03-12" in dialog.fault()
        dialog.date.setText("2026-04-01")
        dialog.accept()

    answer(fill)
    page.line.withdraw.click()
    assert shown(page)[0][6] == "withdrawn 1\u00a0Apr 2026 Chair"
    assert "Reason, kept inside: Two capitals object" in page.line.facts.text()
    assert "left out of external documents until it is renewed" in page.line.warning.text()
    assert not page.line.withdraw.isEnabled()
    assert desk.case.outer()[0].status == "WITHDRAWN"


def test_giving_up_the_withdrawal_leaves_all_as_it_is(desk: ReleaseDesk, answer: Callable[..., None]) -> None:
    item = desk.released()
    page = desk.page()
    answer(QDialog.reject)
    page.withdraw()
    assert desk.case.item(item.id).status == "RELEASED"


def test_a_successor_takes_the_place_of_what_was_released(desk: ReleaseDesk) -> None:
    item = desk.released()
    page = desk.page()
    page.go_to(item.id)
    page.line.supersede.click()
    assert page.tabs.currentIndex() == 0
    assert page.pane.item is not None
    assert page.pane.item.supersedes == item.id
    assert page.pane.pair.source.toPlainText() == f"Superseded: REL-01: {TEXT}"
    page.supersede()
    assert "proposed already" in desk.told[0]
    QTest.keyClicks(page.pane.form.authority, "Chair")
    page.pane.releaser.click()
    states = {cells[1]: cells[6] for cells in shown(page)}
    assert states == {"REL-01": "superseded by REL-02", "REL-02": "in force"}
    assert [cells[2] for cells in shown(page)] == ["A-02", "A-01"]


def test_an_unfinished_release_is_told_and_finished(
    desk: ReleaseDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = desk.case.signed()
    page = desk.page()
    assert not page.banner.isVisible()
    true = desk.case.external.store.write

    def full(_edits: object) -> None:
        raise CannotSave("The stick is full.")

    monkeypatch.setattr(desk.case.external.store, "write", full)
    page.release()
    assert desk.told == ["The stick is full."]
    assert page.banner.isVisible()
    assert "REL-01 is not finished" in page.banner_words.text()
    assert shown(page)[0][6] == "not finished"
    monkeypatch.setattr(desk.case.external.store, "write", true)
    page.stopper.click()
    assert not page.banner.isVisible()
    assert desk.case.item(item.id) == item
    monkeypatch.setattr(desk.case.external.store, "write", full)
    page.go_to(item.id)
    page.release()
    monkeypatch.setattr(desk.case.external.store, "write", true)
    page.finisher.click()
    assert not page.banner.isVisible()
    assert desk.case.item(item.id).status == "RELEASED"


def test_without_the_other_file_the_banner_offers_to_open_it(qtbot: QtBot, look: object) -> None:
    desk = ReleaseDesk(qtbot, with_other=False)
    item = desk.case.signed()
    begun = dataclasses.replace(item, external_id=new_id(), crossing=f"RELEASE:{desk.case.outer_session}")
    desk.internal.perform(Change("test", (Edit(item, begun),)))
    page = desk.page()
    assert page.finisher.text() == "Open the external track"
    assert "Open the external track to finish it." in page.banner_words.text()
    assert not page.stopper.isVisible()
    page._on_give_up()
    page.finisher.click()
    assert page.finisher.text() == "Finish now"
    page.finisher.click()
    assert desk.case.item(item.id).status == "RELEASED"
    assert finish(desk.internal, desk.external) == ()


def test_an_older_copy_of_the_other_file_is_noticed(desk: ReleaseDesk) -> None:
    item = desk.released()
    desk.case.edit_outside(desk.case.outer()[0], status="SUPERSEDED")
    page = desk.page()
    page.go_to(item.id)
    assert "it may be an older copy" in page.line.warning.text()


def test_proposals_are_removed_and_what_has_left_stays(desk: ReleaseDesk) -> None:
    item = desk.case.propose()
    page = desk.page()
    assert page.count(desk.internal.dialogue, "") == 1
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.pane.pair.fresh.hasFocus()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert item.id not in desk.internal.dialogue.of(ReleaseItem)
    assert not page.sign()
    for act in (page.edit, page.supersede, page.withdraw):
        act()
    gone = desk.released()
    perform(page.track, remove_record, gone)
    assert "the ledger keeps it" in desk.told[-1]


def test_without_a_session_nothing_is_proposed(desk: ReleaseDesk) -> None:
    page = desk.page()
    page.session = ""
    page.adder.click()
    assert "There is no session yet" in desk.told[0]


def test_the_page_is_for_the_alliance_only(desk: ReleaseDesk) -> None:
    page = desk.page()
    assert page.TRACKS == (INTERNAL,)
    assert page.marking() == "ALLY"
    item = desk.case.propose()
    desk.internal.perform(Change("test", (Edit(item, dataclasses.replace(item, marking="MOD")),)))
    assert page.marking() == "MOD"


def test_a_refusal_keeps_both_histories_clear_of_what_was_begun(desk: ReleaseDesk) -> None:
    item = desk.case.signed()
    assert not cross(
        desk.internal, desk.external, lambda inside, outside: give_out(inside, outside, item, "unknown")
    )
    assert "another file or an older copy" in desk.told[0]


def test_words_about_odd_items(desk: ReleaseDesk) -> None:
    dialogue = desk.internal.dialogue
    assert heading_words(dialogue, ReleaseItem()) == ""
    assert became(dialogue, ReleaseItem(status="SUPERSEDED")) == "superseded"
    assert became(dialogue, ReleaseItem(status="WITHDRAWN", external_id="x")) == "withdrawn"
    assert became(dialogue, ReleaseItem(status="WITHDRAWN")) == "dropped, never released"
    line, row = RedLine(id="l", code="L1", statement="No."), SelectedItem(id="r", wording="Exercise")
    text = LineParagraph(id="p", number="4", text="Yes.")
    desk.internal.perform(Change("test", added(line, row, text)))
    texts = source_texts(desk.internal.dialogue, ReleaseItem(sources=("l", "r", "p", "gone")))
    assert texts == (("Red line L1", "No."), ("Activity", "Exercise"), ("Paragraph 4", "Yes."))
    assert resting_words(dialogue, RedLine(holder=RUSSIA)) == "Red line ?"
    assert resting_words(dialogue, Entry(item="gone")) == "?, session ?"
    assert SIGNATURE.authority == "Chair"
    assert EXTERNAL not in ReleasePage.TRACKS
