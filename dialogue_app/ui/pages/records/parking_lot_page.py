"""Parking lot: points set aside, each with an owner and a decision on when to return to it."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ParkingLotItem, status_of
from dialogue_app.core.form import questions
from dialogue_app.core.records import Listed, Record
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import ListPage, party_cell, session_words
from dialogue_app.ui.widgets.rows.row_table import Cell, Column

CLOSED = ("TAKEN_UP", "CLOSED")


class ParkingLotPage(ListPage):
    """The table of points set aside."""

    KEY = "parking_lot"
    TITLE = N_("Parking lot")
    PURPOSE = N_(
        "Points set aside so that the stage can go on. Space marks one as taken up or opens it again."
    )
    SHORTCUT = "Ctrl+Shift+L"
    EMPTY = N_(
        "Nothing is set aside.\n\nWhen somebody raises a point that belongs elsewhere, note it here with "
        "the side that raised it and when to return to it. Press Ins to add one."
    )
    ADD = N_("Set a point aside")
    KIND: ClassVar[type[Listed]] = ParkingLotItem

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many are open."""
        found = chains(dialogue, ParkingLotItem)
        return sum(1 for one in found if one.latest.status not in CLOSED) or None

    @staticmethod
    def is_open(record: Listed) -> bool:
        """Neither taken up nor closed."""
        return getattr(record, "status", "") not in CLOSED

    def columns(self) -> tuple[Column, ...]:
        """Point, who raised it, when to return, owner, state, session."""
        asks = dict(questions(ParkingLotItem))
        return (
            Column(_("Point"), 0, "text", asks["text"]),
            Column(_("Raised by"), 80),
            Column(_("Return at"), 112, "return_at", asks["return_at"]),
            Column(_("Owner"), 96, "owner", asks["owner"], spare=1),
            Column(_("State"), 88, "status", asks["status"]),
            Column(_("From"), 88, spare=2),
        )

    def cells(self, chain: Chain[Any]) -> tuple[Cell, ...]:
        """A point without a decision on when to return says so."""
        record = cast("ParkingLotItem", chain.latest)
        closed = record.status in CLOSED
        undecided = not closed and not record.return_at
        return (
            Cell(record.text, "faint" if closed else ""),
            party_cell(self.track.dialogue, record.raised_by),
            Cell(_("not decided") if undecided else record.return_at, "warn" if undecided else ""),
            Cell(record.owner),
            Cell(scale("PARKING_STATUS").shown(status_of(record)), "good" if closed else "soft"),
            Cell(session_words(chain.first), "soft"),
        )

    def fresh(self, session: str, field: str, marking: str) -> Listed:
        """A new one is open."""
        return ParkingLotItem(session=session, field=field, marking=marking, status="OPEN")

    def toggle(self, record: Record) -> None:
        """Taken up, or open again."""
        if isinstance(record, ParkingLotItem):
            self.try_change(record, status="OPEN" if record.status in CLOSED else "TAKEN_UP")
