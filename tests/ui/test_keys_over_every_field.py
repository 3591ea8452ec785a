"""Keys and clicks over every field of every template and every side page on which something can be changed,
by chance but each time the same: a key changes what had the focus when it went down, what was typed is
nowhere lost without a word, and saving moves no button.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import Difference, FollowUp, LineParagraph, RedLine, ReleaseItem, Signal
from dialogue_app.core.edits import Change, added
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry, Listed, Participant, Record
from dialogue_app.ui.fields.matrix.matrix_view import MatrixView
from dialogue_app.ui.fields.party_choice.choice_view import ChoiceView
from dialogue_app.ui.fields.party_text.text_rows import PartyText
from dialogue_app.ui.fields.silence.silence import SilenceEditor
from dialogue_app.ui.pages.records.filter_bar import FilterBar
from dialogue_app.ui.pages.records.record_pane import RecordPane
from dialogue_app.ui.pages.release.proposal_pane import ProposalPane
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.input_base import Input
from dialogue_app.ui.widgets.rows.row_view import RowView
from tests.ui.conftest import Leaving
from tests.ui.invented import TEMPLATES, Table, table
from tests.ui.stillness import AREAS, moved, settled

SIZE = (1200, 980)
ACTS = 16
TIMES = 3
"""How often each side page is played, each time otherwise."""
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

RELEASES = (
    ReleaseItem(field="release_items", code="R1", release_text="We hold", marking="ALLY", status="PROPOSED"),
    ReleaseItem(field="release_items", code="R2", release_text="We see", marking="ALLY", status="PROPOSED"),
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


class Words:
    """What was typed, and whether it still stands: in a record, or in an input of the page."""

    def __init__(self, page: QWidget, track: OpenTrack, asked: list[str]) -> None:
        self.owners: dict[str, str] = {}
        self._page, self._track, self._asked = page, track, asked
        self._standing: set[str] = set()
        self._said: list[str] = []
        track.failed.connect(self._said.append)
        foot().said.connect(self._said.append)

    def type(self, focus: QWidget, word: str) -> None:
        """Type a word; what was selected there gives way to it, as everywhere."""
        before = text_of(focus)
        self.owners[word] = owner_of(focus)
        QTest.keyClicks(focus, word)
        self._standing -= {one for one in self._standing if one in before and one not in text_of(focus)}
        if not any(isinstance(one, FilterBar) for one in around(focus)):
            self._standing.add(word)

    def look(self, act: str) -> None:
        """Nothing is gone since the last look, unless the program said so."""
        texts = [text_of(one) for kind in AREAS for one in self._page.findChildren(kind)]
        everything = "\n".join((*texts, *(repr(one) for one in self._track.dialogue.everything())))
        gone = {one for one in self._standing if one not in everything}
        assert not gone or self._said or self._asked, f"{gone} lost by {act}"
        self._standing -= gone
        self._said.clear()
        self._asked.clear()


def text_of(widget: QWidget) -> str:
    """What stands in an area."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QTextEdit | QPlainTextEdit) else ""


def around(widget: QWidget) -> Iterator[QWidget]:
    """A widget and what it stands in."""
    here: QWidget | None = widget
    while here is not None:
        yield here
        here = here.parentWidget()


def owner_of(widget: QWidget) -> str:
    """The record or the seat whose words stand in a widget, where it says so; else nothing."""
    for one in around(widget):
        if isinstance(one, RecordCard):
            return one.record_id
        if isinstance(one, PartyText):
            return one.who
        if isinstance(one, Input) and one.property("record"):
            return str(one.property("record"))
        if isinstance(one, RecordPane) and one.record is not None:
            return one.record.id
        if isinstance(one, ProposalPane) and one.item is not None:
            return one.item.id
        if isinstance(one, RowView):
            row = one.current_row()
            return row.record.id if row is not None and row.record is not None else ""
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


def play(
    page: QWidget, track: OpenTrack, chance: random.Random, commit: Callable[[], None], asked: list[str]
) -> None:
    """Type, walk and click; after each act look where each word is."""
    watch, words = Watch(track), Words(page, track, asked)
    acts = ("type", "type", "type", "tab", "area", "insert", "wait")
    for number in range(ACTS):
        act = chance.choice(acts if isinstance(page, StagePage) else (*acts, "edit", "row", "part"))
        focus = focused(page)
        if act == "type" and isinstance(focus, GRIDS) and isinstance(page, StagePage):
            press_in_grid(page, focus, chance.choice("125pqx"), watch)
        elif act == "type" and isinstance(focus, AREAS) and not focus.isReadOnly():
            words.type(focus, f"zq{number}z")
        elif act == "tab" and focus is not None:
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        elif act == "area" and areas(page):
            click(page, chance.choice(areas(page)))
        elif act == "insert" and focus is not None and not puts_under_silence(page):
            QTest.keyClick(focus, Qt.Key.Key_Insert)
        elif act == "wait":
            commit()
            QTest.qWait(1)
        else:
            go_about(page, chance, act)
        words.look(act)
    commit()
    words.look("saving")
    for word, owner in words.owners.items():
        found = [one for one in track.dialogue.everything() if word in repr(one)]
        assert len(found) <= 1, word
        assert not owner or all(owner in about(one) for one in found), word


def go_about(page: QWidget, chance: random.Random, act: str) -> None:
    """Go to another row or tab of a side page, or begin to edit a cell."""
    if act in ("edit", "row"):
        press_in_rows(page, chance, act)
    elif act == "part":
        click_a_tab(page, chance)


def press_in_rows(page: QWidget, chance: random.Random, act: str) -> None:
    """Begin to edit a cell of a table, or go to another row."""
    views = [one for one in page.findChildren(RowView) if one.isVisible() and one.table.rows]
    if not views:
        return
    view = chance.choice(views)
    place = view.visualRect(view.table.index(chance.randrange(len(view.table.rows)), chance.randrange(3)))
    if act == "row" and view.viewport().rect().contains(place.center()):
        corner = view.viewport().mapTo(page, place.center())
        QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=corner)
    elif view.hasFocus():
        QTest.keyClick(view, Qt.Key.Key_F2)


def click_a_tab(page: QWidget, chance: random.Random) -> None:
    """Show another tab of a page that has some."""
    bars = [one for one in page.findChildren(QTabBar) if one.isVisible()]
    if bars:
        bar = chance.choice(bars)
        corner = bar.mapTo(page, bar.tabRect(chance.randrange(bar.count())).center())
        QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=corner)


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_what_is_typed_stays_where_the_focus_was(qtbot: QtBot, leaving: Leaving, kind: str, key: str) -> None:
    at, page = opened(qtbot, kind, key)
    page.take_focus()
    play(page, at.track, random.Random(f"{kind}{key}"), page.commit, leaving.asked)


@pytest.mark.parametrize(("kind", "key"), list(fields()))
def test_saving_moves_no_button(qtbot: QtBot, leaving: Leaving, kind: str, key: str) -> None:
    _at, page = opened(qtbot, kind, key)
    page.take_focus()
    found = [one for one in areas(page) if page.stack.isAncestorOf(one)]
    if not found:
        return
    click(page, found[0])
    QTest.keyClicks(found[0], "words")
    before = settled(page)
    page.commit()
    page.show_gates()
    QTest.qWait(20)
    assert not moved(page, before)


PAGES = [(kind, made) for made in SIDE_PAGES for kind in TEMPLATES if kind in made.TRACKS and made.kinds()]


@pytest.mark.parametrize(("kind", "made"), PAGES)
@pytest.mark.parametrize("time", range(TIMES))
def test_what_is_typed_on_a_side_page_stays_in_its_row(
    qtbot: QtBot, leaving: Leaving, kind: str, made: type[SidePage], time: int
) -> None:
    at = table(kind, activities=3, records=(*RECORDS, *RELEASES))
    at.track.perform(Change("", added(*people(at.session))))
    page = made(PageContext(at.track, at.session))
    at.track.changed.connect(page.refresh)
    show(qtbot, page)
    page.go_to("")
    play(page, at.track, random.Random(f"{kind}{made.KEY}{time}"), page.commit, leaving.asked)


def people(session: str) -> tuple[Participant, ...]:
    """Two who attend."""
    names = enumerate(("A. Chair", "B. Scribe"))
    return tuple(
        Participant(id=f"p{place}", session=session, name=name, position=place) for place, name in names
    )


def test_the_pages_that_are_played_are_all_with_inputs() -> None:
    assert {made.KEY for _kind, made in PAGES} == {one.KEY for one in SIDE_PAGES} - {
        "analyses", "documents", "search",
    }  # fmt: skip


def test_every_kind_of_field_is_played() -> None:
    played = {table(kind, activities=0).field(key).kind for kind, key in fields()}
    assert {
        "rating_matrix", "two_way_matrix", "party_choice", "party_text", "selection", "record_list",
        "record_columns", "read_back", "drafted_text", "text",
    } <= played  # fmt: skip
