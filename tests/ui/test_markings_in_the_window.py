"""The marking of the window is the highest of what it shows; a field can be marked otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.records import Entry, Session
from dialogue_app.core.template import TemplateField
from dialogue_app.ui.files import create_dialogue
from dialogue_app.ui.pages.stage.field_marking import FieldMarking, consequences
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.ask_dialog import AskDialog, Notice
from dialogue_app.ui.widgets.marking_strip import MarkingChip, MarkingStrip, ShownMarking
from dialogue_app.ui.window.help_window import AboutDialog
from dialogue_app.ui.window.main_window import MainWindow

Answer = Callable[[AskDialog], object]
Asker = Callable[[Answer], list[AskDialog]]


@pytest.fixture
def inside(window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]) -> MainWindow:
    """The window on the internal track."""
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(window.controller.bench.pages))
    return window


@pytest.fixture
def outside(window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]) -> MainWindow:
    """The window on the external track alone."""
    window.open_paths(two_tracks[1:])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 1 and bool(window.controller.bench.pages))
    return window


def page_of(window: MainWindow) -> StagePage:
    page = window.controller.bench.stage_page
    assert page is not None
    return page


def field_of(window: MainWindow) -> TemplateField:
    field = page_of(window).field
    assert field is not None
    return field


def answer_with(window: MainWindow, marking: str) -> Entry:
    """Enter an answer of a marking in the field shown, and return it."""
    page, track = page_of(window), window.controller.desk.track
    assert track is not None
    seat = track.dialogue.seats(page.session)[0]
    change = set_entry(
        track.dialogue, page.session, field_of(window), Place(party=seat.party), reason="r", marking=marking
    )
    assert track.perform(change)
    entry = change.edits[0].after
    assert isinstance(entry, Entry)
    return entry


# -- the strip ---------------------------------------------------------------------------------------


def test_one_answer_marked_higher_raises_the_window_at_once(inside: MainWindow) -> None:
    assert inside.strip.words == "ALLIANCE ONLY"
    answer_with(inside, "DELEG")
    assert inside.strip.words == inside.controller.bench.status.chip.words == "DELEGATION ONLY"


def test_it_falls_again_when_the_answer_is_gone(inside: MainWindow, qtbot: QtBot) -> None:
    answer_with(inside, "MOD")
    assert inside.strip.words == "MODERATOR ONLY"
    inside.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: inside.strip.words == "ALLIANCE ONLY")


def test_another_tab_or_stage_has_its_own_marking(inside: MainWindow) -> None:
    answer_with(inside, "MOD")
    inside.actions_["next_field"].trigger()
    assert inside.strip.words == "ALLIANCE ONLY"
    inside.actions_["previous_field"].trigger()
    assert inside.strip.words == "MODERATOR ONLY"


def test_private_notes_make_the_window_the_moderators_until_the_guide_is_hidden(outside: MainWindow) -> None:
    assert outside.strip.words == "PARTICIPANTS"
    outside.controller.bench.guide.notes.setPlainText("do not push")
    assert outside.strip.words == "MODERATOR ONLY"
    assert "notes" in outside.strip.toolTip()
    outside.actions_["guide"].trigger()
    assert outside.strip.words == "PARTICIPANTS"


def test_the_strip_says_what_makes_the_marking(inside: MainWindow) -> None:
    inside.actions_["other_track"].trigger()
    assert inside.strip.words == "ALLIANCE ONLY"
    assert inside.strip.toolTip() == "Alliance only, because of: internal track open"


def test_a_session_that_is_not_marked_is_the_moderators(outside: MainWindow) -> None:
    track = outside.controller.desk.track
    assert track is not None
    from dialogue_app.core.commands.lists import change_record

    session = next(iter(track.dialogue.of(Session).values()))
    assert track.perform(change_record(track.dialogue, session, handling=""))
    assert outside.strip.words == "MODERATOR ONLY"


def test_every_page_that_lists_records_shows_the_highest(inside: MainWindow, qtbot: QtBot) -> None:
    track, bench = inside.controller.desk.track, inside.controller.bench
    assert track is not None
    answer_with(inside, "MOD")
    bench.open_page(track, "search")
    assert inside.strip.words == "ALLIANCE ONLY"
    page = bench.page
    page.line.setText("r")  # type: ignore[union-attr]
    page.search()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: inside.strip.words == "MODERATOR ONLY")
    page.line.setText("")  # type: ignore[union-attr]
    page.search()  # type: ignore[union-attr]
    assert inside.strip.words == "ALLIANCE ONLY"


def test_a_change_of_the_marking_is_announced_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    class Announcement:
        def __init__(self, _widget: object, words: str) -> None:
            said.append(words)

    class Reader:
        @staticmethod
        def updateAccessibility(_event: object) -> None:
            said.append("sent")

    monkeypatch.setattr(QtGui, "QAccessibleAnnouncementEvent", Announcement)
    monkeypatch.setattr(QtGui, "QAccessible", Reader)
    strip, chip = MarkingStrip(), MarkingChip()
    qtbot.addWidget(strip)
    qtbot.addWidget(chip)
    for marking in ("ALLY", "ALLY", "MOD"):
        strip.show_marking("INTERNAL", ShownMarking(marking), "Amber Sea")
        chip.show_marking("INTERNAL", ShownMarking(marking))
    assert said == ["Marking: Moderator only", "sent"]
    assert strip.accessibleName() == "MODERATOR ONLY"
    strip.show_marking("INTERNAL", ShownMarking(), "")
    assert strip.words == "MODERATOR ONLY"


def test_the_strip_says_what_each_marking_is_about(outside: MainWindow) -> None:
    chip = outside.controller.bench.status.chip
    assert outside.strip.said == (("PAGE", "Participants"),)
    outside.controller.bench.guide.notes.setPlainText("do not push")
    assert outside.strip.said == (("PAGE", "Participants"), ("WINDOW", "Moderator only (my notes)"))
    assert outside.strip.accessibleName() == "PAGE Participants. WINDOW Moderator only (my notes)"
    assert chip.said == (("WINDOW", "Moderator only"),)
    outside.controller.bench.guide.notes_head.click()
    assert outside.controller.bench.guide.notes.isHidden()
    assert outside.strip.said == (("PAGE", "Participants"),)
    assert chip.said == (("WINDOW", "Participants"),)


def test_the_stages_of_the_internal_track_mark_the_window_of_an_external_page(inside: MainWindow) -> None:
    inside.actions_["other_track"].trigger()
    assert inside.strip.said == (("PAGE", "Participants"), ("WINDOW", "Alliance only (internal track open)"))


def test_notes_stay_folded_and_are_opened_by_their_key(outside: MainWindow, qtbot: QtBot) -> None:
    guide = outside.controller.bench.guide
    head = guide.notes_head
    plain = head.grab().toImage()
    guide.notes.setPlainText("typed just now")
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Return)
    page = page_of(outside)
    notes = page.track.dialogue.stage_notes(page.session, page.stage.key)
    assert notes is not None
    assert notes.text == "typed just now"
    assert head.accessibleDescription() == "folded"
    assert head.grab().toImage() != plain
    assert not outside.settings.value.notes_open
    outside.actions_["next_stage"].trigger()
    assert guide.notes.isHidden()
    for prompt in guide.prompts:
        prompt.set_checked(True)
    guide.take_focus()
    assert head.hasFocus()
    qtbot.keyClick(head, Qt.Key.Key_Space)
    assert guide.notes_open
    head.click()
    outside.actions_["to_notes"].trigger()
    assert guide.notes.hasFocus()
    assert outside.settings.value.notes_open


def test_a_narrow_strip_says_the_marking_of_the_window_whole(qtbot: QtBot) -> None:
    strip = MarkingStrip()
    qtbot.addWidget(strip)
    strip.resize(1200, 24)
    strip.show()
    strip.show_marking("EXTERNAL", ShownMarking("MOD", "PART", "my notes"), "Amber Sea")
    wide = strip.grab().toImage()
    strip.resize(260, 24)
    narrow = strip.grab().toImage()
    assert narrow != wide.copy(0, 0, 260, 24)
    ground = narrow.pixelColor(1, 1)
    ink = {x for x in range(260) for y in range(24) if narrow.pixelColor(x, y) != ground}
    assert max(ink) < 258


def test_in_a_narrow_window_the_foot_says_the_marking_alone(outside: MainWindow, qtbot: QtBot) -> None:
    chip = outside.controller.bench.status.chip
    assert chip.width() == chip.sizeHint().width() > chip.minimumSizeHint().width()
    wide = chip.grab().toImage()
    chip.setFixedWidth(chip.minimumSizeHint().width())
    narrow = chip.grab().toImage()
    ground = narrow.pixelColor(1, 1)
    ink = [
        x for x in range(narrow.width()) for y in range(narrow.height()) if narrow.pixelColor(x, y) != ground
    ]
    assert 0 < min(ink) < max(ink) < narrow.width() - 12
    assert narrow.width() < wide.width()


# -- dialogs -----------------------------------------------------------------------------------------


def test_a_dialog_bears_the_marking_of_the_window_behind_it(inside: MainWindow, qtbot: QtBot) -> None:
    dialog = Notice("What", "about something", inside)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.strip.words, dialog.strip.isVisible()) == ("ALLIANCE ONLY", True)
    assert dialog.strip.said == (("", "ALLIANCE ONLY"),)
    assert (dialog.strip.track, dialog.strip.title) == ("INTERNAL", "Round · internal · session 1")
    fill = theme.current().fill_for("INTERNAL")
    assert dialog.strip.grab().toImage().pixelColor(2, 2) == fill


def test_a_dialog_about_another_file_wears_its_colour_or_none(inside: MainWindow, qtbot: QtBot) -> None:
    about, lost = Notice("What", "about another file", inside), Notice("What", "lost", inside)
    for dialog in (about, lost):
        qtbot.addWidget(dialog)
    about.show_marking("EXTERNAL", "PART", "Round · external")
    lost.show_marking("", "MOD", "lost.dialogue")
    about.show()
    lost.show()
    assert (about.strip.words, about.strip.title) == ("PARTICIPANTS", "Round · external")
    assert about.property("accent") == "EXTERNAL"
    assert (lost.strip.words, lost.strip.title) == ("MODERATOR ONLY", "lost.dialogue")
    assert lost.strip.grab().toImage().pixelColor(2, 2) == theme.current().color("sunken")


def test_a_dialog_about_a_new_file_wears_nothing_of_the_open_one(
    inside: MainWindow, answer: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(create_dialogue, "documents_folder", lambda: tmp_path / "Documents")
    shown: list[bool] = []

    def look(dialog: AskDialog) -> None:
        dialog.show()
        shown.append(dialog.strip.isVisible())
        dialog.reject()

    answer(look)
    for key in ("new_two_track", "sample"):
        inside.actions_[key].trigger()
    assert shown == [False, False]


def test_a_dialog_without_content_bears_none(inside: MainWindow, qtbot: QtBot) -> None:
    dialog = AboutDialog("1", inside)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.strip.isVisible()


def test_a_dialog_over_the_start_screen_bears_none(window: MainWindow, qtbot: QtBot) -> None:
    dialog = Notice("What", "about nothing", window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.strip.isVisible()


# -- marking a field ---------------------------------------------------------------------------------


def choose(word: FieldMarking, marking: str) -> None:
    """Open the menu of a field's marking and choose."""
    word.choices.aboutToShow.emit()
    next(action for action in word.choices.actions() if action.data() == marking).trigger()


def test_a_field_says_how_it_is_marked_and_offers_what_the_track_may_hold(inside: MainWindow) -> None:
    word = page_of(inside).field_marking
    assert word.text() == "Alliance only"
    assert "Alliance only" in word.accessibleName()
    word.choices.aboutToShow.emit()
    offered = [(action.data(), action.isChecked()) for action in word.choices.actions()]
    assert offered == [("ALLY", True), ("DELEG", False), ("MOD", False)]


def test_an_external_field_is_never_for_allies_only(outside: MainWindow) -> None:
    word = page_of(outside).field_marking
    word.choices.aboutToShow.emit()
    assert [action.data() for action in word.choices.actions()] == ["OPEN", "PART", "DELEG", "MOD"]


def test_marking_higher_is_done_at_once_and_undone(inside: MainWindow, answer: Asker) -> None:
    seen = answer(lambda dialog: dialog.reject())
    entry = answer_with(inside, "ALLY")
    inside.actions_["next_field"].trigger()
    inside.actions_["previous_field"].trigger()
    key = field_of(inside).key
    choose(page_of(inside).field_marking, "MOD")
    track = inside.controller.desk.track
    assert track is not None
    assert seen == []
    assert track.dialogue.of(Entry)[entry.id].marking == "MOD"
    assert field_of(inside).key == key
    assert page_of(inside).field_marking.text() == "Moderator only"
    assert inside.strip.words == "MODERATOR ONLY"
    inside.actions_["undo"].trigger()
    assert track.dialogue.of(Entry)[entry.id].marking == "ALLY"
    assert page_of(inside).field_marking.text() == "Alliance only"


def test_the_second_field_stays_shown_when_it_is_marked(inside: MainWindow) -> None:
    inside.actions_["next_field"].trigger()
    key = field_of(inside).key
    choose(page_of(inside).field_marking, "DELEG")
    assert field_of(inside).key == key
    assert field_of(inside).marking == "DELEG"


def test_marking_lower_asks_first_and_says_what_is_seen_by_whom(outside: MainWindow, answer: Asker) -> None:
    texts: list[str] = []

    def refuse(dialog: AskDialog) -> None:
        from PySide6.QtWidgets import QLabel

        texts.extend(label.text() for label in dialog.findChildren(QLabel))
        assert dialog.cancel_button.isDefault()
        dialog.reject()

    seen = answer(refuse)
    choose(page_of(outside).field_marking, "OPEN")
    assert len(seen) == 1
    assert any("anyone" in text for text in texts)
    assert field_of(outside).marking == "PART"
    answer(lambda dialog: dialog.accept())
    assert page_of(outside).field_marking.mark("OPEN")
    assert field_of(outside).marking == "OPEN"


def test_what_a_lower_marking_opens_is_counted() -> None:
    assert consequences(0, "OPEN").startswith("Nothing is recorded here yet.")
    assert consequences(1, "PART").startswith("1 answer or record stands here.")
    assert "All seats of this session, both sides." in consequences(3, "PART")


def test_a_marking_the_track_must_not_hold_is_refused_in_a_sentence(
    inside: MainWindow, told: list[str]
) -> None:
    assert not page_of(inside).field_marking.mark("OPEN")
    assert "released text" in told[0]
    assert not page_of(inside).field_marking.mark("ALLY")


def test_the_menu_opens_by_keyboard_at_the_present_marking(inside: MainWindow, qtbot: QtBot) -> None:
    word = page_of(inside).field_marking
    assert inside.actions_["mark_field"].isVisible()
    inside.actions_["mark_field"].trigger()
    assert word.choices.isVisible()
    assert word.choices.activeAction().data() == "ALLY"
    qtbot.keyClick(word.choices, Qt.Key.Key_Down)
    qtbot.keyClick(word.choices, Qt.Key.Key_Return)
    assert field_of(inside).marking == "DELEG"


def test_away_from_a_stage_there_is_no_field_to_mark(inside: MainWindow) -> None:
    track = inside.controller.desk.track
    assert track is not None
    inside.controller.bench.open_page(track, "register")
    assert not inside.actions_["mark_field"].isVisible()
    inside.actions_["mark_field"].trigger()


def test_the_word_is_drawn_with_and_without_the_focus(inside: MainWindow) -> None:
    word = page_of(inside).field_marking
    plain = word.grab().toImage()
    word.setFocus()
    assert word.grab().toImage() != plain
    word.setEnabled(False)
    word.open_menu()
    assert not word.choices.isVisible()
    assert word.grab().toImage() != plain


def test_without_a_field_there_is_no_word(inside: MainWindow) -> None:
    word = page_of(inside).field_marking
    word.show_field(None)
    assert word.isHidden()
    word.choices.aboutToShow.emit()
    assert word.choices.actions() == []
    assert not word.mark("MOD")
