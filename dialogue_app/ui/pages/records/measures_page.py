"""Risk-reduction measures: practical steps that lower the chance or the cost of a clash nobody wanted."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, RiskReductionMeasure, status_of
from dialogue_app.core.form import questions
from dialogue_app.core.records import BRIEF, EXTERNAL, TRAINING, Listed, Record
from dialogue_app.core.scales import scale
from dialogue_app.reports.dates import short_day
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import ListPage, session_words
from dialogue_app.ui.widgets.rows.row_table import Cell, Column

_NEXT = {
    "": "ACCEPTED",
    "PROPOSED": "ACCEPTED",
    "ACCEPTED": "STARTED",
    "STARTED": "PROPOSED",
    "DROPPED": "PROPOSED",
}


class MeasuresPage(ListPage):
    """The table of measures."""

    KEY = "measures"
    TITLE = N_("Measures")
    PURPOSE = N_(
        "Practical steps that lower risk without settling a difference. Space moves one on to its next state."
    )
    SHORTCUT = "Ctrl+Shift+M"
    TRACKS = (EXTERNAL, BRIEF, TRAINING)
    EMPTY = N_(
        "No measure yet.\n\nA measure says who does what to lower the risk of an unintended clash: alone, in "
        "parallel or by agreement. Press Ins to add one."
    )
    ADD = N_("Add measure")
    KIND: ClassVar[type[Listed]] = RiskReductionMeasure

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many are not dropped."""
        found = chains(dialogue, RiskReductionMeasure)
        return sum(1 for one in found if one.latest.status != "DROPPED") or None

    @staticmethod
    def is_open(record: Listed) -> bool:
        """Not dropped."""
        return getattr(record, "status", "") != "DROPPED"

    def columns(self) -> tuple[Column, ...]:
        """Measure, form, differences, who, start, state, session."""
        asks = dict(questions(RiskReductionMeasure))
        return (
            Column(_("Measure"), 0, "text", asks["text"]),
            Column(_("Form"), 88, "taken_as", asks["taken_as"], spare=2),
            Column(_("Serves"), 80),
            Column(_("Who"), 96, "who", asks["who"], spare=1),
            Column(_("Start"), 96, "start", asks["start"], spare=3),
            Column(_("State"), 88, "status", asks["status"]),
            Column(_("From"), 88, spare=4),
        )

    def cells(self, chain: Chain[Any]) -> tuple[Cell, ...]:
        """A measure, and the differences it serves by number."""
        record = cast("RiskReductionMeasure", chain.latest)
        served = [self.track.dialogue.get(Difference, difference) for difference in record.differences]
        dropped = record.status == "DROPPED"
        return (
            Cell(record.text, "faint" if dropped else ""),
            Cell(scale("MEASURE_FORM").shown(record.taken_as)),
            Cell(", ".join(one.code or _("unnumbered") for one in served if one)),
            Cell(record.who),
            Cell(short_day(record.start), order=record.start),
            Cell(
                scale("MEASURE_STATUS").shown(status_of(record)),
                "good" if record.status == "STARTED" else "soft",
            ),
            Cell(session_words(chain.first), "soft"),
        )

    def fresh(self, session: str, field: str, marking: str) -> Listed:
        """A new one is proposed."""
        return RiskReductionMeasure(session=session, field=field, marking=marking, status="PROPOSED")

    def toggle(self, record: Record) -> None:
        """On to the next state."""
        if isinstance(record, RiskReductionMeasure):
            self.try_change(record, status=_NEXT[record.status])
