"""Register of differences: the differences of all sessions as they stand, and the complete form of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, cast

from PySide6.QtWidgets import QWidget

from dialogue_app.analyses.chains import chains
from dialogue_app.analyses.prospect import settled_prospect
from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.domain_records import Difference, RiskReductionMeasure
from dialogue_app.core.records import EXTERNAL, INTERNAL, Listed, Record
from dialogue_app.core.scales import scale
from dialogue_app.reports.dates import short_day
from dialogue_app.reports.differences.content import prospect_basis
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import (
    ListColumn,
    ListedRow,
    ListPage,
    RecordList,
    first_session,
    party_cell,
    session_words,
)
from dialogue_app.ui.pages.records.record_lists import MEASURES, is_pursued
from dialogue_app.ui.pages.register.peel_panel import PeelingPanel
from dialogue_app.ui.pages.register.prospect_panel import ProspectPanel, is_overridden, lacking
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.rows.row_table import Cell, Tone

INTERNAL_ONLY = frozenset({"exposure", "must_settle", "ratings"})


def _code(row: ListedRow[Difference]) -> Cell:
    return Cell(row.record.code, "strong")


def _statement(row: ListedRow[Difference]) -> Cell:
    statement = row.record.statement
    return Cell(statement, "quote") if statement else Cell(_("(no statement yet)"), "faint")


def _holders(row: ListedRow[Difference]) -> Cell:
    holders = (row.record.holders_a, row.record.holders_b)
    sides = [party_cell(row.dialogue, *of_side) for of_side in holders if of_side]
    return Cell(" / ".join(side.text for side in sides), tip="\n".join(side.tip for side in sides))


def _nature(row: ListedRow[Difference]) -> Cell:
    return Cell(scale("NATURE").shown(row.record.nature))


def _prospect(row: ListedRow[Difference]) -> Cell:
    """A prospect that is computed, overridden or not settled says so."""
    record = row.record
    settled, basis = settled_prospect(record), prospect_basis(record)
    if not settled:
        return Cell(basis, "faint")
    shown = scale("PROSPECT").shown(settled)
    if not record.prospect:
        return Cell(f"{shown} ({basis})", "soft", order=shown)
    if is_overridden(record):
        tone: Tone = "bad" if not record.prospect_reason else "strong"
        return Cell(_("{prospect} (overridden)").format(prospect=shown), tone, order=shown)
    if lacking(record, measures=_measures(row.track, record)):
        return Cell(_("{prospect} (incomplete)").format(prospect=shown), "warn", order=shown)
    return Cell(shown)


def _measures(track: OpenTrack, difference: Difference) -> int:
    """How many measures serve a difference; where the track has no list of them, none is missed."""
    if track.track not in MEASURES.tracks:
        return 1
    measures = track.dialogue.of(RiskReductionMeasure).values()
    return sum(1 for measure in measures if difference.id in measure.differences and is_pursued(measure))


def _status(row: ListedRow[Difference]) -> Cell:
    return Cell(scale("DIFF_STATUS").shown(row.record.status), "soft")


def _review(row: ListedRow[Difference]) -> Cell:
    """A review that is due says so."""
    review = short_day(row.record.review)
    due = bool(row.record.review) and timestamps.today()[: len(row.record.review)] > row.record.review
    text = _("{date}, due").format(date=review) if due else review
    return Cell(text, "warn" if due else "", order=row.record.review)


class RegisterPage(ListPage):
    """The register: filter by nature, prospect and status; the rule and the peeling test beside the form."""

    LIST: ClassVar[RecordList[Any]] = RecordList(
        key="register",
        title=N_("Differences"),
        purpose=N_(
            "What each side holds differently, in sentences both call fair: cumulative over all sessions."
        ),
        shortcut="Ctrl+Shift+D",
        kind=Difference,
        add=N_("New difference"),
        empty=N_(
            "No difference is recorded yet.\n\nA difference is one sentence, accepted as fair by holders on "
            "both sides, that states what they hold differently. Press Ins to write the first one."
        ),
        columns=(
            ListColumn(N_("No."), 48, cell=_code),
            ListColumn(N_("Statement"), 0, cell=_statement),
            ListColumn(N_("Held by"), 112, cell=_holders, spare=3),
            ListColumn(N_("Nature"), 96, cell=_nature),
            ListColumn(N_("Prospect"), 160, cell=_prospect),
            ListColumn(N_("Status"), 136, cell=_status, spare=1),
            ListColumn(N_("First in"), 80, cell=first_session, spare=4),
            ListColumn(N_("Review"), 96, cell=_review, spare=2),
        ),
        fresh={"status": "DRAFT"},
    )
    BELOW = True

    def _build(self) -> None:
        super()._build()
        self.filter.add_scale(_("Nature"), _("Any nature"), "NATURE")
        self.filter.add_scale(_("Prospect"), _("Any prospect"), "PROSPECT")
        self.filter.add_scale(_("Status"), _("Any status"), "DIFF_STATUS")
        self.prospect = ProspectPanel()
        self.prospect.taken.connect(self._on_take)
        self.prospect.wanted.connect(self.pane.focus_on)
        self.test = kit.button(_("Peeling test: find the nature…"))
        self.test.setCheckable(True)
        self.test.toggled.connect(self._on_test)
        self.peeling = PeelingPanel()
        self.peeling.found.connect(self._on_nature)
        self.peeling.hide()
        self.history = QWidget()
        self._past = kit.column(self.history, spacing=4)
        for widget in (self.prospect, self.test, self.peeling, self.history):
            self.pane.aside.addWidget(widget)
        self.pane.aside.insertSpacing(1, 8)
        self.pane.aside.addStretch(1)
        if self.track.track == EXTERNAL:
            self.pane.left_out = INTERNAL_ONLY
        elif self.track.track != INTERNAL:
            self.pane.left_out = frozenset({"ratings"})

    def words(self, record: Difference) -> str:
        """What stands in its form."""
        return " ".join((record.title, record.owner, record.channel, record.needs_a, record.needs_b))

    def marks(self, record: Difference) -> tuple[str, ...]:
        """Nature, prospect and status."""
        return (
            f"NATURE:{record.nature}",
            f"PROSPECT:{settled_prospect(record)}",
            f"DIFF_STATUS:{record.status}",
        )

    def fresh(self, session: str, field_key: str, marking: str) -> Listed:
        """The next free number, as a draft."""
        taken = {difference.code for difference in self.track.dialogue.of(Difference).values()}
        number = len(chains(self.track.dialogue, Difference)) + 1
        while f"D{number}" in taken:
            number += 1
        draft = super().fresh(session, field_key, marking)
        return replace(cast("Difference", draft), code=f"D{number}")

    # -- beside the form -----------------------------------------------------------------------------

    def show_detail(self, record: Record | None) -> None:
        """The form, the rule, and the earlier sessions."""
        if not isinstance(record, Difference):
            self.pane.show_record(None)
            self.pane.side.hide()
            return
        if self.pane.record is None or self.pane.record.id != record.id:
            self.test.setChecked(False)
        self.pane.side.show()
        self.prospect.show_difference(record, measures=_measures(self.track, record))
        self._show_history(record)
        self.pane.show_record(record)

    def _show_history(self, record: Difference) -> None:
        while (item := self._past.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chain = next(
            (one for one in chains(self.track.dialogue, Difference) if one.latest.id == record.id), None
        )
        if chain is None or not chain.earlier:
            return
        self._past.addWidget(kit.label(_("Earlier sessions").upper(), "heading"))
        later = record
        for old in chain.earlier:
            session = self.track.session(old.session) if old.session in self._known_sessions() else None
            self._past.addWidget(kit.label(f"{session_words(session)}: {_standing(old)}", "soft"))
            if old.statement != later.statement:
                self._past.addWidget(kit.label(old.statement, "quote"))
            later = old

    def _known_sessions(self) -> set[str]:
        return {session.id for session in self.track.dialogue.sessions()}

    def _on_take(self, prospect: str) -> None:
        record = self.current()
        if record is not None:
            self.try_change(record, prospect=prospect, prospect_reason="")

    def _on_test(self, shown: bool) -> None:
        self.peeling.clear()
        self.peeling.setVisible(shown)
        if shown:
            self.peeling.answers[0].buttons()[0].setFocus()

    def _on_nature(self, nature: str) -> None:
        record = self.current()
        if record is not None and not self.track.read_only:
            name = _("Nature by the peeling test")
            self.perform(change_record(self.track.dialogue, record, name=name, nature=nature))


def _standing(record: Difference) -> str:
    parts = (
        scale("DIFF_STATUS").shown(record.status),
        scale("NATURE").shown(record.nature),
        scale("PROSPECT").shown(settled_prospect(record)),
    )
    return " · ".join(part for part in parts if part)
