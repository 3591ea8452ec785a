"""Keys and clicks over every field of every template and the lists of the side pages, by chance but each time
the same: a key changes what had the focus when it went down, and saving moves no button.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.edits import Change
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry, Listed, Record
from dialogue_app.core.substance import Difference, FollowUp, LineParagraph, RedLine, Signal
from dialogue_app.ui.fields.silence import SilenceEditor
from dialogue_app.ui.pages.record_page import RecordPage
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.choice_view import ChoiceView
from dialogue_app.ui.widgets.input_base import Input
from dialogue_app.ui.widgets.matrix_view import MatrixView
from dialogue_app.ui.widgets.party_texts import PartyText
from dialogue_app.ui.widgets.record_card import RecordCard
from dialogue_app.ui.widgets.record_pane import RecordPane
from tests.ui.conftest import Leaving
from tests.ui.invented import TEMPLATES, Table, table

SIZE = (1200, 980)
ACTS = 16
AREAS = (QLineEdit, QTextEdit, QPlainTextEdit)
GRIDS = (MatrixView, ChoiceView)
RECORDS: tuple[Listed, ...] = (
    RedLine(field="red_lines", holder=RUSSIA, statement="No missiles", marking="PART"),
    RedLine(field="red_lines", holder=RUSSIA, statement="No aircraft", marking="PART"),
    Difference(field="register", title="Sanctions", statement="They differ.", holders_b=(RUSSIA,)),
    Signal(field="signals", sender=RUSSIA, receiver=ALLIANCE, description="A test"),
    Signal(field="signals", sender=ALLIANCE, receiver=RUSSIA, description="A flight"),
    LineParagraph(field="line", number="1", text="Allies agree."),
    LineParagraph(field="line", number="2", text="They [will] / [may] answer."),
    FollowUp(field="follow_ups", text="Send the calendar"),
)


def fields() -> Iterator[tuple[str, str]]:
    for kind in TEMPLATES:
        for _stage, field in table(kind, activities=0).template.fields():
            if field.kind != "computed":
                yield kind, field.key


def opened(qtbot: QtBot, kind: str, key: str) -> tuple[Table, StagePage]:
    at = table(kind, activities=3, records=RECORDS)
    stage = next(stage for stage, field in at.template.fields() if field.key == key)
    page = StagePage(at.track, at.session, at.template, stage, field=key)
    show(qtbot, page)
    return at, page


def show(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(*SIZE)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


class Watch:
    """What the changes of a track were about."""

    def __init__(self, track: OpenTrack) -> None:
        self.changed: list[Record] = []
        track.changed.connect(self.take)

    def take(self, change: Change | None) -> None:
        self.changed += [edit.record for edit in change.edits] if change is not None else []


def owner_of(widget: QWidget) -> str:
    """The record or the seat whose words stand in a widget, where it says so; else nothing."""
    around: QWidget | None = widget
    while around is not None:
        if isinstance(around, RecordCard):
            return around.record_id
        if isinstance(around, PartyText):
            return around.who
        if isinstance(around, Input) and around.property("record"):
            return str(around.property("record"))
        if isinstance(around, RecordPane) and around.record is not None:
            return around.record.id
        around = around.parentWidget()
    return ""


def about(record: Record) -> set[str]:
    """What a record may be the words of: itself, the statement it says back, the seat that answers."""
    return {record.id} | {str(getattr(record, name, "")) for name in ("of", "party", "item")}


def click(page: QWidget, widget: QWidget) -> None:
    """Press and release where a widget is seen, as a mouse does: the window finds out what lies there."""
    place = widget.mapTo(page, QPoint(min(20, widget.width() // 2), min(10, widget.height() // 2)))
    if page.rect().contains(place):
        QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


def focused(page: QWidget) -> QWidget | None:
    focus = QApplication.focusWidget()
    return focus if focus is not None and page.isAncestorOf(focus) else None


def areas(page: QWidget) -> list[QWidget]:
    found = [one for kind in AREAS for one in page.findChildren(kind)]
    return [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


def puts_under_silence(page: QWidget) -> bool:
    """Whether Insert asks in a dialog of its own which text is put under silence."""
    return isinstance(page, StagePage) and isinstance(page.editor, SilenceEditor)


def press_in_grid(page: StagePage, view: MatrixView | ChoiceView, key: str, watch: Watch) -> None:
    """A key in a table changes the cell it went down on, or nothing."""
    cell = page.editor._current_cell()  # type: ignore[union-attr]
    watch.changed.clear()
    QTest.keyClicks(view, key)
    entries = [one for one in watch.changed if isinstance(one, Entry)]
    assert len({one.id for one in entries}) <= 1
    for one in entries:
        assert cell is not None
        assert (one.item, one.party) == (cell.place.item, cell.place.party)
    assert all(isinstance(one, Entry) for one in watch.changed)


def play(page: QWidget, track: OpenTrack, chance: random.Random, commit: Callable[[], None]) -> None:
    """Type, walk and click; then look where each word is."""
    watch = Watch(track)
    typed: dict[str, str] = {}
    for number in range(ACTS):
        act = chance.choice(("type", "type", "type", "tab", "area", "insert", "wait"))
        focus = focused(page)
        if act == "type" and isinstance(focus, GRIDS) and isinstance(page, StagePage):
            press_in_grid(page, focus, chance.choice("125pqx"), watch)
        elif act == "type" and isinstance(focus, AREAS) and not focus.isReadOnly():
            typed[f"zq{number}z"] = owner_of(focus)
            QTest.keyClicks(focus, f"zq{number}z")
        elif act == "tab" and focus is not None:
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        elif act == "area" and areas(page):
            click(page, chance.choice(areas(page)))
        elif act == "insert" and focus is not None and not puts_under_silence(page):
            QTest.keyClick(focus, Qt.Key.Key_Insert)
        elif act == "wait":
            commit()
            QTest.qWait(1)
    commit()
    for word, owner in typed.items():
        found = [one for one in track.dialogue.everything() if word in repr(one)]
        assert len(found) <= 1, word
        assert not owner or all(owner in about(one) for one in found), word


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_what_is_typed_stays_where_the_focus_was(qtbot: QtBot, leaving: Leaving, kind: str, key: str) -> None:
    at, page = opened(qtbot, kind, key)
    page.take_focus()
    play(page, at.track, random.Random(f"{kind}{key}"), page.commit)


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_saving_moves_no_button(qtbot: QtBot, leaving: Leaving, kind: str, key: str) -> None:
    _at, page = opened(qtbot, kind, key)
    page.take_focus()
    found = [one for one in areas(page) if page.stack.isAncestorOf(one)]
    if not found:
        return
    click(page, found[0])
    QTest.keyClicks(found[0], "words")
    QTest.qWait(20)
    before = places(page)
    page.commit()
    page.show_gates()
    QTest.qWait(20)
    after = places(page)
    assert {one: place for one, place in after.items() if one in before} == {
        one: place for one, place in before.items() if one in after
    }


def places(page: QWidget) -> dict[QAbstractButton, QPoint]:
    return {
        one: one.mapTo(page, QPoint())
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and page.rect().contains(one.mapTo(page, QPoint()))
    }


@pytest.mark.parametrize("kind", list(TEMPLATES))
def test_what_is_typed_on_a_side_page_stays_in_its_row(qtbot: QtBot, leaving: Leaving, kind: str) -> None:
    played = 0
    for made in SIDE_PAGES:
        if kind not in made.TRACKS or not issubclass(made, RecordPage):
            continue
        at = table(kind, activities=3, records=RECORDS)
        page = made(at.track, at.session)
        at.track.changed.connect(page.refresh)
        show(qtbot, page)
        page.go_to("")
        play(page, at.track, random.Random(f"{kind}{made.KEY}"), page.commit)
        played += 1
    assert played > 1


def test_every_kind_of_field_is_played() -> None:
    played = {table(kind, activities=0).field(key).kind for kind, key in fields()}
    assert {
        "rating_matrix", "two_way_matrix", "party_choice", "party_text", "selection", "record_list",
        "record_columns", "read_back", "drafted_text", "text",
    } <= played  # fmt: skip
