"""Drafts of a common text kept and compared, and what the bar above the text says of them."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import LineDraft, LineParagraph, SilenceProcedure
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.records import INTERNAL, TRAINING
from dialogue_app.core.wording.draft_differences import paragraph_differences as compared
from dialogue_app.ui.fields.drafted_text.drafted_text import DraftedTextEditor
from dialogue_app.ui.fields.drafted_text.drafts_dialog import (
    CompareDialog,
    KeepDraftDialog,
    paragraph_words,
    summary,
)
from dialogue_app.ui.fields.drafted_text.paragraph_face import ParagraphCard
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from tests.ui.drafting import TEXT, inputs, opened
from tests.ui.invented import table


@pytest.fixture
def noting(monkeypatch: pytest.MonkeyPatch) -> list[AskDialog]:
    seen: list[AskDialog] = []

    def show(dialog: AskDialog) -> int:
        seen.append(dialog)
        if isinstance(dialog, KeepDraftDialog):
            dialog.note.setText("first reading")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(AskDialog, "exec", show)
    return seen


def test_drafts_are_kept_and_compared(qtbot: QtBot, noting: list[AskDialog]) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    assert editor.bar.compare.isHidden()
    editor.bar.keep.click()
    (draft,) = at.dialogue.listed(LineDraft, at.session, "line")
    assert (draft.version, draft.note) == ("1", "first reading")
    assert "1 draft kept, last: Version 1" in editor.bar.drafts.text()
    failed: list[str] = []
    at.track.failed.connect(failed.append)
    editor.bar.keep.click()
    assert "since version 1" in failed[0]
    editor.open("r1")
    text, _rows = inputs(editor)
    text.area.selectAll()
    QTest.keyClicks(text.area, "They agree at once.")
    editor.bar.compare.click()
    dialog = noting[-1]
    assert isinstance(dialog, CompareDialog)
    assert [head.text() for head in dialog.view.heads] == [
        "Paragraph 1 · unchanged",
        "Paragraph 2 · reworded",
    ]
    assert dialog.view.summary.text() == "2 paragraphs: 1 reworded, 1 unchanged."
    assert dialog.view.texts[0].after.toPlainText() == "They agree +at once."
    seen = len(noting)
    editor.go_to(draft.id)
    assert len(noting) == seen + 1
    editor.go_to("r1")
    assert len(noting) == seen + 1
    dialog.left.setCurrentIndex(1)
    assert dialog.view.summary.text() == "Nothing differs."
    dialog.left.setCurrentIndex(0)
    dialog.right.setCurrentIndex(0)
    assert dialog.view.summary.text() == "Nothing differs."


def test_the_bar_says_what_is_under_silence_and_leads_there(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    gone: list[tuple[str, str, str]] = []
    editor.navigate.connect(lambda *place: gone.append(place))
    editor.bar.to_silence.click()
    assert gone == [("silence", "", "")]
    draft = LineDraft(
        id="d", session=at.session, field="line", version="4", paragraphs=(("2", "They all agree."),)
    )
    silence = SilenceProcedure(
        id="s", session=at.session, field="silence", version="4", result="RUN",
        circulated_at="2026-03-16T12:00:00+01:00", deadline="2999-03-16T12:00:00+01:00",
    )  # fmt: skip
    at.track.perform(Change("", added(draft, silence)))
    assert editor.bar.state.text().startswith("Under silence, version 4, ")
    assert editor.bar.change.text() == "text changed since in paragraph 2"
    assert editor.bar.change.property("role") == "warn"
    assert "differs from it (paragraph 2)" in editor.bar.change.toolTip()
    height = editor.bar.height()
    kept = editor.track.dialogue.of(LineDraft)["d"]
    text = next(
        paragraph.text for paragraph in at.dialogue.of(LineParagraph).values() if paragraph.number == "2"
    )
    at.track.perform(Change("", (Edit(kept, dataclasses.replace(kept, paragraphs=(("2", text),))),)))
    assert editor.bar.change.text() == "text unchanged"
    unchanged = "The circulated text, version 4, stands unchanged in the common line."
    assert editor.bar.change.toolTip() == unchanged
    assert unchanged in editor.bar.accessibleDescription()
    assert editor.bar.change.property("role") == "soft"
    qtbot.waitUntil(lambda: editor.bar.height() == height)


def test_a_text_between_the_sides_has_no_positions_and_no_silence(qtbot: QtBot) -> None:
    text = LineParagraph(field="text", number="1", text="Both sides [will] talk.")
    at = table(TRAINING, records=(text,), activities=0, seats=3)
    editor = at.editor("text")
    assert isinstance(editor, DraftedTextEditor)
    qtbot.addWidget(editor)
    assert editor.bar.silence.isHidden()
    card = editor.cards["r0"]
    assert isinstance(card, ParagraphCard)
    assert card.face.told() == "Nobody is named behind [will]."
    assert card.face.support.positions == ()


def test_without_a_text_the_bar_offers_nothing(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(INTERNAL, activities=0, seats=3))
    bar = editor.bar
    assert bar.drafts.text() == "No draft kept yet"
    assert bar.count.isHidden()
    assert bar.keep.isHidden()
    assert bar.compare.isHidden()
    assert bar.silence.isHidden()


def test_two_drafts_in_words() -> None:
    first, two = ("1", "Allies regard damage to cables as unacceptable."), ("2", "They will answer together.")
    assert summary(compared((), ())) == "Neither draft has a paragraph."
    assert (
        summary(compared((first, two), (("1", two[1]), ("2", first[1]))))
        == "2 paragraphs: 1 moved, 1 renumbered."
    )
    assert summary(compared((first,), (("2", first[1]),))) == "1 paragraph: 1 renumbered."
    told = [
        paragraph_words(part)
        for part in compared((first, two), (("1", two[1]), ("2", first[1]), ("3", "New.")))
    ]
    assert sorted(told) == [
        "Paragraph 1, before 2 · moved",
        "Paragraph 2, before 1 · renumbered",
        "Paragraph 3 · added",
    ]
