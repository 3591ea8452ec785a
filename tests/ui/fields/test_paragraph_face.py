"""A paragraph as it stands in a document: its lines, its margin, what it tells, at every width."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.domain_records import Reservation
from dialogue_app.core.records import INTERNAL
from dialogue_app.ui.fields.drafted_text.drafted_text import DraftedTextEditor
from dialogue_app.ui.fields.drafted_text.paragraph_face import (
    LINE,
    NUMBER,
    TEXT,
    ParagraphCard,
    ParagraphFace,
)
from dialogue_app.ui.fields.drafted_text.support_squares import ACROSS, squares_height
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.short_label import ShortLabel
from tests.ui.drafting import opened, paragraph
from tests.ui.invented import Table, table

LONG = "Allies regard deliberate damage to seabed cables as unacceptable and say so each time. " * 4
CODES = ("SUP", "LIVE", "RES", "BLK", "NI", "NP")


def face(editor: DraftedTextEditor, record_id: str = "r0") -> ParagraphFace:
    card = editor.cards[record_id]
    assert isinstance(card, ParagraphCard)
    return card.face


def positions(at: Table, *codes: str) -> None:
    for party, code in zip(at.parties("positions"), codes, strict=False):
        at.set("positions", Place("r0", party, "", 1), value=code)


def text_of(number: str = "1", text: str = LONG, **values: Any) -> tuple[Any, ...]:
    return (paragraph(number, text, **values), paragraph("2", "They agree."))


def test_the_text_is_at_most_as_wide_as_a_line_that_is_read_well(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=text_of(), activities=0)
    editor = opened(qtbot, at)
    look = theme.current()
    editor.resize(1300, 700)
    wide = face(editor)._plan(1200)
    assert wide.width == look.scaled(TEXT)
    assert face(editor)._plan(560).width < look.scaled(400)
    lines = wide.texts[0].layout.lineCount()
    first, second = (wide.texts[0].layout.lineAt(n) for n in (0, 1))
    assert second.y() - first.y() == look.scaled(LINE)
    assert wide.status == pytest.approx(10 + lines * look.scaled(LINE) + 4, abs=1)
    assert not editor.grab().isNull()


@pytest.mark.parametrize(("seats", "rows"), [(1, 1), (9, 1), (32, 4)])
def test_each_seat_has_its_square_in_the_order_of_the_seats(qtbot: QtBot, seats: int, rows: int) -> None:
    at = table(INTERNAL, records=text_of(), activities=0, seats=seats)
    positions(at, *(CODES * 6)[: seats - 1 or 1])
    editor = opened(qtbot, at)
    support = face(editor).support
    expected = (*(CODES * 6)[: seats - 1 or 1], "")[:seats]
    assert support.positions == expected
    assert squares_height(support) * ACROSS == rows * ACROSS * theme.current().scaled(14)
    assert len(support.lines[0]) < 24
    assert not editor.grab().isNull()


def test_many_parties_are_named_in_full_in_the_sentence_only(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=text_of(), activities=0, seats=32)
    positions(at, *["BLK"] * 7)
    support = face(opened(qtbot, at)).support
    assert support.lines[1] == "cannot accept: ATL, WES, RHE, HES …"
    assert "cannot accept: ATL, WES, RHE, HES, THL, DAN, VIS" in support.sentence


def inks(editor: DraftedTextEditor) -> set[str]:
    """The colours in the margin of the first paragraph."""
    paragraph_face = face(editor)
    image = paragraph_face.grab().toImage()
    plan, look = paragraph_face._plan(paragraph_face.width()), theme.current()
    left = look.scaled(NUMBER) + plan.width + look.scaled(24)
    return {
        image.pixelColor(x, y).name() for x in range(left, left + look.scaled(126)) for y in range(12, 30)
    }


def test_who_blocks_does_not_look_like_who_supports(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=text_of(), activities=0)
    editor = opened(qtbot, at)
    bad, soft = (QColor(theme.current().color(name)).name() for name in ("bad", "text_soft"))
    positions(at, *["SUP"] * 9)
    assert soft in inks(editor)
    assert bad not in inks(editor)
    positions(at, "BLK")
    assert bad in inks(editor)


def test_footnotes_stand_at_the_end_of_the_text_and_below_it(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=text_of("2 bis", "They agree."), activities=0)
    editor = opened(qtbot, at)
    places: dict[str, Any] = {"session": at.session, "field": "reservations", "paragraph": "r0"}
    party_id = at.parties("positions")[3]
    at.track.perform(
        add_listed(at.dialogue, Reservation(**places, party=party_id, type="FTN", text="As read."))
    )
    paragraph_face = face(editor)
    assert (paragraph_face.number, paragraph_face.marks) == ("2 bis", "¹")
    plan = paragraph_face._plan(900)
    assert plan.texts[0].layout.text() == "They agree.\N{NARROW NO-BREAK SPACE}¹"
    assert plan.texts[1].layout.text().startswith("¹ HES")
    assert "As read." in paragraph_face.accessibleDescription()


def test_open_it_shows_its_number_and_what_warns(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=text_of("1", "They [will] agree.", status="AGR"), activities=0)
    editor = opened(qtbot, at)
    closed = face(editor)._plan(900)
    editor.open("r0")
    plan = face(editor)._plan(900)
    assert [text.layout.text() for text in plan.texts] == [
        "Recorded as “Agreed”, yet words stand in brackets."
    ]
    assert plan.margin == ()
    assert plan.height < closed.height
    assert all(button.isHidden() for button in face(editor).link_buttons)
    assert not editor.grab().isNull()


def test_the_actions_stand_at_the_end_of_the_line_of_status(qtbot: QtBot) -> None:
    editor = opened(qtbot, table(INTERNAL, records=text_of(), activities=0))
    ends = set()
    for record_id in ("r0", "r1"):
        paragraph_face = face(editor, record_id)
        plan, buttons = paragraph_face._plan(paragraph_face.width()), paragraph_face.link_buttons
        middle = plan.status + theme.current().scaled(LINE) // 2
        assert all(abs(button.geometry().center().y() - middle) <= 1 for button in buttons)
        ends.add(buttons[-1].geometry().right())
    assert len(ends) == 1


def test_tips_say_the_positions_and_the_facts_in_full(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    at = table(INTERNAL, records=text_of(status="PRO"), activities=0)
    positions(at, "SUP")
    editor = opened(qtbot, at)
    paragraph_face = face(editor)
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: said.append(text))
    plan = paragraph_face._plan(paragraph_face.width())
    for place in (QPoint(paragraph_face.width() - 8, 20), QPoint(100, plan.status + 8), QPoint(100, 20)):
        qapp.sendEvent(
            paragraph_face, QHelpEvent(QEvent.Type.ToolTip, place, paragraph_face.mapToGlobal(place))
        )
    assert "1 of 9 can join" in said[0]
    assert "Status: Proposed" in said[1]
    assert said[2] == ""


def test_a_short_label_says_in_a_tooltip_what_is_cut(qtbot: QtBot) -> None:
    label = ShortLabel("soft")
    qtbot.addWidget(label)
    label.show_words("Silence passed, version 3")
    label.resize(400, 24)
    label.show()
    assert (label.shown(), label.toolTip()) == ("Silence passed, version 3", "")
    label.resize(80, 24)
    assert label.shown().endswith("…")
    assert label.toolTip() == "Silence passed, version 3"
    assert label.minimumSizeHint().width() < 80
    label.show_words("Short", "All of it.")
    assert label.toolTip() == "All of it."
    assert not label.grab().isNull()
    label.show_words("")
    assert label.isHidden()
