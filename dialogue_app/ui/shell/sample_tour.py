"""The line over the sample: shown until it is dismissed, it leads to four places of the two tracks."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import EXTERNAL, INTERNAL, RUSSIA
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.services.sample.sample_tracks import is_sample
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.wrapped_row import WrappedRow

VERDICTS, UNITY, RELEASED, SAID = "verdicts", "unity", "released", "said"
PLACES = (
    (VERDICTS, N_("Verdicts")),
    (UNITY, N_("Unity")),
    (RELEASED, N_("What was released")),
    (SAID, N_("What Russia said")),
)
_TRACKS = {VERDICTS: INTERNAL, UNITY: INTERNAL, RELEASED: INTERNAL, SAID: EXTERNAL}


class SampleLine(QFrame):
    """``wanted`` carries the key of a place, ``dismissed`` that the line is not wanted any more."""

    wanted = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleLine")
        self.setAccessibleName(_("Sample"))
        self.links: dict[str, QPushButton] = {}
        places = WrappedRow(self, across=8, down=0)
        places.add(kit.label(_("Sample."), "strong", wrap=False))
        for number, (key, title) in enumerate(PLACES):
            if number:
                places.add(kit.label("›", "faint", wrap=False))
            link = kit.button(_(title), "link")
            link.setProperty("place", key)
            link.clicked.connect(self._on_link)
            self.links[key] = link
            places.add(link)
        self.dismiss = kit.button(_("Dismiss"), "link", name=_("Dismiss this line"))
        self.dismiss.clicked.connect(self.dismissed)
        row = kit.row(self, spacing=16, margins=(24, 2, 24, 2))
        row.addWidget(places, 1)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)

    def _on_link(self) -> None:
        self.wanted.emit(str(self.sender().property("place")))


class SampleTour(QObject):
    """A part of the window with open tracks; ``line`` is there while one of the sample's is shown."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench
        self.line: SampleLine | None = None
        desk.moved.connect(self._show)
        desk.tracks_changed.connect(self._show)

    def _show(self) -> None:
        """Show the line over the sample only; a link leads only into a track that is open."""
        track = self._desk.track
        wanted = self._shell.settings.value.sample_line and track is not None and is_sample(track.dialogue)
        if wanted and self.line is None:
            self.line = SampleLine()
            self.line.wanted.connect(self._on_wanted)
            self.line.dismissed.connect(self._on_dismissed)
            self._bench.put_over(self.line)
        if self.line is None:
            return
        self.line.setVisible(wanted)
        for key, link in self.line.links.items():
            link.setEnabled(self._track(key) is not None)

    def _track(self, key: str) -> OpenTrack | None:
        track = self._desk.of_kind(_TRACKS[key])
        return track if track is not None and is_sample(track.dialogue) else None

    def _on_wanted(self, key: str) -> None:
        track = self._track(key)
        if track is None:
            return
        if key == RELEASED:
            self._bench.open_page(track, "release")
        elif key == UNITY:
            from dialogue_app.reports.unity import report as unity

            self._bench.open_page(track, "analyses", unity.KEY)
        else:
            session = self._desk.session_of(track)
            place = _place(track.template(session), key)
            if place is not None:
                item = _first_of_russia(track.dialogue) if key == SAID else ""
                self._bench.open_place(track, session, place[0].key, place[1].key, item)

    def _on_dismissed(self) -> None:
        self._shell.settings.set(sample_line=False)
        self._show()
        self._bench.take_focus()


def _place(template: Template, key: str) -> tuple[Stage, TemplateField] | None:
    """The field of the first verdicts, or that of the red lines that were stated."""
    if key == VERDICTS:
        from dialogue_app.analyses.judgements.unity_overview import verdict_field

        field = verdict_field(template)
        return template.find_field(field.key) if field is not None else None
    stated = (place for place in template.fields() if place[1].record == "red_line" and not place[1].sealed)
    return next(stated, None)


def _first_of_russia(dialogue: Dialogue) -> str:
    """The id of the first red line that Russia stated; empty if there is none."""
    from dialogue_app.core.domain_records import RedLine

    stated = sorted(dialogue.of(RedLine).values(), key=attrgetter("position"))
    return next((line.id for line in stated if line.holder == RUSSIA), "")
