"""Nothing is painted over, cut, squeezed or outside: every page, tab, opened card and dialog at four sizes of
window, in the smallest, a large and the largest text, in English and in words two fifths longer.

Of the twenty-four combinations six are looked at, each size of window and of text with another: English in
the smallest text in the smallest window and the largest, long words in text of 16 pixels between them, and
long words in the largest text, which asks most, in the smallest window and on a laptop. The exercise and
the brief are walked in the last only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.sessions import set_up
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING
from dialogue_app.services.files.library import NewDialogue
from dialogue_app.services.sample.sample_files import write_exercise
from dialogue_app.services.templates import template_of
from dialogue_app.support import translation
from dialogue_app.support.settings import Settings
from dialogue_app.ui.fields.read_back.read_back import ReadBackEditor
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.text.record_values import blank
from dialogue_app.ui.widgets import ask_dialog, kit
from dialogue_app.ui.widgets.cut_text import CutButton
from dialogue_app.ui.window.main_window import LARGEST_FONT, SMALLEST, SMALLEST_FONT, MainWindow
from tests.ui.geometry import faults
from tests.ui.long_words import LongWords, longer
from tests.ui.test_dialogs import DIALOGS

SMALL, LAPTOP, LARGE = (960, 540), (1366, 740), (1440, 900)
SCREENS = ((900, 520), (1366, 728))
LOOKS = {
    (SMALLEST_FONT, False): (SMALLEST, LARGE),
    (16, True): (SMALL, LAPTOP),
    (LARGEST_FONT, True): (SMALLEST, LAPTOP),
}
"""Sizes of the window by size of the text in pixels and whether the words are long."""
WIDE = 1366
"""A window of a laptop is so wide."""
Look = tuple[int, bool]
TWO_TRACKS = (INTERNAL, EXTERNAL)
WALKS = [
    *((look, kind) for look in LOOKS for kind in TWO_TRACKS),
    *(((LARGEST_FONT, True), kind) for kind in (TRAINING, BRIEF)),
]
"""Pages that the exercise and the brief have in common with the two tracks are looked at there."""


def walk_name(walk: tuple[Look, str]) -> str:
    (size, long), kind = walk
    return f"{size}px{' long' * long}-{kind}"


SETTLING_MS, PATIENCE_MS = 150, 20_000


@pytest.fixture(params=list(LOOKS), ids=[f"{size}px{' long' * long}" for size, long in LOOKS])
def look(
    request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Look]:
    """Everything is shown in this size of text, and perhaps in long words."""
    size, long = request.param
    if long:
        monkeypatch.setattr(translation, "_current", LongWords())
    theme.apply(qapp, theme.LIGHT, size)
    yield size, long
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture
def shown(look: Look, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window at its start."""
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    monkeypatch.setattr(MainWindow, "tell", lambda _self, sentence, _title="": pytest.fail(sentence))
    window = MainWindow(
        Dependencies(app.library, app.documents, app.sample, app.version),
        SettingsModel(Settings(font_size=look[0])),
    )
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def lie_still() -> None:
    for _turn in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, 0)


def told(widget: QWidget, place: str) -> list[str]:
    """What is wrong with a widget once it lies still."""
    lie_still()
    found = faults(widget)
    if found:
        QTest.qWait(SETTLING_MS)
        lie_still()
        found = faults(widget)
    return [f"{place}: {one}" for one in found]


def at_every_size(window: MainWindow, look: Look, place: str) -> list[str]:
    found: list[str] = []
    for size in LOOKS[look]:
        window.resize(*size)
        assert (window.width(), window.height()) == size, place
        seen = told(window, f"{place} at {size[0]} x {size[1]}")
        found += [one for one in seen if "sideways" not in one or not moved_by_words(look, size, one)]
    return found


def moved_by_words(look: Look, size: tuple[int, int], fault: str) -> bool:
    """Whether a page may be moved sideways: for words that are so long in a narrow window, and in the largest
    text for what stands in columns or segments, which do not wrap.
    """
    narrow, largest = size[0] < WIDE, look[0] == LARGEST_FONT
    return look[1] and (narrow or (largest and ("/ColumnRow " in fault or "/Segments " in fault)))


def inner_tabs(page: QWidget) -> Iterator[str]:
    """Show each tab within a page in turn; pages without tabs once."""
    bar = next((one for one in page.findChildren(QTabBar) if one.isVisible()), None)
    for number in range(bar.count() if bar is not None else 1):
        if bar is not None:
            bar.setCurrentIndex(number)
        yield f" {bar.tabText(number)}" if bar is not None else ""


def files_of(kind: str, folder: Path) -> tuple[Path, ...]:
    """The file of a kind of track in the sample, with something in nearly every list."""
    if kind == TRAINING:
        return write_exercise(app.library(), folder)
    if kind == BRIEF:
        return brief(folder)
    return tuple(path for path in app.sample(folder) if kind.lower() in path.name)


def said_back(editor: ReadBackEditor) -> Iterator[str]:
    """A statement that was confirmed, and one that waits to be said back, answered and corrected."""
    first, second, *_rest = (item.id for item in editor.items())
    editor.open(second)
    yield " read back"
    attempts = editor.tries(first)
    assert editor.track.perform(Change("", tuple(Edit(attempt, None) for attempt in attempts)))
    editor.open(first)
    yield " to be said back"
    assert editor.pane is not None
    editor.pane.ask_correction()
    yield " to be corrected"


def brief(folder: Path) -> tuple[Path, ...]:
    """The file of a brief whose attribution rule was chosen, else its set-up would be asked for at once; with
    activities and statements to be judged, and a record in each of its lists.
    """
    library = app.library()
    paths = library.create(NewDialogue(folder=folder, name="Round", kind="brief"))
    with closing(library.open(paths[0])) as workspace:
        session = workspace.dialogue.sessions()[0]
        ruled = replace(session, attribution_rule="CHR")
        workspace.perform(set_up(workspace.dialogue, session, ruled, template_of(ruled)))
        for stage in template_of(ruled).stages:
            for field in stage.fields:
                if field.kind == "record_list":
                    workspace.perform(add_listed(workspace.dialogue, blank(session.id, field)))
    return paths


def opened_cards(page: StagePage, opened: set[str]) -> Iterator[str]:
    """Open the first card of a list, once for each kind of record: its form is the same everywhere."""
    editor = page.editor
    if isinstance(editor, ReadBackEditor) and editor.items() and "said back" not in opened:
        opened.add("said back")
        yield from said_back(editor)
        return
    if not isinstance(editor, RecordListEditor) or editor.field.record in opened:
        return
    for record in editor.records()[:1]:
        editor.open(record.id)
        if editor.form is not None:  # what is sealed does not open
            opened.add(editor.field.record)
            yield f" {editor.field.record}"
            editor.close_form(focus=False)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("look", "kind"), WALKS, indirect=["look"], ids=map(walk_name, WALKS))
def test_nothing_is_painted_over_or_cut_on_any_page(
    shown: MainWindow, look: Look, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    found = at_every_size(shown, look, "start") if kind == INTERNAL else []
    shown.open_paths(list(files_of(kind, tmp_path)))
    qtbot.waitUntil(lambda: bool(shown.controller.bench.pages), timeout=PATIENCE_MS)
    desk, bench = shown.controller.desk, shown.controller.bench
    track, opened = desk.of_kind(kind), set[str]()
    assert track is not None
    session = desk.session_of(track)
    for stage in track.template(session).stages:
        desk.go(track, session, stage=stage.key)
        page = bench.stage_page
        assert page is not None
        for number, group in enumerate(page.groups):
            page.tabs.choose(number)
            found += at_every_size(shown, look, f"{stage.key} {group[0].key}")
            for card in opened_cards(page, opened):
                found += at_every_size(shown, look, f"{stage.key} {group[0].key}, opened{card}")
    for side in bench.pages:
        if kind in side.TRACKS and (kind in TWO_TRACKS or not set(side.TRACKS) & set(TWO_TRACKS)):
            bench.open_page(track, side.KEY)
            assert bench.page is not None
            for tab in inner_tabs(bench.page):
                found += at_every_size(shown, look, f"page {side.KEY}{tab}")
    assert opened
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("screen", SCREENS, ids=[f"{width}x{height}" for width, height in SCREENS])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_the_screen_with_its_buttons_in_sight(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, screen: tuple[int, int]
) -> None:
    room = QSize(*screen)
    monkeypatch.setattr(ask_dialog, "screen_room", lambda _window: room)
    monkeypatch.setattr("dialogue_app.ui.qt.screen_room.screen_room", lambda _window: room)
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    lie_still()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    found = told(dialog, f"dialog {name} on {room.width()} x {room.height()}, text {look[0]} px")
    assert not found, "\n" + "\n".join(found)
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isDefault() and one.isVisible()]
    for button in buttons:
        assert dialog.rect().contains(button.rect().translated(button.mapTo(dialog, button.rect().topLeft())))


# -- what it would find ------------------------------------------------------------------------------


def crowded() -> QWidget:
    """Two lines in the room of one."""
    holder = QWidget()
    for left in (0, 40):
        one = QLabel("A line", holder)
        one.setGeometry(left, 0, 60, 20)
    return holder


def cut() -> QWidget:
    holder = QWidget()
    QPushButton("Words that need room", holder).setGeometry(0, 0, 60, 30)
    return holder


def cut_beside_room() -> QWidget:
    holder = QWidget()
    CutButton("Words that need room").setParent(holder)
    holder.findChild(CutButton).setGeometry(0, 0, 60, 30)  # type: ignore[union-attr]
    return holder


def low() -> QWidget:
    holder = QWidget()
    words = kit.label("A text that runs over several lines where it is narrow", parent=holder)
    words.setGeometry(0, 0, 100, 12)
    return holder


def outside() -> QWidget:
    holder = QWidget()
    QLabel("A line", holder).setGeometry(180, 0, 60, 20)
    return holder


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (crowded, "painted over"),
        (cut, "cut"),
        (cut_beside_room, "cut"),
        (low, "lower"),
        (outside, "outside"),
    ],
)
def test_each_fault_is_found(qtbot: QtBot, make: Callable[[], QWidget], what: str) -> None:
    holder = make()
    qtbot.addWidget(holder)
    holder.resize(200, 100)
    holder.show()
    assert what in {one.what for one in faults(holder)}


def test_long_words_keep_what_is_filled_in() -> None:
    text = longer("{n} of {total} chosen")
    assert len(re.sub(r"\{\w+\}", "", text)) >= 1.4 * len(" of  chosen")
    assert text.format(n=1, total=2).startswith("1 öf 2")
