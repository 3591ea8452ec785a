"""The room view: one thing at a time, led from the moderator's window, black with one key."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app import app
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.records import Session
from dialogue_app.fields.items import items_of
from dialogue_app.services.audience.projector import RoomMatrix, RoomRow
from dialogue_app.ui.privacy.second_screen import Cover, Screens
from dialogue_app.ui.room.room_actions import RoomActions
from dialogue_app.ui.room.room_view import RoomCanvas, RoomView, Sight
from dialogue_app.ui.window.main_window import MainWindow

DESK, WALL = QRect(0, 0, 1440, 900), QRect(1440, 0, 1920, 1080)


@pytest.fixture
def inside(window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]) -> MainWindow:
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(window.controller.bench.pages))
    return window


def part(window: MainWindow) -> RoomActions:
    return next(
        action_part for action_part in window.controller.parts if isinstance(action_part, RoomActions)
    )


def view(window: MainWindow) -> RoomView:
    room_view = part(window).view
    assert room_view is not None
    return room_view


def sight(window: MainWindow) -> Sight:
    return view(window).canvas.sight


def test_it_opens_with_the_stage_and_its_purpose(inside: MainWindow) -> None:
    inside.actions_["present"].trigger()
    stage = inside.controller.bench.stage_page.stage  # type: ignore[union-attr]
    assert view(inside).isVisible()
    assert (sight(inside).heading, sight(inside).text) == (str(stage.title), str(stage.purpose))
    assert view(inside).top.words == view(inside).bottom.words == "ALLIANCE ONLY"
    assert view(inside).windowTitle() == "Room view"
    assert inside.controller.bench.status.notice.text() == "Room: I1, Stage and purpose"
    assert view(inside).canvas.accessibleName() == sight(inside).words


def test_it_begins_at_the_part_of_the_matrix_that_is_on_the_screen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_paths([path for path in app.sample(tmp_path) if "internal" in path.name])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 2 and bool(window.controller.bench.pages))
    bench, track = window.controller.bench, window.controller.desk.track
    assert track is not None
    session = track.dialogue.sessions()[0].id
    stage_and_field = track.template(session).find_field("verdict_r1")
    assert stage_and_field is not None
    last = items_of(track.dialogue, session, track.template(session), stage_and_field[1])[-1].id
    bench.open_place(track, session, stage_and_field[0].key, "verdict_r1", last, "")
    window.actions_["present"].trigger()
    thing = part(window).thing
    assert thing is not None
    assert (thing.kind, thing.field, thing.part) == ("matrix", "verdict_r1", 1)
    assert sight(window).matrix is not None
    window.actions_["present"].trigger()
    bench.open_place(track, session, stage_and_field[0].key, "confidence", "", "")
    window.actions_["present"].trigger()
    thing = part(window).thing
    assert thing is not None
    assert thing.kind == "stage"  # confidence is for no screen


def test_the_button_on_the_stage_page_opens_it(inside: MainWindow) -> None:
    page = inside.controller.bench.stage_page
    assert page is not None
    button = page.findChild(QPushButton, "present")
    button.click()
    assert view(inside).isVisible()
    assert len(page.findChildren(QPushButton, "present")) == 1


def test_it_is_led_by_keys_from_either_window(inside: MainWindow, qtbot: QtBot) -> None:
    inside.actions_["present"].trigger()
    prompts = inside.controller.bench.stage_page.stage.prompts  # type: ignore[union-attr]
    inside.actions_["room_next"].trigger()
    assert sight(inside).text == str(prompts[0])
    qtbot.keyClick(view(inside), Qt.Key.Key_PageDown)
    assert sight(inside).text == str(prompts[1])
    qtbot.keyClick(view(inside), Qt.Key.Key_Left)
    inside.actions_["room_previous"].trigger()
    inside.actions_["room_previous"].trigger()
    assert part(inside).thing.kind == "stage"  # type: ignore[union-attr]
    qtbot.keyClick(view(inside), Qt.Key.Key_X)
    qtbot.keyClick(view(inside), Qt.Key.Key_Escape)
    assert part(inside).view is None
    assert inside.controller.bench.status.notice.text() == ""
    inside.actions_["room_next"].trigger()
    inside.actions_["room_choose"].trigger()
    part(inside).on_room_black()
    assert part(inside).view is None


def test_black_with_one_key(inside: MainWindow, qtbot: QtBot) -> None:
    inside.actions_["present"].trigger()
    qtbot.keyClick(view(inside), Qt.Key.Key_B)
    picture = view(inside).grab().toImage()
    places = [(x, y) for x in (0, picture.width() // 2) for y in (0, picture.height() // 2)]
    assert [picture.pixelColor(*place).name() for place in places] == ["#000000"] * 4
    assert view(inside).canvas.accessibleName() == "Black"
    assert inside.controller.bench.status.notice.text() == "Room: black"
    inside.actions_["room_black"].trigger()
    assert view(inside).top.isVisible()
    assert view(inside).grab().toImage() != picture


def test_the_clock_and_the_speaker_go_on(inside: MainWindow, qtbot: QtBot) -> None:
    inside.actions_["present"].trigger()
    room = part(inside)
    while room.thing.kind != "clock":  # type: ignore[union-attr]
        inside.actions_["room_next"].trigger()
    assert (sight(inside).figure, sight(inside).text) == ("00:00", "of 40:00")
    inside.controller.bench.clock.start_or_pause()
    inside.controller.bench.clock.stop()
    assert sight(inside).figure.startswith("00:0")
    inside.actions_["room_next"].trigger()
    assert sight(inside).heading == "Nobody speaks"
    inside.controller.bench.speaker.give_floor("Vistria")
    assert (sight(inside).text, sight(inside).figure) == ("Vistria", "00:00")
    inside.controller.bench.speaker.give_floor("")


def test_a_thing_is_chosen_from_a_menu(inside: MainWindow) -> None:
    inside.actions_["present"].trigger()
    inside.actions_["room_choose"].trigger()
    menu = next(popup_menu for popup_menu in inside.findChildren(QMenu) if popup_menu.isVisible())
    assert [action.isChecked() for action in menu.actions()].index(True) == 0
    menu.actions()[2].trigger()
    menu.close()
    assert part(inside).thing.title == "Prompt 2"  # type: ignore[union-attr]


def test_it_follows_to_another_stage_and_never_to_the_other_track(inside: MainWindow) -> None:
    inside.actions_["present"].trigger()
    inside.actions_["next_stage"].trigger()
    stage = inside.controller.bench.stage_page.stage  # type: ignore[union-attr]
    assert sight(inside).heading == str(stage.title)
    inside.actions_["other_track"].trigger()
    assert inside.controller.desk.place.track == "EXTERNAL"
    assert sight(inside).heading == str(stage.title)
    assert view(inside).top.words == "ALLIANCE ONLY"


def test_it_goes_when_its_session_is_no_longer_for_the_room(inside: MainWindow, told: list[str]) -> None:
    inside.actions_["present"].trigger()
    track = inside.controller.desk.track
    assert track is not None
    session = track.dialogue.of(Session)[inside.controller.desk.place.session]
    assert track.perform(change_record(track.dialogue, session, handling="MOD"))
    assert part(inside).view is None
    inside.actions_["present"].trigger()
    assert part(inside).view is None
    assert "Moderator only" in told[0]


def test_it_goes_with_its_track(inside: MainWindow) -> None:
    inside.actions_["present"].trigger()
    shown = view(inside)
    inside.controller.desk.close_all()
    assert part(inside).view is None
    assert not shown.isVisible()


def test_away_from_a_stage_it_says_where_to_go(inside: MainWindow, told: list[str]) -> None:
    track = inside.controller.desk.track
    assert track is not None
    inside.controller.bench.open_page(track, "register")
    inside.actions_["present"].trigger()
    assert part(inside).view is None
    assert told[0].startswith("Go to a stage first")


def test_on_a_second_screen_what_is_for_allies_is_covered_first(inside: MainWindow) -> None:
    inside.second_screen._look = lambda _window: Screens([DESK, WALL], 0, 1)
    inside.actions_["present"].trigger()
    cover = view(inside).findChild(Cover)
    assert cover.veil is not None
    cover.veil.here.click()
    assert cover.veil is None


def test_what_is_for_participants_is_not_covered(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[1:])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    window.second_screen._look = lambda _window: Screens([DESK, WALL], 0, 1)
    window.actions_["present"].trigger()
    assert view(window).top.words == "PARTICIPANTS"
    assert view(window).findChild(Cover).veil is None


# -- the picture -------------------------------------------------------------------------------------

MATRIX = RoomMatrix(
    "Verdict",
    ("ATL", "VIS"),
    (RoomRow("MIL-01", "Large exercise", ("1", "NI")), RoomRow("", "Interference", ("5", ""))),
    counted=False,
    scale="VERDICT",
)
SIGHTS = (
    Sight("Rules", "What would you say?"),
    Sight("Rules", "word " * 400),
    Sight("Rules", "of 40:00", "12:10"),
    Sight("Verdict", matrix=MATRIX),
    Sight("Counted", matrix=RoomMatrix("V", ("1", "2"), (RoomRow("A", "b", ("3", "")),), True, "SUPPORT")),
)


@pytest.mark.parametrize("shown", SIGHTS)
@pytest.mark.parametrize("size", [(480, 320), (1920, 1080)])
def test_everything_is_drawn_at_any_size(qtbot: QtBot, shown: Sight, size: tuple[int, int]) -> None:
    canvas = RoomCanvas("INTERNAL")
    qtbot.addWidget(canvas)
    canvas.resize(*size)
    plain = canvas.grab().toImage()
    canvas.show_sight(shown)
    assert canvas.grab().toImage() != plain
    assert canvas.unit >= 12


def test_rows_that_are_not_counted_yet_are_explained(qtbot: QtBot) -> None:
    matrix = RoomMatrix("V", ("1", "2"), (RoomRow("A", "b", ("", "")),), True, "VERDICT", waits=True)
    shown = Sight("Counted", matrix=matrix)
    assert shown.words == "Counted. A b: ; Empty rows are counted when everybody has answered."
    canvas = RoomCanvas("INTERNAL")
    qtbot.addWidget(canvas)
    canvas.resize(1280, 720)
    canvas.show_sight(shown)
    with_words = canvas.grab().toImage()
    canvas.show_sight(Sight("Counted", matrix=replace(matrix, waits=False)))
    assert canvas.grab().toImage() != with_words


def test_a_matrix_is_told_in_words() -> None:
    assert SIGHTS[3].words == "Verdict. MIL-01 Large exercise: ATL 1, VIS NI;  Interference: ATL 5"


@pytest.mark.parametrize("whole", [True, False])
def test_it_stands_on_the_screen_it_is_given(qtbot: QtBot, whole: bool) -> None:
    room_view = RoomView("EXTERNAL", "PART")
    qtbot.addWidget(room_view)
    room_view.put_on(QRect(0, 0, 800, 600), whole=whole)
    assert room_view.isVisible()
    assert room_view.isFullScreen() == whole
