"""A text with brackets: set off while one types, what is unbalanced said, and who stands behind each."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import add_listed, remove_record
from dialogue_app.core.domain_records import LineParagraph, Reservation
from dialogue_app.core.records import INTERNAL
from dialogue_app.core.wording.brackets import bracket_fault, bracket_spans, stray_signs
from dialogue_app.ui.fields.drafted_text.drafted_text import DraftedTextEditor
from dialogue_app.ui.fields.drafted_text.paragraph_face import ParagraphCard, ParagraphFace
from dialogue_app.ui.fields.drafted_text.support_squares import Support
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from tests.ui.drafting import TEXT, inputs, opened, paragraph
from tests.ui.filling import nameless
from tests.ui.invented import table


def face(editor: DraftedTextEditor, record_id: str = "r0") -> ParagraphFace:
    card = editor.cards[record_id]
    assert isinstance(card, ParagraphCard)
    return card.face


def told(editor: DraftedTextEditor, record_id: str = "r0") -> str:
    return face(editor, record_id).told()


def test_brackets_are_found_and_what_is_stray_is_told() -> None:
    assert bracket_spans("a [b] c [d e]") == ((2, 3), (8, 5))
    assert bracket_fault("a [b] c") == ""
    assert "not closed" in bracket_fault("a [b c")
    assert "not opened" in bracket_fault("a b] c")
    assert "inside one another" in bracket_fault("a [b [c] d")
    assert stray_signs("[a [b] c]") == (0, 8)


def test_closed_cards_read_as_the_text_does(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(INTERNAL, records=TEXT, activities=0, seats=3))
    first, second = (editor.cards[record_id].face.text for record_id in ("r0", "r1"))
    assert first.who == "Paragraph 1"
    assert first.statement == "They [will] [may] answer."
    assert first.marked == ((5, 6), (12, 5))
    assert first.state == "2 brackets open"
    assert second.state == "No brackets"


def test_each_bracket_gets_its_supporters_as_it_is_typed(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r0")
    text, behind = inputs(editor)
    assert list(behind.rows) == ["will", "may"]
    text.area.moveCursor(text.area.textCursor().MoveOperation.End)
    QTest.keyClicks(text.area, " [Soon].")
    assert list(behind.rows) == ["will", "may", "Soon"]
    behind.rows["will"].buttons["ATL"].click()
    behind.rows["will"].buttons["RHE"].click()
    behind.rows["may"].buttons["WES"].click()
    editor.commit()
    record = at.dialogue.of(LineParagraph)["r0"]
    assert record.alternatives == (("will", "ATL, RHE"), ("may", "WES"))
    assert record.text.endswith(" [Soon].")
    assert nameless(editor) == []
    editor.close_form()
    assert told(editor).splitlines()[:2] == ["[will]  ATL, RHE", "[may]  WES"]


def test_words_that_left_the_text_are_said_and_taken_out_by_hand(qtbot: QtBot) -> None:
    stale = (("gone", "ATL, XXX"), ("will", "WES"))
    at = table(INTERNAL, records=(paragraph("1", "They [will].", alternatives=stale),), activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r0")
    _text, behind = inputs(editor)
    assert list(behind.rows) == ["will", "gone"]
    assert behind.rows["gone"].codes() == "ATL, XXX"
    behind.rows["gone"]._on_out()
    assert at.dialogue.of(LineParagraph)["r0"].alternatives == (("will", "WES"),)


def test_an_unbalanced_bracket_is_said_and_saved_all_the_same(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r1")
    text, _behind = inputs(editor)
    QTest.keyClicks(text.area, "[")
    assert "not closed" in text.warning
    assert text._room.line.isVisible()
    editor.commit()
    assert at.dialogue.of(LineParagraph)["r1"].text == "[They agree."
    QTest.keyClicks(text.area, "]")
    assert not text._room.line.isVisible()


def test_a_new_paragraph_gets_the_next_number(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.begin()
    text, _behind = inputs(editor)
    assert text.area.hasFocus()
    QTest.keyClicks(text.area, "A third one.")
    editor.commit()
    line_paragraph = at.dialogue.listed(LineParagraph, at.session, "line")[-1]
    assert (line_paragraph.number, line_paragraph.text, line_paragraph.status) == ("3", "A third one.", "PRO")


def test_an_alternative_paragraph_stands_after_its_paragraph(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    before = at.dialogue
    assert ("variant", "Insert alternative paragraph") in editor.menu(TEXT[0])
    editor.act("variant", "r0")
    editor.act("variant", "r0")
    paragraphs = at.dialogue.listed(LineParagraph, at.session, "line")
    assert [line_paragraph.number for line_paragraph in paragraphs] == ["1", "1 bis", "1 ter", "2"]
    at.track.undo_stack.undo()
    at.track.undo_stack.undo()
    assert at.dialogue == before


# -- settling brackets ---------------------------------------------------------------------------------


def test_a_bracket_is_settled_with_one_button_and_undone_with_one_step(qtbot: QtBot) -> None:
    behind = (("will", "ATL, RHE"), ("may", "WES"))
    line_paragraph = paragraph("1", "They [will] / [may] answer [soon].", status="BRK", alternatives=behind)
    at = table(INTERNAL, records=(line_paragraph,), activities=0, seats=3)
    editor = opened(qtbot, at)
    assert ("brackets", "Brackets") in editor.links(line_paragraph)
    editor.act("brackets", "r0")
    text, rows = inputs(editor)
    assert rows.rows["will"].settling["choose"].hasFocus()
    assert rows.rows["soon"].settling["choose"].isHidden()
    before = at.dialogue
    rows.rows["will"].settling["choose"].click()
    record = at.dialogue.of(LineParagraph)["r0"]
    assert (record.text, record.alternatives, record.status) == (
        "They will answer [soon].",
        (),
        "BRK",
    )
    assert text.area.text() == "They will answer [soon]."
    assert list(rows.rows) == ["soon"]
    assert rows.rows["soon"].settling["keep"].hasFocus()
    text.area.setFocus()
    qtbot.waitUntil(rows.rows["soon"].isVisible)
    QTest.keyClick(text.area, Qt.Key.Key_Tab)
    assert rows.rows["soon"].buttons["ATL"].hasFocus()
    rows.rows["soon"].settling["drop"].click()
    record = at.dialogue.of(LineParagraph)["r0"]
    assert (record.text, record.status) == ("They will answer.", "PRO")
    assert text.area.hasFocus()
    at.track.undo_stack.undo()
    at.track.undo_stack.undo()
    assert at.dialogue == before
    assert list(rows.rows) == ["will", "may", "soon"]


def test_what_was_just_typed_is_saved_before_a_bracket_is_settled(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r1")
    text, rows = inputs(editor)
    text.area.moveCursor(text.area.textCursor().MoveOperation.End)
    QTest.keyClicks(text.area, " [Soon.]")
    rows.rows["Soon."].settling["keep"].click()
    assert at.dialogue.of(LineParagraph)["r1"].text == "They agree. Soon."


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (0, "shall promptly inform"),
        (1, "shall promptly [and fully] inform"),
        (-1, "shall [promptly] [and fully] inform"),
    ],
)
def test_brackets_side_by_side_ask_whether_they_are_alternatives(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: int, left: str
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, text: str, _answers: object, *, keep: str) -> int:
        asked.append(f"{text} {keep}")
        return answer

    monkeypatch.setattr("dialogue_app.ui.widgets.ask_dialog.choose", choose)
    line_paragraph = paragraph("1", "shall [promptly] [and fully] inform", status="BRK")
    at = table(INTERNAL, records=(line_paragraph,), activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r0")
    _text, rows = inputs(editor)
    rows.rows["promptly"].settling["choose"].click()
    assert at.dialogue.of(LineParagraph)["r0"].text == left
    assert len(asked) == 1
    assert "[promptly] [and fully]" in asked[0]


def test_a_faulty_text_is_not_settled_and_says_why(qtbot: QtBot) -> None:
    text = "[developed Parties [and other Parties] [must] [should] lead]"
    at = table(INTERNAL, records=(paragraph("1", text, status="BRK"),), activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r0")
    _text, rows = inputs(editor)
    buttons = [button for row in rows.rows.values() for button in row.settling.values()]
    assert buttons
    for button in buttons:
        assert not button.isEnabled()
        assert "inside one another" in button.toolTip()
        button.click()
    assert at.dialogue.of(LineParagraph)["r0"].text == text


def test_brackets_without_supporters_are_said(qtbot: QtBot) -> None:
    stale = (("will", "ATL"), ("gone", "WES, XXX"))
    at = table(INTERNAL, records=(paragraph("1", "[will] [may]", alternatives=stale),), activities=0, seats=3)
    editor = opened(qtbot, at)
    said = told(editor)
    assert "Nobody is named behind [may]." in said
    assert "stand in no bracket: “gone” (WES, XXX)" in said
    assert "without a party of that code: XXX" in said
    editor.open("r0")
    _text, rows = inputs(editor)
    assert rows.rows["may"].note.text() == "nobody named yet"
    assert rows.rows["gone"].note.text() == "no longer in the text · without a seat: XXX"
    assert rows.rows["will"].note.isHidden()


# -- status --------------------------------------------------------------------------------------------


def test_agreed_is_refused_while_words_stand_in_brackets(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    editor = opened(qtbot, at)
    editor.open("r0")
    assert editor.form is not None
    status = editor.form.inputs["status"]
    box = status.box  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findText("Agreed"))
    assert "Settle the brackets first" in status.fault
    assert at.dialogue.of(LineParagraph)["r0"].status == ""
    assert box.code() == ""
    editor.close_form()
    assert not editor.cards["r0"].is_open
    editor.open("r1")
    status = editor.form.inputs["status"]
    box = status.box  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findText("Agreed"))
    status.commit()
    assert at.dialogue.of(LineParagraph)["r1"].status == "AGR"


POSITIONS = (
    "3 of 9 can join (RHE with reservation)  ·  cannot accept: HES  ·  needs instructions: THL  ·  "
    "no position: DAN  ·  not answered: VIS, OST, NMK"
)


def test_positions_and_contradictions_follow_live(qtbot: QtBot) -> None:
    agreed = paragraph("1", "They agree.", status="AGR")
    at = table(INTERNAL, records=(agreed,), activities=0, seats=9)
    editor = opened(qtbot, at)
    assert face(editor).support.sentence == "0 of 9 can join  ·  nobody has answered yet"
    assert face(editor).support.positions == ("",) * 9
    for party, value in zip(at.parties("positions"), ("SUP", "LIVE", "RES", "BLK", "NI", "NP"), strict=False):
        at.set("positions", Place("r0", party, "", 1), value=value)
    assert told(editor).splitlines() == [
        "Recorded as “Agreed”, yet HES cannot accept it.",
        "Recorded as “Agreed”, yet THL awaits instructions.",
        "Recorded as “Agreed”, yet nothing is recorded of VIS, OST, NMK.",
    ]
    support = face(editor).support
    assert support.positions == ("SUP", "LIVE", "RES", "BLK", "NI", "NP", "", "", "")
    assert support.sentence == POSITIONS
    assert support.lines == (
        "3 of 9 can join", "with reservation: RHE", "cannot accept: HES", "needs instructions: THL",
        "no position: DAN", "not answered: VIS, OST, NMK",
    )  # fmt: skip
    assert POSITIONS in face(editor).accessibleDescription()
    at.track.hide_until_reveal(at.session, "positions", True)
    editor.refresh()
    assert face(editor).support == Support()
    assert "yet" not in told(editor)


# -- reservations --------------------------------------------------------------------------------------


def test_reservations_stand_as_footnotes_beside_their_paragraph(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    _atl, wes, rhe = at.parties("positions")
    places: dict[str, Any] = {"session": at.session, "field": "reservations", "paragraph": "r0"}
    editor = opened(qtbot, at)
    for reservation in (
        Reservation(
            **places, party=wes, type="SCR", text="Until the committee sits", lifted_by="Its report",
            due="2020-03-14", status="OPEN",
        ),
        Reservation(
            **places, party=rhe, type="FTN", text="As we read it.", status="MAINTAINED",
            lifted_by="Meant to stay",
        ),
        Reservation(**places, party=rhe, type="SUB", text="Not so.", status="OPEN", due="2999-01-01"),
        Reservation(**places, party=rhe, type="WRD", text="", status="LIFTED"),
        Reservation(**places, party=wes, type="WRD", text="Which “traffic”?"),
    ):  # fmt: skip
        at.track.perform(add_listed(at.dialogue, reservation))
    assert editor.cards["r0"].face.text.who == "Paragraph 1  ¹ ² ³ ⁴"
    said = told(editor)
    assert "¹ WES  ·  Scrutiny  ·  overdue since 14\u00a0March 2020" in said
    assert "Until the committee sits. Lifted by: Its report." in said
    assert "² RHE  ·  Footnote  ·  maintained" in said
    assert "³ RHE  ·  Substance  ·  open until 1\u00a0January 2999" in said
    assert said.splitlines()[-2:] == ["Which “traffic”?", "RHE  ·  Wording  ·  lifted"]
    assert "As we read it." in said
    assert "Lifted by: Meant" not in said
    assert "⁴ WES  ·  Wording  ·  open, without a date" in said
    assert "\nRHE  ·  Wording  ·  lifted" in said
    roles = [note.role for note in face(editor).notes]
    assert roles.count("warn") == 2  # the bracket nobody stands behind, and what is overdue
    (first, *_rest) = at.dialogue.listed(Reservation, at.session)
    for reservation in at.dialogue.listed(Reservation, at.session):
        at.track.perform(remove_record(at.dialogue, reservation))
    assert editor.cards["r0"].face.text.who == "Paragraph 1"
    assert first.text not in told(editor)


def test_an_overdue_reservation_says_so_in_its_own_list(qtbot: QtBot) -> None:
    reservation = Reservation(field="reservations", type="SCR", text="x", due="2020-03", status="OPEN")
    lifted = Reservation(field="reservations", type="SCR", text="x", due="2020-03", status="LIFTED")
    at = table(INTERNAL, records=(reservation, lifted), activities=0, seats=3)
    editor = at.editor("reservations")
    assert isinstance(editor, RecordListEditor)
    qtbot.addWidget(editor)
    shown = editor.cards["r0"].face.text
    assert (shown.state, shown.tone) == ("Overdue since March 2020", "bad")
    shown = editor.cards["r1"].face.text
    assert (shown.state, shown.tone) == ("Lifted", "good")


def test_the_status_that_may_be_meant_is_said(qtbot: QtBot) -> None:
    texts = (paragraph("1", "They [will] agree.", status="PRO"), paragraph("2", "They agree.", status="PRO"))
    at = table(INTERNAL, records=texts, activities=0, seats=3)
    editor = opened(qtbot, at)
    for party in at.parties("positions"):
        at.set("positions", Place("r1", party, "", 1), value="SUP")
    assert "the status may be “Bracketed”" in told(editor)
    assert told(editor, "r1").startswith("Every seat can join: the status may be “Agreed”.")
    assert "Nobody is named behind" in told(editor)
    editor.open("r0")
    assert "Nobody is named behind" not in told(editor)
    editor.close_form()
    assert "Nobody is named behind" in told(editor)
