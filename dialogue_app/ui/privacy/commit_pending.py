"""Saving what is being typed before content leaves the screen, and hearing whether that went well."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dialogue_app.support.translation import _
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.widgets.foot import foot


class _Ear(QObject):
    """Hears what could not be saved, in place of the window, which would ask a question of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = ""

    def on_failed(self, sentence: str) -> None:
        """Keep the first sentence."""
        self.sentence = self.sentence or sentence


def commit_pending(desk: NavigationState, bench: Workbench) -> str:
    """Save what is being typed. The sentence of what could not be saved; empty if all is well."""
    ear = _Ear()
    for track in desk.tracks:
        track.failed.connect(ear.on_failed)
    desk.blockSignals(True)
    try:
        bench.commit()
        for track in desk.tracks:
            track.check_place()
    finally:
        desk.blockSignals(False)
        for track in desk.tracks:
            track.failed.disconnect(ear.on_failed)
    if not ear.sentence and any(track.unsaved is not None for track in desk.tracks):
        return _("Changes could not be saved because the place of the file failed.")
    if not ear.sentence:
        refused = foot().refused(bench)
        return refused[0].sentence if refused else ""
    return ear.sentence
