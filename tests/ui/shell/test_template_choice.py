"""Which template a session runs on: short forms, the user's own files, and files with faults."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.records import EXTERNAL, Session
from dialogue_app.services.templates import template
from dialogue_app.ui.shell import template_choice
from dialogue_app.ui.shell.session_creation import SessionSetup
from dialogue_app.ui.shell.template_choice import TemplateChoice
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow

Begin = Callable[[Callable[[AskDialog], object]], list[AskDialog]]


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own templates."""
    monkeypatch.setattr(template_choice, "user_data_folder", lambda: tmp_path)
    folder = tmp_path / template_choice.FOLDER
    folder.mkdir()
    return folder


def choose(key: str) -> Callable[[AskDialog], object]:
    def act(dialog: AskDialog) -> None:
        assert isinstance(dialog, SessionSetup)
        assert dialog.templates is not None
        keys = [frame.key for frame in dialog.templates.templates]
        dialog.templates.box.setCurrentIndex(keys.index(key))
        dialog.record_form.inputs["attribution_rule"].show_value("SIDE")
        dialog.accept()

    return act


def external(window: MainWindow, paths: tuple[Path, ...]) -> OpenTrack:
    window.open_paths(paths[1:])
    track = window.controller.desk.track
    assert track is not None
    return track


def keys_shown(track: OpenTrack, session: str) -> list[str]:
    return [stage.key for stage in track.template(session).stages]


def test_a_new_session_can_run_on_the_short_form(
    window: MainWindow, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    track = external(window, two_tracks)
    answer(choose("external_russia_short"))
    window.actions_["new_session"].trigger()
    session = track.dialogue.sessions()[-1]
    assert (session.number, session.short_form) == (2, "yes")
    assert window.controller.desk.place.session == session.id
    assert "E5" not in keys_shown(track, session.id)


def test_a_session_in_which_nothing_was_done_may_change_its_template(
    window: MainWindow, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    track = external(window, two_tracks)
    desk = window.controller.desk
    (session,) = track.dialogue.sessions()
    desk.go(track, session.id, stage="E5")
    answer(choose("external_russia_short"))
    window.actions_["set_up_session"].trigger()
    assert desk.place.stage == "E1"
    page = window.controller.bench.stage_page
    assert page is not None
    assert page.template.short_form
    window.actions_["undo"].trigger()
    page = window.controller.bench.stage_page
    assert page is not None
    assert not page.template.short_form


def test_a_session_under_way_keeps_its_template(
    window: MainWindow, two_tracks: tuple[Path, ...], answer: Begin
) -> None:
    track = external(window, two_tracks)
    (session,) = track.dialogue.sessions()
    stage_and_field = track.template(session.id).find_field("predictions_declined")
    assert stage_and_field is not None
    track.perform(set_entry(track.dialogue, session.id, stage_and_field[1], Place("", "RUSSIA"), value="yes"))
    seen = answer(lambda dialog: dialog.accept())
    window.actions_["set_up_session"].trigger()
    (dialog,) = seen
    assert isinstance(dialog, SessionSetup)
    assert dialog.templates is None


def test_own_templates_are_offered_and_those_with_faults_named(
    window: MainWindow, two_tracks: tuple[Path, ...], answer: Begin, own: Path
) -> None:
    text = template("external_russia").source.replace('key = "external_russia"', 'key = "ours"', 1)
    (own / "ours.toml").write_text(text, encoding="utf-8")
    (own / "bad.toml").write_text('key = "bad"\nkind = 1\n', encoding="utf-8")
    (own / "worse.toml").write_text("= = =", encoding="utf-8")
    track = external(window, two_tracks)
    choice = TemplateChoice(EXTERNAL, "external_russia")
    assert "ours" in [frame.key for frame in choice.templates]
    assert [frame.key for frame in choice.templates][:2] == ["external_russia", "external_russia_short"]
    assert choice.template().key == "external_russia"
    said = [label.text() for label in choice.faults]
    assert [text.split(" ", 1)[0] for text in said] == ["bad.toml", "worse.toml"]
    assert all("line" in text for text in said)
    answer(choose("ours"))
    window.actions_["new_session"].trigger()
    session = track.dialogue.of(Session)[window.controller.desk.place.session]
    assert session.template_key == "ours"
    assert window.controller.bench.stage_page is not None
