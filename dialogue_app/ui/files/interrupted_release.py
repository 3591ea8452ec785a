"""What the window does about releases: an act on both files, and bringing to its end what was interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.reports import dates
from dialogue_app.support.translation import _
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.release_crossing import finish, has_crossing

if TYPE_CHECKING:
    from dialogue_app.services.release.release_acts import Unfinished

LONGEST_SHOWN = 600
"""Signs of a text that a question shows; the page “Release” has it in full."""


class InterruptedRelease(QObject):
    """Once both tracks are open, a crossing that was interrupted is finished, and the user told."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.finish)
        desk.tracks_changed.connect(self._on_tracks)

    def _on_tracks(self) -> None:
        internal = self._desk.of_kind(INTERNAL)
        if internal is not None and has_crossing(internal):
            self._later.start(0)
        self._show_on_page()

    def finish(self) -> None:
        """Bring to its end what was interrupted, if both files are there; else say that it waits."""
        internal, external = self._desk.of_kind(INTERNAL), self._desk.of_kind(EXTERNAL)
        if internal is None or not has_crossing(internal):
            return
        if external is None or internal.read_only or external.read_only:
            self._bench.status.show_notice(_("A release is not finished: see the page “Release”."))
            return
        if not self._wanted(internal, external):
            self._bench.status.show_notice(_("A release is not finished: see the page “Release”."))
            return
        sentences = finish(internal, external)
        if sentences:
            from dialogue_app.ui.widgets.ask_dialog import tell

            self._bench.status.show_notice("")
            tell(self._shell.window(), _("An interrupted release was finished"), "\n".join(sentences))
        self._show_on_page()

    def _wanted(self, internal: OpenTrack, external: OpenTrack) -> bool:
        """Whether what is to be written into the external file is meant to be there. The internal file alone
        says so, and it may have been made by somebody else: nothing is written unseen.
        """
        from dialogue_app.services.release.release_acts import unfinished
        from dialogue_app.ui.widgets.ask_dialog import choose

        explanation = _(
            "By the ledger of the internal file this was on its way into “{file}” when the program ended. "
            "Nothing has been written there. Finish it if you know it; otherwise ask who made the "
            "internal file."
        ).format(file=external.path.name if external.path is not None else external.dialogue.track.name)
        lines = [_line_of(one) for one in unfinished(internal.dialogue)]
        text = "\n\n".join((explanation, *lines))
        return choose(self._shell.window(), _("Finish what was interrupted?"), text, [_("Finish it")]) == 0

    def _show_on_page(self) -> None:
        page = self._bench.page
        if page is not None and getattr(page, "KEY", "") == "release":
            page.refresh(None)


def _line_of(unfinished: Unfinished) -> str:
    """What is to be released or withdrawn, and who signed it."""
    from dialogue_app.services.release.release_acts import WITHDRAW

    item = unfinished.item
    if unfinished.what == WITHDRAW:
        line, who, day = _("Withdraw {item}, by {who}, {day}: “{text}”"), item.withdrawn_by, item.withdrawn_on
    else:
        line, who, day = _("Release {item}, signed by {who}, {day}: “{text}”"), item.authority, item.date
    text = item.release_text
    shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return line.format(item=item.code, who=who, day=dates.day(day), text=shown)
