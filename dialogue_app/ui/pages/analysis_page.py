"""Analyses: a tab for each question that the track can answer, with what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from dialogue_app.analyses.judgements.unity_overview import UnityOverview
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.edits import Change
from dialogue_app.core.records import INTERNAL, Session
from dialogue_app.core.visibility.markings import highest
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import Question, offered
from dialogue_app.reports.report import Report, Source
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.analyses.result_view import ReportView, form_of
from dialogue_app.ui.pages.analyses.track_context import context_of
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.field_tabs import FieldTabs

PAUSE_MS = 150
"""Edits that follow each other are waited for so long."""

WIDEST = 1240


@dataclass
class _AnalysisMemory:
    """What is kept of a track while it is open: the question last looked at, and results to build on."""

    question: str = ""
    kept: dict[str, UnityOverview] = field(default_factory=dict)


_memories: WeakKeyDictionary[OpenTrack, _AnalysisMemory] = WeakKeyDictionary()


def forget() -> None:
    """Forget what is kept of the open tracks, as when one of them is closed for good."""
    _memories.clear()


@dataclass(frozen=True)
class _Asked:
    """A question put to what is looked at; answered on another thread."""

    number: int
    question: Question
    context: ReportContext

    def run(self, _progress: Progress) -> tuple[int, str, tuple[Report, ...]]:
        """Answer it."""
        return self.number, self.question.key, self.question.reports(self.context.settled())


class AnalysisPage(SidePage):
    """The questions as tabs, the reports of one below each other. It follows every edit; one reading at a
    time is made, and a newer one waits for it.
    """

    KEY = "analyses"
    TITLE = N_("Analyses")
    PURPOSE = N_(
        "What the answers recorded so far say: in words first, with n of N, and the way to each of them."
    )
    SHORTCUT: ClassVar[str] = "Ctrl+Shift+Y"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._memory = _memories.setdefault(self.track, _AnalysisMemory())
        self.questions: tuple[Question, ...] = ()
        self.tabs: FieldTabs | None = None
        for keys, step in (("Ctrl+Tab", self.next_question), ("Ctrl+Shift+Tab", self.previous_question)):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        self.views: list[ReportView] = []
        self.reports: tuple[Report, ...] = ()
        self._shown = ""
        self._number = 0
        self._busy = self._again = False
        self._marking = super().marking()
        self.nothing = kit.label(
            _("The template of this session asks nothing that can be analysed."), "soft", wrap=False
        )
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.inside = QWidget()
        self.inside.setMaximumWidth(WIDEST)
        self._column = kit.column(self.inside, spacing=24, margins=(0, 8, 16, 24))
        self._column.addStretch(1)
        self.area.setWidget(self.inside)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.area, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.read)
        for other in self._others():
            other.changed.connect(self._on_other_changed)
        self._prepare()
        self._pause.start(0)

    # -- what there is -------------------------------------------------------------------------------

    def _others(self) -> tuple[OpenTrack, ...]:
        """The other tracks that this one may look at: from the inside the external one, else none."""
        if self.track.track != INTERNAL or self.tools.open_tracks is None:
            return ()
        return tuple(one for one in self.tools.open_tracks() if one is not self.track)

    def _context(self) -> ReportContext | None:
        if self.track.dialogue.get(Session, self.session) is None:
            return None
        return context_of(self.track, self.session, self._others(), self._memory.kept)

    @property
    def question(self) -> Question | None:
        """The question of the tab chosen."""
        number = self.tabs.current if self.tabs else -1
        return self.questions[number] if number >= 0 else None

    def marking(self) -> str:
        """The highest marking of what is shown."""
        return self._marking

    def refresh(self, change: Change | None = None) -> None:
        """Follow an edit; at once when everything may have changed."""
        self._prepare()
        if change is None:
            self.read()
        else:
            self._pause.start(PAUSE_MS)

    def _prepare(self) -> None:
        """Offer the questions that can be answered now."""
        context = self._context()
        questions = offered(context) if context is not None else ()
        if questions != self.questions or self.tabs is None:
            self._build_tabs(questions)

    def next_question(self) -> None:
        """Turn to the next question; after the last comes the first."""
        self._step(1)

    def previous_question(self) -> None:
        """Turn to the question before."""
        self._step(-1)

    def _step(self, steps: int) -> None:
        if self.tabs is not None and self.questions:
            self.tabs.choose((self.tabs.current + steps) % len(self.questions))

    def _build_tabs(self, questions: tuple[Question, ...]) -> None:
        old, self.questions = self.tabs, questions
        self.tabs = FieldTabs([one.title for one in questions], self.track.track, self)
        self.tabs.setAccessibleName(_("Questions"))
        keys = [one.key for one in questions]
        wanted = self._memory.question
        self.tabs.choose(keys.index(wanted) if wanted in keys else 0)
        self.tabs.chosen.connect(self._on_chosen)
        self.body.insertWidget(1, self.tabs)
        if old is not None:
            self.body.removeWidget(old)
            old.deleteLater()
        self.tabs.setVisible(bool(questions))
        self.nothing.setVisible(not questions)
        self.area.setVisible(bool(questions))

    # -- reading -------------------------------------------------------------------------------------

    def read(self) -> None:
        """Begin to read the answers; if a reading is under way, another one follows it."""
        self._pause.stop()
        context, question = self._context(), self.question
        if context is None or question is None:
            self._show((), "")
            return
        self._number += 1
        if self._busy:
            self._again = True
            return
        self._busy = True
        task = Task(_Asked(self._number, question, context).run)
        task.done.connect(self._on_read)
        task.failed.connect(self.track.failed)
        task.ended.connect(self._on_ended)
        task.start()

    def _on_ended(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.read()

    def _on_read(self, found: object) -> None:
        if not isinstance(found, tuple) or self.question is None:
            return
        number, key, reports = found
        if key == self.question.key and (number == self._number or self._shown == key):
            self._show(reports, key)

    def _show(self, reports: tuple[Report, ...], key: str) -> None:
        """Show reports. The marking goes first: nothing is on the page before its marking is."""
        marking = highest((super().marking(), *(one for each in reports for one in each.markings)))
        if marking != self._marking:
            self._marking = marking
            self.marking_changed.emit(marking)
        same = self._shown == key and [one.form for one in self.views] == [form_of(one) for one in reports]
        self.reports, self._shown = reports, key
        if same:
            for view, report in zip(self.views, reports, strict=True):
                view.show_report(report)
            return
        for view in self.views:
            view.hide()
            self._column.removeWidget(view)
            view.deleteLater()
        self.views = []
        for report in reports:
            view = ReportView(report, self.track.track, self.inside)
            view.opened.connect(self._on_opened)
            self._column.insertWidget(len(self.views), view)
            view.show()
            self.views.append(view)
        self.area.verticalScrollBar().setValue(0)

    # -- going about ---------------------------------------------------------------------------------

    def go_to(self, record_id: str = "") -> None:
        """Put the focus on the tabs; ``record_id`` may be the key of a question."""
        keys = [one.key for one in self.questions]
        if self.tabs is None or not keys:
            return
        if record_id in keys:
            self.tabs.choose(keys.index(record_id))
        self.tabs.tabs[max(self.tabs.current, 0)].setFocus()

    def show_session(self, session: str) -> None:
        """Turn to another session."""
        self._shown = ""
        super().show_session(session)

    def _on_chosen(self, _number: int) -> None:
        if self.question is not None and self.question.key != self._memory.question:
            self._memory.question = self.question.key
            self.read()

    def _on_other_changed(self, _change: object) -> None:
        self.refresh(Change("", ()))

    def _on_opened(self, source: Source, item: str, party: str) -> None:
        track = next((one for one in (self.track, *self._others()) if one.track == source.track), None)
        if track is None or track.dialogue.get(Session, source.session) is None:
            return
        field_key = source.field
        if source.second and item:
            template = track.template(source.session)
            found = template.find_field(source.field)
            key = found[1].entry_field if found else source.field
            cells = track.dialogue.item_entries(source.session, key, item)
            late = [
                entry for (who, _aspect, number), entry in cells.items() if number == 2 and party in ("", who)
            ]
            if any(entry.value for entry in late):
                field_key = source.second
        who = party if party and answerer(track.dialogue, party).code != "?" else ""
        self.open_place.emit(track, source.session, source.stage, field_key, item, who)
