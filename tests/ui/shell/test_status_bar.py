"""The foot says what is saved and the marking at every width, the rest in as many words as fit."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dialogue_app.core.records import INTERNAL
from dialogue_app.ui.shell.status_bar import StatusBar
from dialogue_app.ui.widgets.marking_strip import ShownMarking


def shown(bar: StatusBar) -> list[str]:
    return [widget.text() for widget in (bar.saved, bar.clock, bar.speaker) if widget.isVisible()]


def test_the_narrower_the_fewer_words_and_never_without_saved_and_marking(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_saved("2026-03-12T14:32:05+01:00")
    bar.show_clock(32 * 60 + 10, 75, paused=True, stage="I4")
    bar.show_speaker("Vistria", 100)
    bar.chip.show_marking(INTERNAL, ShownMarking("ALLY"))
    bar.resize(1200, 26)
    bar.show()
    said = [shown(bar)]
    for width in range(1200, 200, -20):
        bar.resize(width, 26)
        assert bar.saved.isVisible()
        assert bar.chip.isVisible()
        if shown(bar) != said[-1]:
            said.append(shown(bar))
        assert sum(map(len, said[-1])) <= sum(map(len, said[0]))
    assert said[0] == ["Saved 14:32", bar.clock.toolTip().split("\n")[0], "Speaking: Vistria 01:40"]
    assert said[-1] == ["Saved 14:32"]
    assert len(said) >= 4
    bar.resize(1200, 26)
    assert shown(bar) == said[0]
