"""The key that hides answers until the reveal: from anywhere on the page, and only where it applies."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from dialogue_app.core.visibility.hidden_answers import hidden_fields
from dialogue_app.ui.fields.party_choice.party_choice import PartyChoiceEditor
from dialogue_app.ui.window.main_window import MainWindow


def test_one_key_hides_and_reveals_and_the_button_says_what_it_would_do(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    action = window.actions_["hide_answers"]
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    page = window.controller.bench.stage_page
    assert page is not None
    page.go_to("expected_state")
    editor = page.editor
    assert isinstance(editor, PartyChoiceEditor)
    assert action.isVisible()
    assert editor.hide_button.text() == "Hide until reveal"
    action.trigger()
    assert hidden_fields(page.track.dialogue, page.session) == {"expected_state"}
    assert editor.hide_button.text() == "Reveal"
    action.trigger()
    assert not hidden_fields(page.track.dialogue, page.session)
    assert editor.hide_button.text() == "Hide until reveal"


def test_it_is_not_offered_where_nothing_can_be_hidden(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    page = window.controller.bench.stage_page
    assert page is not None
    page.go_to("interests")
    window.actions_["hide_answers"].trigger()
    assert not hidden_fields(page.track.dialogue, page.session)
    assert not window.actions_["hide_answers"].isVisible()
