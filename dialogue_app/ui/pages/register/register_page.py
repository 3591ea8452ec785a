"""Register of differences: the differences of all sessions as they stand, and the complete form of one."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from PySide6.QtWidgets import QWidget

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.analyses.prospect import settled_prospect
from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, RiskReductionMeasure
from dialogue_app.core.records import EXTERNAL, INTERNAL, Listed, Record
from dialogue_app.core.scales import scale
from dialogue_app.reports.dates import short_day
from dialogue_app.reports.differences.phrases import prospect_basis
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import ListPage, party_cell, session_words
from dialogue_app.ui.pages.records.measures_page import MeasuresPage
from dialogue_app.ui.pages.register.peel_panel import PeelingPanel
from dialogue_app.ui.pages.register.prospect_panel import ProspectPanel, is_overridden, lacking
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, RowContent, Tone

INTERNAL_ONLY = frozenset({"exposure", "must_settle", "ratings"})


class RegisterPage(ListPage):
    """The register: filter by nature, prospect and status; the rule and the peeling test beside the form."""

    KEY = "register"
    TITLE = N_("Differences")
    PURPOSE = N_(
        "What each side holds differently, in sentences both call fair: cumulative over all sessions."
    )
    SHORTCUT = "Ctrl+Shift+D"
    BELOW = True
    EMPTY = N_(
        "No difference is recorded yet.\n\nA difference is one sentence, accepted as fair by holders on both "
        "sides, that states what they hold differently. Press Ins to write the first one."
    )
    ADD = N_("New difference")
    KIND: ClassVar[type[Listed]] = Difference

    def _build(self) -> None:
        super()._build()
        self.state_filter.hide()
        self.state_filter.setCurrentIndex(0)
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

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many stand on the register."""
        return len(chains(dialogue, Difference)) or None

    def columns(self) -> tuple[Column, ...]:
        """Number, statement, holders, nature, prospect, status, first session, review date."""
        return (
            Column(_("No."), 48),
            Column(_("Statement"), 0),
            Column(_("Held by"), 112, spare=3),
            Column(_("Nature"), 96),
            Column(_("Prospect"), 160),
            Column(_("Status"), 136, spare=1),
            Column(_("First in"), 80, spare=4),
            Column(_("Review"), 96, spare=2),
        )

    def content(self, chain: Chain[Any]) -> RowContent:
        """The cells; what stands in its form is found by the filter."""
        record = cast("Difference", chain.latest)
        words = " ".join((record.title, record.owner, record.channel, record.needs_a, record.needs_b))
        return RowContent(self.cells(chain), words)

    def marks(self, record: Listed) -> tuple[str, ...]:
        """Nature, prospect and status."""
        found = cast("Difference", record)
        return (
            f"NATURE:{found.nature}",
            f"PROSPECT:{settled_prospect(found)}",
            f"DIFF_STATUS:{found.status}",
        )

    def cells(self, chain: Chain[Any]) -> tuple[Cell, ...]:
        """A prospect that is computed, overridden or not settled says so; so does a review that is due."""
        record = cast("Difference", chain.latest)
        review = short_day(record.review)
        due = bool(record.review) and timestamps.today()[: len(record.review)] > record.review
        return (
            Cell(record.code, "strong"),
            Cell(record.statement or _("(no statement yet)"), "quote" if record.statement else "faint"),
            self._holders(record),
            Cell(scale("NATURE").shown(record.nature)),
            self._prospect(record),
            Cell(scale("DIFF_STATUS").shown(record.status), "soft"),
            Cell(session_words(chain.first), "soft"),
            Cell(
                _("{date}, due").format(date=review) if due else review,
                "warn" if due else "",
                order=record.review,
            ),
        )

    def _holders(self, record: Difference) -> Cell:
        sides = [party_cell(self.track.dialogue, *who) for who in (record.holders_a, record.holders_b) if who]
        return Cell(" / ".join(side.text for side in sides), tip="\n".join(side.tip for side in sides))

    def _prospect(self, record: Difference) -> Cell:
        settled, basis = settled_prospect(record), prospect_basis(record)
        if not settled:
            return Cell(basis, "faint")
        shown = scale("PROSPECT").shown(settled)
        if not record.prospect:
            return Cell(f"{shown} ({basis})", "soft", order=shown)
        if is_overridden(record):
            tone: Tone = "bad" if not record.prospect_reason else "strong"
            return Cell(_("{prospect} (overridden)").format(prospect=shown), tone, order=shown)
        if self._lacking(record):
            return Cell(_("{prospect} (incomplete)").format(prospect=shown), "warn", order=shown)
        return Cell(shown)

    def _measures(self, record: Difference) -> int:
        """How many measures serve a difference; where the track has no list of them, none is missed."""
        if self.track.track not in MeasuresPage.TRACKS:
            return 1
        measures = self.track.dialogue.of(RiskReductionMeasure).values()
        return sum(
            1 for measure in measures if record.id in measure.differences and measure.status != "DROPPED"
        )

    def _lacking(self, record: Difference) -> tuple[tuple[str, str], ...]:
        return lacking(record, measures=self._measures(record))

    def fresh(self, session: str, field: str, marking: str) -> Listed:
        """The next free number, as a draft."""
        taken = {difference.code for difference in self.track.dialogue.of(Difference).values()}
        number = len(chains(self.track.dialogue, Difference)) + 1
        while f"D{number}" in taken:
            number += 1
        return Difference(session=session, field=field, marking=marking, code=f"D{number}", status="DRAFT")

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
        self.prospect.show_difference(record, measures=self._measures(record))
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
