"""Answers to questions in the room: made for whom the session's rules let be told, on another thread."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dialogue_app.charts import measured_text
from dialogue_app.core.visibility.markings import is_above
from dialogue_app.reports.context import Hidden, ReportContext
from dialogue_app.reports.overview import overview_of
from dialogue_app.reports.questions import QUESTIONS, Question, question
from dialogue_app.reports.report import Overview, Sketch
from dialogue_app.reports.ruled_context import ruled_context
from dialogue_app.services.analysis import SessionView
from dialogue_app.services.audience.projector import Room, Thing, without_predictions
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.analyses.track_context import hidden_places_of
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.track.open_track import OpenTrack


@dataclass(frozen=True, slots=True)
class RoomAnswer:
    """What the room is told in answer to a question: at a glance, and the picture if there is one."""

    overview: Overview
    picture: Sketch | None = None


def room_answer(asked: Question, room: Room, hidden: Hidden) -> RoomAnswer:
    """The answer as markings and attribution rule of the session let the room be told it."""
    nothing = RoomAnswer(Overview(_("Nothing to show.")))
    if not room.marking or room.disclosure.agreed_only:
        return nothing
    shown = without_predictions(room.dialogue, room.session.id, room.template)
    context = ruled_context(shown, room.session, room.template, highest=room.marking, hidden=hidden)
    report = asked.overview(context.settled())
    if report is None or any(is_above(marking, room.marking) for marking in report.markings):
        return nothing
    at_a_glance = overview_of(report)
    known = any(part.n for part in at_a_glance.parts if part.weight != "open")
    if at_a_glance.parts and not known:  # what is not known here may be known to those who may see more
        return nothing
    return RoomAnswer(at_a_glance, report.picture)


@dataclass(frozen=True)
class _RoomQuery:
    """A question as it is asked for the room; answered on another thread."""

    question: Question
    room: Room
    hidden: Hidden

    def same(self, other: _RoomQuery | None) -> bool:
        """Whether another one is about the very same values."""
        return (
            other is not None
            and self.question.key == other.question.key
            and self.room.dialogue is other.room.dialogue
            and self.room.session == other.room.session
            and self.hidden == other.hidden
        )

    def answer(self, _progress: Progress) -> tuple[_RoomQuery, RoomAnswer]:
        """Answer it; the letters of its picture are read here too, once."""
        measured_text.register()
        return self, room_answer(self.question, self.room, self.hidden)


class RoomReports(QObject):
    """One answer at a time. ``answered``: there is a newer one."""

    answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: _RoomQuery | None = None
        self._known: tuple[_RoomQuery, RoomAnswer] | None = None

    def things(self, room: Room) -> tuple[Thing, ...]:
        """The questions that the template of the session can answer by itself."""
        held = SessionView(room.dialogue, room.session.id, room.template)
        context = ReportContext(held, room.dialogue.track.track)
        if not room.marking or room.disclosure.agreed_only:
            return ()
        return tuple(
            Thing("report", each.title, each.title, field=each.key)
            for each in QUESTIONS
            if each.offered(context)
        )

    def answer(self, track: OpenTrack, room: Room, thing: Thing) -> RoomAnswer | None:
        """The answer to a question; until a newer one is there the one that was shown, and none before the
        first.
        """
        asked = _RoomQuery(question(thing.field), room, hidden_places_of(track))
        if not asked.same(self._asked):
            self._asked = asked
            task = Task(asked.answer)
            task.done.connect(self._on_answered)
            task.failed.connect(track.failed)
            task.start()
        if self._known is None:
            return None
        shown, answer = self._known
        same = shown.question.key == thing.field and shown.room.session.id == room.session.id
        return answer if same else None

    def _on_answered(self, result: object) -> None:
        if isinstance(result, tuple) and self._asked is not None and result[0].same(self._asked):
            self._known = result
            self.answered.emit()
