"""Analyses: every question that the track can answer, at a glance and each with its whole answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from dialogue_app.analyses.judgements.unity_overview import UnityOverview
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.edits import Change
from dialogue_app.core.records import INTERNAL, Session
from dialogue_app.core.visibility.markings import highest
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.overview import overview_of
from dialogue_app.reports.questions import Question, offered
from dialogue_app.reports.report import Report, Source
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.analyses.answer_view import AnswerView
from dialogue_app.ui.pages.analyses.question_reader import QuestionReader
from dialogue_app.ui.pages.analyses.questions_model import QuestionsModel
from dialogue_app.ui.pages.analyses.questions_view import overview_list, question_list
from dialogue_app.ui.pages.analyses.result_view import ReportView
from dialogue_app.ui.pages.analyses.track_context import context_of
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit

PAUSE_MS = 150
"""Edits that follow each other are waited for so long."""

WIDEST, NARROW = 1240, 720


@dataclass
class _AnalysisMemory:
    """What is kept of a track while it is open: the question that is open, none for the overview, and results
    to build on.
    """

    question: str = ""
    kept: dict[str, UnityOverview] = field(default_factory=dict)


_memories: WeakKeyDictionary[OpenTrack, _AnalysisMemory] = WeakKeyDictionary()


def forget() -> None:
    """Forget what is kept of the open tracks, as when one of them is closed for good."""
    _memories.clear()


class AnalysisPage(SidePage):
    """An overview of the questions with each answer at a glance; a question opens with its reports one below
    the other, beside the list of all. It follows every edit; one reading at a time is made, and a newer one
    waits for it.
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
        self.model = QuestionsModel(self)
        for keys, step in (("Ctrl+Tab", self.next_question), ("Ctrl+Shift+Tab", self.previous_question)):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        self.reports: tuple[Report, ...] = ()
        self._shown = ""
        self.reader = QuestionReader(self)
        self.reader.answered.connect(self._on_answered)
        self.reader.at_a_glance.connect(self._on_at_a_glance)
        self.reader.failed.connect(self.track.failed)
        self._markings: dict[str, tuple[str, ...]] = {}
        self._read: ReportContext | None = None
        self._fresh: set[str] = set()
        self._marking = super().marking()
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.read)
        for other in self._others():
            other.changed.connect(self._on_other_changed)
        self._prepare()
        self._show_place()
        self._pause.start(0)

    def _build(self) -> None:
        self.back = self.add_button(_("Overview"), tip=_("Back to the overview (Esc)"))
        kept = self.back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the head stays where it is
        self.back.setSizePolicy(kept)
        self.back.clicked.connect(self.show_overview)
        self.nothing = kit.label(
            _("The template of this session asks nothing that can be analysed."), "soft", wrap=False
        )
        self.overview = overview_list(self.model, self.track.track, self)
        self.overview.setMaximumWidth(WIDEST)
        self.overview.opened.connect(self._on_question)
        self.list = question_list(self.model, self.track.track, self)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(self._on_entered)
        self.area = AnswerView(self.track.track, WIDEST, self)
        self.area.opened.connect(self._on_opened)
        self.answer = QWidget(self)
        beside = kit.row(self.answer, spacing=24)
        beside.addWidget(self.list)
        beside.addWidget(self.area, 1)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.overview, 1)
        self.body.addWidget(self.answer, 1)

    # -- what there is -------------------------------------------------------------------------------

    def _others(self) -> tuple[OpenTrack, ...]:
        """The other tracks that this one may look at: from the inside the external one, else none."""
        if self.track.track != INTERNAL or self.tools.open_tracks is None:
            return ()
        return tuple(track for track in self.tools.open_tracks() if track is not self.track)

    def _context(self) -> ReportContext | None:
        if self.track.dialogue.get(Session, self.session) is None:
            return None
        return context_of(self.track, self.session, self._others(), self._memory.kept)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that can be answered now."""
        return self.model.questions

    @property
    def question(self) -> Question | None:
        """The question that is open; none in the overview."""
        return next((each for each in self.questions if each.key == self._memory.question), None)

    @property
    def views(self) -> list[ReportView]:
        """What is shown of the open question."""
        return self.area.views

    def presented(self) -> str:
        """The question that is open, else the one chosen in the overview."""
        row = self.overview.currentIndex().row()
        chosen = self.model.keys[row] if row >= 0 else ""
        return self.question.key if self.question is not None else chosen

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
        if questions != self.questions:
            self.model.show_questions(questions)
            self._markings = {key: each for key, each in self._markings.items() if key in self.model.keys}
            self._show_place()

    # -- where one is --------------------------------------------------------------------------------

    def next_question(self) -> None:
        """Turn to the next question; after the last comes the first."""
        self._step(1)

    def previous_question(self) -> None:
        """Turn to the question before."""
        self._step(-1)

    def _step(self, steps: int) -> None:
        keys = self.model.keys
        if keys:
            start = -1 if steps > 0 else 0
            here = keys.index(self.question.key) if self.question is not None else start
            self.open_question(keys[(here + steps) % len(keys)])

    def open_question(self, key: str) -> None:
        """Show the whole answer to a question."""
        if key != self._memory.question:
            self._memory.question = key
            led = self.overview.hasFocus()
            self._show_place()
            if led:
                self._entrance().setFocus()
            self.read()

    def show_overview(self) -> None:
        """Back to the overview, at the question that was open."""
        question = self.question
        self._memory.question = ""
        self._show_place()
        if question is not None:
            self.overview.setCurrentIndex(self.model.index(self.model.keys.index(question.key)))
            self.overview.setFocus()
            self._show((), "")
        self.read()

    def _show_place(self) -> None:
        """Show the overview or a question, and in a narrow page a question without the list."""
        question, some = self.question, bool(self.questions)
        self.nothing.setVisible(not some)
        self.overview.setVisible(some and question is None)
        self.answer.setVisible(question is not None)
        self.list.setVisible(question is not None and self.width() >= theme.current().scaled(NARROW))
        self.back.setVisible(question is not None)
        if question is not None:
            index = self.model.index(self.model.keys.index(question.key))
            if self.list.currentIndex() != index:
                self.list.setCurrentIndex(index)
        elif some and not self.overview.currentIndex().isValid():
            self.overview.setCurrentIndex(self.model.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has no room for the list."""
        super().resizeEvent(event)
        self._show_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the overview."""
        if event.key() == Qt.Key.Key_Escape and self.question is not None:
            self.show_overview()
        else:
            super().keyPressEvent(event)

    # -- reading -------------------------------------------------------------------------------------

    def read(self) -> None:
        """Begin to read the answers; what is being read is finished first. The overview asks one question
        after another, and none again of what it has read.
        """
        self._pause.stop()
        context, question = self._context(), self.question
        if context is None:
            self._show((), "")
        asked = (question,) if question is not None else self.questions
        if question is None and context is not None:
            if not _same(context, self._read):
                self._read, self._fresh = context, set()
            asked = tuple(each for each in asked if each.key not in self._fresh)
        self._show_marking()
        self.reader.ask(asked, context, whole=question is not None)

    def _on_answered(self, key: str, reports: tuple[Report, ...], newest: bool) -> None:
        if self.question is not None and key == self.question.key and (newest or self._shown == key):
            self._show(reports, key)

    def _on_at_a_glance(self, key: str, report: Report) -> None:
        """Show an answer at a glance, its marking first."""
        if self.question is None:
            self._fresh.add(key)
            self._markings[key] = report.markings
            self._show_marking()
            self.model.show_answer(key, overview_of(report))

    def _show_marking(self) -> None:
        """Wear the highest marking of what is shown."""
        shown = [one for each in self.reports for one in each.markings]
        if self.question is None:
            shown = [one for each in self._markings.values() for one in each]
        marking = highest((super().marking(), *shown))
        if marking != self._marking:
            self._marking = marking
            self.marking_changed.emit(marking)

    def _show(self, reports: tuple[Report, ...], key: str) -> None:
        """Show reports. The marking goes first: nothing is on the page before its marking is."""
        anew = self._shown != key
        self.reports, self._shown = reports, key
        self._show_marking()
        self.area.show_reports(reports, self.question.title if self.question is not None else "", anew=anew)

    # -- going about ---------------------------------------------------------------------------------

    def go_to(self, record_id: str = "") -> None:
        """Put the focus on the questions; ``record_id`` may be the key of one, which is opened."""
        if record_id in self.model.keys:
            self.open_question(record_id)
        (self.overview if self.question is None else self._entrance()).setFocus()

    def _entrance(self) -> QWidget:
        """What has the focus when a question is opened: the list beside it, else the answer."""
        return self.list if self.list.isVisibleTo(self) else self.area

    def show_session(self, session: str) -> None:
        """Turn to another session."""
        self._shown, self._read = "", None
        self.model.forget_answers()
        self._markings = {}
        super().show_session(session)

    def _on_question(self, row: int) -> None:
        self.open_question(self.model.keys[row])

    def _on_current(self, index: QModelIndex) -> None:
        if self.question is not None and index.isValid():
            self.open_question(self.model.keys[index.row()])

    def _on_entered(self, _row: int) -> None:
        self.area.setFocus()

    def _on_other_changed(self, _change: object) -> None:
        self.refresh(Change("", ()))

    def _on_opened(self, source: Source, item: str, party: str) -> None:
        track = next(
            (open_track for open_track in (self.track, *self._others()) if open_track.track == source.track),
            None,
        )
        if track is None or track.dialogue.get(Session, source.session) is None:
            return
        field_key = source.field
        if source.second and item:
            template = track.template(source.session)
            stage_and_field = template.find_field(source.field)
            key = stage_and_field[1].entry_field if stage_and_field else source.field
            cells = track.dialogue.item_entries(source.session, key, item)
            late = [
                entry for (who, _aspect, number), entry in cells.items() if number == 2 and party in ("", who)
            ]
            if any(entry.value for entry in late):
                field_key = source.second
        who = party if party and answerer(track.dialogue, party).code != "?" else ""
        self.open_place.emit(track, source.session, source.stage, field_key, item, who)


def _same(first: ReportContext, second: ReportContext | None) -> bool:
    """Whether two readings are of the very same values, hidden alike."""
    if second is None or first.hidden != second.hidden or (first.outside is None) != (second.outside is None):
        return False
    outside = first.outside is None or second.outside is None or _same(first.outside, second.outside)
    held, other = first.held, second.held
    return outside and held.dialogue is other.dialogue and held.session == other.session
