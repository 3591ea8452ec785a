"""The thresholds of a dialogue in the window: shown, refused in a sentence, saved, undone."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from pytestqt.qtbot import QtBot

from dialogue_app.core.thresholds import DEFAULTS, NAMES, Thresholds, thresholds_of
from dialogue_app.ui.shell.session_creation import ThresholdsDialog
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow

Answer = Callable[[AskDialog], object]


def test_lines_show_what_holds_and_go_back_to_the_defaults(qtbot: QtBot) -> None:
    dialog = ThresholdsDialog(Thresholds(quorum=Fraction(1, 2)))
    qtbot.addWidget(dialog)
    assert [dialog.lines[name].text() for name in NAMES] == ["1/2", "2", "1/4", "1/5", "1/3", "1"]
    dialog.reset.click()
    assert dialog.answer() == DEFAULTS


def test_a_line_that_does_not_fit_keeps_the_dialog_open(qtbot: QtBot) -> None:
    dialog = ThresholdsDialog(DEFAULTS)
    qtbot.addWidget(dialog)
    dialog.lines["polarised"].setText("0.6")
    dialog.accept()
    assert dialog.result() == 0
    assert "Polarised" in dialog.fault_label.text()
    dialog.lines["polarised"].setText("40%")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.answer().polarised == Fraction(2, 5)


def test_the_menu_sets_them_and_undo_takes_them_back(
    window: MainWindow, two_tracks: tuple[Path, ...], answer: Callable[[Answer], list[AskDialog]]
) -> None:
    def act(dialog: AskDialog) -> None:
        assert isinstance(dialog, ThresholdsDialog)
        dialog.lines["quorum"].setText("3/4")
        dialog.accept()

    window.open_paths([two_tracks[0]])
    seen = answer(act)
    window.actions_["thresholds"].trigger()
    track = window.controller.desk.track
    assert seen
    assert track is not None
    assert thresholds_of(track.dialogue).quorum == Fraction(3, 4)
    window.actions_["undo"].trigger()
    assert thresholds_of(track.dialogue) == DEFAULTS
