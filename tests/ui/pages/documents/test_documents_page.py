"""The documents page, with a maker of its own."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import EXTERNAL, INTERNAL, TRAINING
from dialogue_app.services.audience.disclosure import Disclosure, naming_key
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.ports import DocumentRequest, Progress
from dialogue_app.support.translation import languages
from dialogue_app.ui.pages.documents.documents_page import DocumentsPage
from dialogue_app.ui.pages.documents.names_dialog import NamesDialog
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from tests.ui.pages.documents.trial_maker import Maker, Tracks, shown

Answering = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


def test_the_preview_is_made_and_says_when(qtbot: QtBot, track_of: Tracks) -> None:
    maker, track = Maker(), track_of(EXTERNAL)
    page = shown(qtbot, maker, track)
    (row,) = page.options.rows.values()
    assert (row.name, row.about) == ("Session summary", "For: All at the table – marking: Participants")
    qtbot.waitUntil(lambda: page.preview.pages == 2)
    assert page.state.text().startswith("Preview of ")
    assert not page.again.isVisible()
    party = track.dialogue.parties()[0]
    track.perform(change_record(track.dialogue, party, profile="Changed"))
    assert page.state.text().endswith("the dialogue has changed since.")
    page.again.click()
    qtbot.waitUntil(lambda: page.state.text().startswith("Preview of ") and not page.again.isVisible())
    assert len(maker.asked) == 2
    assert maker.asked[-1].dialogue is track.dialogue


def test_options_make_another_preview(qtbot: QtBot, track_of: Tracks) -> None:
    maker, track = Maker(), track_of(EXTERNAL)
    page = shown(qtbot, maker, track)
    qtbot.waitUntil(lambda: page.preview.pages == 2)
    page.options.session.setCurrentIndex(0)
    qtbot.waitUntil(lambda: len(maker.asked) == 2)
    assert maker.asked[-1].session == track.dialogue.sessions()[0].id
    page.options.date.setText("soon")
    assert page.options.date_fault.isVisible()
    page.options.date.setText("2026-03-12")
    qtbot.waitUntil(lambda: len(maker.asked) == 3)
    assert maker.asked[-1].date == "2026-03-12"
    assert "ru" in track.dialogue.track.languages
    offered = [page.options.language.itemData(n) for n in range(page.options.language.count())]
    assert tuple(offered) == languages()


def test_documents_are_chosen_by_the_arrows_and_the_chosen_one_unfolds(
    qtbot: QtBot, track_of: Tracks
) -> None:
    page = shown(qtbot, Maker(), track_of(INTERNAL))
    page.activateWindow()
    page.go_to()
    summary, comparison = page.options.rows.values()
    qtbot.waitUntil(summary.hasFocus)
    assert summary.y() < page.options.below.y() < comparison.y()
    qtbot.keyClick(summary, Qt.Key.Key_Down)
    assert comparison.hasFocus()
    assert comparison.isChecked()
    qtbot.waitUntil(lambda: page.options.below.y() > comparison.y())
    qtbot.keyClick(comparison, Qt.Key.Key_Tab)
    assert page.options.session.hasFocus()
    comparison.setFocus()
    qtbot.keyClick(comparison, Qt.Key.Key_Home)
    assert summary.hasFocus()
    assert summary.isChecked()
    qtbot.keyClick(summary, Qt.Key.Key_End)
    assert comparison.isChecked()
    qtbot.mouseClick(summary, Qt.MouseButton.LeftButton)
    assert summary.isChecked()


def test_the_words_of_a_document_are_never_cut(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, Maker(), track_of(INTERNAL))
    row = next(iter(page.options.rows.values()))
    wide, narrow = row.heightForWidth(600), row.heightForWidth(140)
    assert wide < narrow
    assert row.minimumSizeHint().height() == row.heightForWidth(row.width())


def test_an_error_is_a_sentence(qtbot: QtBot, track_of: Tracks) -> None:
    maker = Maker()
    maker.refuse = True
    page = shown(qtbot, maker, track_of(EXTERNAL))
    qtbot.waitUntil(lambda: page.state.text() == "There is nothing to print.")
    assert page.preview.pages == 0


def test_only_a_kind_that_takes_it_is_given_the_other_track(qtbot: QtBot, track_of: Tracks) -> None:
    inside, outside = track_of(INTERNAL), track_of(EXTERNAL)
    page = shown(qtbot, Maker(), inside, outside)
    summary = page.request()
    page.options.choose("comparison")
    first = page.request()
    second = shown(qtbot, Maker(), outside, inside).request()
    assert summary is not None
    assert (summary.kind, summary.other) == ("summary", None)
    assert first is not None
    assert first.other is outside.dialogue
    assert second is not None
    assert second.other is None


def test_export_writes_for_the_owner_only(qtbot: QtBot, track_of: Tracks, tmp_path: Path) -> None:
    page = shown(qtbot, Maker(), track_of(EXTERNAL))
    target = tmp_path / page.suggested_name()
    assert target.name == "Amber Sea - Session summary - session 2.pdf"
    page.export_to(target)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: page.state.text().startswith("Written to"))
    assert target.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, track_of: Tracks, tmp_path: Path) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, Maker(), track)
    with qtbot.waitSignal(track.failed) as said:
        page.export_to(tmp_path / "nowhere" / "file.pdf")
    assert said.args is not None
    assert "could not be written" in said.args[0]


def test_without_a_maker_the_page_says_so(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = DocumentsPage(PageContext(track, track.dialogue.sessions()[-1].id))
    qtbot.addWidget(page)
    assert page.state.text() == "This track has no documents."
    assert not page.export.isEnabled()


def test_a_passphrase_is_for_the_file_alone_and_forgotten(
    qtbot: QtBot, track_of: Tracks, tmp_path: Path
) -> None:
    maker = Maker()
    page = shown(qtbot, maker, track_of(EXTERNAL))
    protection = page.options.protection
    assert not protection.line.isVisible()
    protection.wanted.click()
    assert protection.line.echoMode() == protection.line.EchoMode.Password
    page.export.click()
    assert page.state.text().startswith("Type the passphrase")
    protection.line.setText("amber 7")
    protection.again.setText("amber 8")
    page.export.click()
    assert "not the same" in page.state.text()
    protection.again.setText("amber 7")
    asked = page.request()
    assert asked is not None
    assert asked.passphrase == ""  # the preview is never encrypted
    page.export_to(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: "opens with the passphrase" in page.state.text())
    assert maker.asked[-1].passphrase == "amber 7"
    assert protection.line.text() == protection.again.text() == protection.passphrase == ""
    assert not protection.wanted.isChecked()


def test_all_documents_go_into_a_folder(
    qtbot: QtBot, track_of: Tracks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker, inside, outside = Maker(), track_of(INTERNAL), track_of(EXTERNAL)
    page = shown(qtbot, maker, inside, outside)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))
    page.every.click()
    qtbot.waitUntil(lambda: page.state.text().startswith("2 documents were written to"))
    names = ["Amber Sea - Comparison - session 1.pdf", "Amber Sea - Session summary - session 1.pdf"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    given = {document_request.kind: document_request.other for document_request in maker.asked}
    assert given == {"summary": None, "comparison": outside.dialogue}

    asked: list[str] = []

    def replaced(_parent: object, _title: str, text: str, _answers: list[str]) -> int:
        asked.append(text)
        return -1

    monkeypatch.setattr("dialogue_app.ui.pages.documents.export_all.choose", replaced)
    before = len(maker.asked)
    page.every.click()
    assert asked == [f"2 files are there already: “{names[1]}”; “{names[0]}”."]
    assert len(maker.asked) == before


def test_what_cannot_be_made_is_said(qtbot: QtBot, track_of: Tracks, tmp_path: Path) -> None:
    maker = Maker()
    maker.refuse = True
    page = shown(qtbot, maker, track_of(EXTERNAL))
    page.export_all_to(tmp_path)
    wanted = "0 documents were written. Session summary: There is nothing to print."
    qtbot.waitUntil(lambda: page.state.text() == wanted)


def test_a_passphrase_is_for_all_files_and_forgotten(qtbot: QtBot, track_of: Tracks, tmp_path: Path) -> None:
    maker = Maker()
    page = shown(qtbot, maker, track_of(EXTERNAL))
    page.options.protection.wanted.click()
    page.every.click()
    assert page.state.text().startswith("Type the passphrase")
    page.options.protection.line.setText("amber 7")
    page.options.protection.again.setText("amber 7")
    page.export_all_to(tmp_path)
    assert not page.options.protection.wanted.isChecked()
    qtbot.waitUntil(lambda: page.state.text().startswith("1 document was written"))
    assert maker.asked[-1].passphrase == "amber 7"


def test_a_sheet_may_be_chosen_where_a_document_has_sheets(qtbot: QtBot, track_of: Tracks) -> None:
    plain = shown(qtbot, Maker(), track_of(EXTERNAL))
    assert not plain.options.delegation.isVisible()
    assert plain.options.chosen_delegation == ""
    maker, track = Maker(sheets=True), track_of(TRAINING)
    page = shown(qtbot, maker, track)
    qtbot.waitUntil(lambda: page.preview.pages == 2)
    box = page.options.delegation
    assert box.isVisible()
    assert [box.itemText(n) for n in range(box.count())][:2] == ["Everybody", "ATL · Atlantia"]
    box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(maker.asked) == 2)
    party = next(party_record.id for party_record in track.dialogue.parties() if party_record.code == "ATL")
    assert maker.asked[-1].delegation == party
    assert page.suggested_name() == "Amber Sea - Training debrief - ATL - session 1.pdf"


# -- names ---------------------------------------------------------------------------------------------------


class Naming(Maker):
    """Withholds a passage, and finds a word that may be a name, until both are judged."""

    PASSAGES = ("Ms May said so.", "May we go on?")

    def make(self, request: DocumentRequest, progress: Progress) -> bytes:
        pdf = super().make(request, progress)
        session = next(former for former in request.dialogue.sessions() if former.id == request.session)
        ruled = replace(session, attribution_rule="CHR", chair="May")
        disclosure = Disclosure(request.dialogue.apply((Edit(session, ruled),)), ruled)
        for text in self.PASSAGES:
            request.withheld.add(disclosure.namings(text), "1 Purpose")
        return pdf


def test_names_are_judged_before_a_document_goes_out(
    qtbot: QtBot, track_of: Tracks, tmp_path: Path, answer: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker, track = Naming(), track_of(EXTERNAL)
    page = shown(qtbot, maker, track)
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))

    stopped = answer(lambda dialog: dialog.reject())
    page.export.click()  # while the preview is still being made: it waits for it
    qtbot.waitUntil(lambda: len(stopped) == 1)
    assert not target.exists()

    def judge(dialog: AskDialog) -> None:
        assert isinstance(dialog, NamesDialog)
        assert [row.listed.naming.words for row in dialog.rows] == ["May", "May"]
        assert [row.verdict for row in dialog.rows] == ["", "withhold"]
        assert dialog.head.text() == "1 is withheld, 1 may be a name"
        dialog.accept()
        assert dialog.fault_label.text().startswith("1 possible name is not judged yet")
        dialog.fine.click()
        assert [row.verdict for row in dialog.rows] == ["fine", "withhold"]
        assert not dialog.changes
        dialog.accept()

    seen = answer(judge)
    page.export.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: page.state.text().startswith("Written to"))
    assert len(seen) == 1
    kept = dict(track.dialogue.sessions()[-1].names_judged)
    assert sorted(key.split()[0] for key in kept) == ["may", "may"]
    page.export.click()  # the dialogue has changed by that: made anew, and nobody is asked again
    qtbot.waitUntil(lambda: maker.asked[-1].dialogue is track.dialogue)
    qtbot.waitUntil(lambda: page.state.text().startswith("Written to"))
    assert len(seen) == 1
    track.undo_stack.undo()
    assert track.dialogue.sessions()[-1].names_judged == ()


def test_all_documents_are_made_anew_where_something_was_judged_otherwise(
    qtbot: QtBot, track_of: Tracks, tmp_path: Path, answer: Answering
) -> None:
    maker, track = Naming(), track_of(EXTERNAL)
    page = shown(qtbot, maker, track)
    qtbot.waitUntil(lambda: page.preview.pages == 2)

    answer(lambda dialog: dialog.reject())
    page.export_all_to(tmp_path)
    qtbot.waitUntil(lambda: page.state.text() == "Stopped. Nothing was written.")
    assert list(tmp_path.iterdir()) == []

    def otherwise(dialog: AskDialog) -> None:
        assert isinstance(dialog, NamesDialog)
        dialog.rows[0].withhold.setChecked(True)
        dialog.rows[1].fine.setChecked(True)
        assert dialog.changes
        dialog.accept()

    seen = answer(otherwise)
    before = len(maker.asked)
    page.export_all_to(tmp_path)
    qtbot.waitUntil(lambda: page.state.text().startswith("1 document was written"))
    assert len(seen) == 1
    assert [document_request.dialogue is track.dialogue for document_request in maker.asked[before:]] == [
        False,
        True,
    ]


def test_a_track_that_is_read_only_shows_names_and_keeps_nothing(
    qtbot: QtBot, track_of: Tracks, tmp_path: Path, answer: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    track = track_of(EXTERNAL)
    monkeypatch.setattr(type(track), "read_only", True)
    page = shown(qtbot, Naming(), track)
    qtbot.waitUntil(lambda: page.preview.pages == 2)
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))

    def accept(dialog: AskDialog) -> None:
        assert isinstance(dialog, NamesDialog)
        assert not any(row.isEnabled() for row in dialog.rows)
        dialog.accept()

    seen = answer(accept)
    page.export.click()
    qtbot.waitUntil(target.exists)
    assert len(seen) == 1
    assert track.dialogue.sessions()[-1].names_judged == ()


def test_what_was_judged_before_is_shown_so(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    session = track.dialogue.sessions()[-1]
    judged = replace(
        session,
        attribution_rule="CHR",
        chair="May",
        names_judged=((naming_key("May", "May we go on?"), "fine"),),
    )
    withheld = Withheld()
    dialogue = track.dialogue.apply((Edit(session, judged),))
    withheld.add(Disclosure(dialogue, judged).namings("May we go on?"), "")
    dialog = NamesDialog(withheld, "Go on")
    qtbot.addWidget(dialog)
    assert [row.verdict for row in dialog.rows] == ["fine"]
    assert not dialog.fault()
    assert withheld.to_be_judged == ()
    assert dialog.verdicts == {session.id: {dialog.rows[0].listed.naming.key: "fine"}}
