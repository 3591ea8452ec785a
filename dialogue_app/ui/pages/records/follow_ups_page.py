"""Follow-ups: who does what by when, over all sessions of the track."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import FollowUp, status_of
from dialogue_app.core.form import questions
from dialogue_app.core.records import Listed, Record
from dialogue_app.core.scales import scale
from dialogue_app.reports.dates import short_day
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import ListPage, party_cell, session_words
from dialogue_app.ui.widgets.rows.row_table import Cell, Column

CLOSED = ("DONE", "DROPPED")


def is_overdue(follow_up: FollowUp, today: str = "") -> bool:
    """Whether an open follow-up should have been done: its day, month or year of due has passed."""
    due = follow_up.due
    return (
        bool(due) and follow_up.status not in CLOSED and (today or timestamps.today())[: len(due)] > due
    ) or follow_up.status == "OVERDUE"


class FollowUpsPage(ListPage):
    """The table of follow-ups."""

    KEY = "follow_ups"
    TITLE = N_("Follow-ups")
    PURPOSE = N_(
        "Who does what, by when and through which channel. Space marks one as done or opens it again."
    )
    SHORTCUT = "Ctrl+Shift+F"
    EMPTY = N_(
        "No follow-up here.\n\nA follow-up is an action with an owner and a date, such as a call, a "
        "notice or a visit that was agreed. Press Ins to add the first one."
    )
    ADD = N_("Add follow-up")
    KIND: ClassVar[type[Listed]] = FollowUp

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many are open."""
        found = chains(dialogue, FollowUp)
        return sum(1 for one in found if one.latest.status not in CLOSED) or None

    @staticmethod
    def is_open(record: Listed) -> bool:
        """Neither done nor dropped."""
        return getattr(record, "status", "") not in CLOSED

    def columns(self) -> tuple[Column, ...]:
        """Action, owner, due, state, session."""
        asks = dict(questions(FollowUp))
        return (
            Column(_("Action"), 0, "text", asks["text"]),
            Column(_("Owner"), 72),
            Column(_("Due"), 104, "due", asks["due"]),
            Column(_("State"), 104, "status", asks["status"]),
            Column(_("From"), 88, spare=1),
        )

    def cells(self, chain: Chain[Any]) -> tuple[Cell, ...]:
        """Overdue ones say so in words and in colour."""
        record = cast("FollowUp", chain.latest)
        late = is_overdue(record)
        state = _("Overdue") if late else scale("FOLLOW_UP_STATUS").shown(status_of(record))
        closed = record.status in CLOSED
        return (
            Cell(record.text, "faint" if closed else ""),
            party_cell(self.track.dialogue, record.owner),
            Cell(short_day(record.due), "bad" if late else "", order=record.due),
            Cell(state, "bad" if late else "good" if record.status == "DONE" else "soft"),
            Cell(session_words(chain.first), "soft"),
        )

    def fresh(self, session: str, field: str, marking: str) -> Listed:
        """A new one is open."""
        return FollowUp(session=session, field=field, marking=marking, status="OPEN")

    def toggle(self, record: Record) -> None:
        """Done, or open again."""
        if isinstance(record, FollowUp):
            done = record.status in CLOSED
            self.try_change(record, status="OPEN" if done else "DONE")
