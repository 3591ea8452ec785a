"""Answers to questions in the room: the words of the reports, and never more than the room may be told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Signal
from dialogue_app.core.records import SIDES, Party, Session
from dialogue_app.reports.overview import draw_overview
from dialogue_app.reports.questions import QUESTIONS
from dialogue_app.services.audience.projector import Room
from dialogue_app.services.templates import template_of
from dialogue_app.ui.room.room_actions import RoomActions
from dialogue_app.ui.room.room_reports import RoomAnswer, RoomReports, room_answer
from dialogue_app.ui.room.room_view import RoomCanvas, Sight
from dialogue_app.ui.window.main_window import MainWindow
from tests.services.amber_sea import external, internal
from tests.services.sealed_sample import CANARY, EVERY

NOTHING = "Nothing to show."


def room_of(dialogue: Dialogue, **changed: str) -> Room:
    """The last session of a track, changed, at its first stage."""
    session = replace(dialogue.sessions()[-1], **changed)
    others = (record for record in dialogue.everything() if record.id != session.id)
    template = template_of(session)
    return Room(Dialogue([*others, session]), session, template, template.stages[0])


def answers(room: Room, hidden: frozenset[tuple[str, str]] = frozenset()) -> dict[str, RoomAnswer]:
    """The answer to every question that the room can ask."""
    keys = [thing.field for thing in RoomReports().things(room)]
    return {each.key: room_answer(each, room, hidden) for each in QUESTIONS if each.key in keys}


def told(answer: RoomAnswer) -> str:
    """Everything that is drawn of an answer."""
    words = draw_overview(answer.overview, 400.0).description
    return words + (answer.picture.drawn(400.0).description if answer.picture is not None else "")


def test_the_room_is_told_in_the_words_of_the_page() -> None:
    sentences = {key: answer.overview.sentence for key, answer in answers(room_of(external())).items()}
    assert sentences == {
        "rules": "Both sides hold the same rule on 7 of 11 activities; contested: NBR-02, AIR-01 and 2 more.",
        "perceptions": NOTHING,
        "predictions": NOTHING,
        "read_backs": "Accurate at the first attempt: 10 of 13 statements.",
        "signals": "5 of 6 signals were not read as intended; a reassurance was lost on SG3, SG4.",
        "differences": "1 to clarify, 3 manageable, 3 to be lived with.",
    }


def test_what_was_guessed_or_predicted_under_seal_is_never_told() -> None:
    assert answers(room_of(external()))["predictions"].picture is None
    assert answers(room_of(internal()))["perceptions"].overview.sentence == NOTHING


@pytest.mark.parametrize("make", EVERY)
def test_nothing_sealed_is_told(make: Callable[[], Dialogue]) -> None:
    for answer in answers(room_of(make(), attribution_rule="REC")).values():
        assert CANARY not in repr(answer)
        assert CANARY not in told(answer)


def test_what_waits_for_its_reveal_is_not_told() -> None:
    room = room_of(internal())
    answers_by_key = answers(room, frozenset({(room.session.id, "verdict_r1")}))
    assert answers_by_key["unity"].overview.sentence == "Hidden until the reveal."
    assert answers_by_key["unity"].picture is None


@pytest.mark.parametrize("rule", ["CHR", "SIDE"])
def test_no_party_is_named_where_the_rule_forbids_it(rule: str) -> None:
    dialogue = internal()
    names = {party.code for party in dialogue.of(Party).values()} - set(SIDES)
    for answer in answers(room_of(dialogue, attribution_rule=rule)).values():
        words = told(answer).replace(",", " ").replace(";", " ").replace(".", " ").split()
        assert names.isdisjoint(words)


def test_off_the_record_and_above_the_room_there_is_no_question() -> None:
    assert answers(room_of(external(), attribution_rule="OFF")) == {}
    assert answers(room_of(external(), handling="MOD")) == {}
    room = room_of(external(), attribution_rule="OFF")
    assert room_answer(QUESTIONS[1], room, frozenset()).overview.sentence == NOTHING


def test_a_record_marked_higher_is_not_counted() -> None:
    dialogue = external()
    session = dialogue.sessions()[-1].id
    signal = dialogue.listed(Signal, session)[0]
    higher = dialogue.apply(change_record(dialogue, signal, marking="MOD").edits)
    assert answers(room_of(dialogue))["signals"].overview.basis == "6 of 6 signals"
    assert answers(room_of(higher))["signals"].overview.basis == "5 of 5 signals"


@pytest.mark.parametrize("size", [(480, 300), (900, 520), (1920, 1080)])
def test_every_answer_is_drawn_at_any_size(qtbot: QtBot, size: tuple[int, int]) -> None:
    canvas = RoomCanvas("external")
    qtbot.addWidget(canvas)
    canvas.resize(*size)
    for answer in answers(room_of(external())).values():
        canvas.show_sight(Sight("A question?", answer=answer))
        assert answer.overview.sentence in canvas.accessibleName()
        assert not canvas.grab().isNull()


# -- in the window ---------------------------------------------------------------------------------------


@pytest.fixture
def outside(window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]) -> MainWindow:
    window.open_paths(two_tracks[1:])
    qtbot.waitUntil(lambda: len(window.controller.desk.tracks) == 1 and bool(window.controller.bench.pages))
    return window


def part(window: MainWindow) -> RoomActions:
    return next(
        action_part for action_part in window.controller.parts if isinstance(action_part, RoomActions)
    )


def sight(window: MainWindow) -> Sight:
    view = part(window).view
    assert view is not None
    return view.canvas.sight


def test_from_the_analyses_the_question_shown_is_presented(outside: MainWindow, qtbot: QtBot) -> None:
    desk, bench = outside.controller.desk, outside.controller.bench
    assert desk.track is not None
    bench.open_page(desk.track, "analyses", "signals")
    outside.actions_["present"].trigger()
    assert sight(outside).heading == "Which signals went astray?"
    assert sight(outside).words.startswith("Which signals went astray?")
    qtbot.waitUntil(lambda: sight(outside).answer is not None)
    assert "Room: " in bench.status.notice.text()
    asked = sight(outside).answer
    assert asked is not None
    assert asked.overview.sentence == NOTHING
    outside.actions_["room_choose"].trigger()
    menu = outside.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions() if action.isChecked()] == [
        "Which signals went astray?"
    ]
    menu.close()
    session = desk.track.dialogue.get(Session, desk.place.session)
    assert session is not None
    heard = Signal(
        session=session.id, field="signals", code="SG1", sender=SIDES[0], receiver=SIDES[1], marking="PART",
        intended="warn", intended_level="2", noticed="yes", received="warn", received_level="4",
    )  # fmt: skip
    assert desk.track.perform(add_listed(desk.track.dialogue, heard))
    assert sight(outside).answer is asked
    qtbot.waitUntil(lambda: sight(outside).answer is not asked)
    assert sight(outside).answer.overview.basis == "1 of 1 signal"  # type: ignore[union-attr]
    outside.actions_["room_previous"].trigger()
    assert sight(outside).answer is None
    assert sight(outside).heading == "How well was listened?"
    outside.actions_["present"].trigger()
    assert part(outside).view is None
