"""The two lists of releases as they are shown: what is proposed, and the ledger of what has left."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem, status_of
from dialogue_app.core.edits import Change
from dialogue_app.core.records import EXTERNAL, INTERNAL, Record
from dialogue_app.core.visibility.markings import highest
from dialogue_app.core.visibility.released_items import PROPOSED, RELEASED, has_signature, is_locked
from dialogue_app.reports.dates import short_day
from dialogue_app.services.release.release_acts import unfinished
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.records.list_page import session_words
from dialogue_app.ui.pages.release.ledger_pane import LedgerPane
from dialogue_app.ui.pages.release.proposal_pane import ProposalPane
from dialogue_app.ui.pages.side_page import PageContext, SidePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.release_text import became, state_words
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.counted_tabs import CountedTabs
from dialogue_app.ui.widgets.rows.row_table import Cell, RowTable, TableColumn, TableRow
from dialogue_app.ui.widgets.rows.row_view import RowView
from dialogue_app.ui.widgets.unsaved_text import may_leave

TEXT = 0


class ReleaseLists(SidePage):
    """Two lists: what is proposed, with all that a signature needs; and the ledger of what has left. What can
    be done there is the page's.
    """

    KEY = "release"
    TITLE = N_("Release")
    PURPOSE = N_(
        "What may be told to the other side, in which words and by whom; and what has been told. "
        "Nothing else goes from this track to the other."
    )
    SHORTCUT = "Ctrl+Shift+X"
    TRACKS = (INTERNAL,)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.proposed = RowTable(
            (TableColumn(_("No."), 72), TableColumn(_("Text"), TEXT), TableColumn(_("State"), 80)), self
        )
        self.ledger = RowTable(
            (
                TableColumn(_("Date"), 96),
                TableColumn(_("No."), 72),
                TableColumn(_("Outside"), 72, spare=2),
                TableColumn(_("Text"), TEXT),
                TableColumn(_("Version"), 72, spare=3),
                TableColumn(_("Released by"), 168, spare=1),
                TableColumn(_("What became of it"), 176),
                TableColumn(_("From"), 80, spare=4),
            ),
            self,
        )
        self.view = RowView(self.proposed, _("Proposed for release"), lines=3, parent=self)
        self.past = RowView(self.ledger, _("Ledger of releases"), lines=2, parent=self)
        self.pane, self.line = ProposalPane(self), LedgerPane(self)
        self._build()
        self._connect()
        self.refresh(None)

    def _build(self) -> None:
        self.adder = self.add_button(_("Propose a text"), "Ins")
        self.adder.setEnabled(not self.track.read_only)
        self.banner = QFrame()
        self.banner.setProperty("role", "panel")
        self.banner_words = kit.label(role="warn")
        self.finisher, self.stopper = kit.button(_("Finish now")), kit.button(_("Give up"))
        row = kit.row(self.banner, margins=(16, 8, 16, 8))
        row.addWidget(self.banner_words, 1)
        for button in (self.finisher, self.stopper):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        self.body.addWidget(self.banner)
        self.tabs = CountedTabs(_("Release"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.view)
        split.addWidget(self.pane)
        split.setSizes([theme.current().scaled(size) for size in (340, 780)])
        split.setStretchFactor(1, 1)
        past = QWidget()
        column = kit.column(past)
        column.addWidget(self.past, 1)
        column.addWidget(self.line)
        self.tabs.addTab(split, _("Proposed"))
        self.tabs.addTab(past, _("Ledger"))
        self.body.addWidget(self.tabs, 1)
        self.setFocusProxy(self.view)
        self.view.set_empty_text(
            _(
                "Nothing is proposed.\n\nA text that the other side should hear belongs here, written "
                "afresh. Press Ins to propose one, or do it in stage I7."
            )
        )
        self.past.set_empty_text(
            _("Nothing has been released yet.\n\nWhat is released stays in this ledger.")
        )

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)
        self.past.chosen.connect(self._on_chosen)

    # -- showing -------------------------------------------------------------------------------------

    @classmethod
    def kinds(cls) -> tuple[type[Record], ...]:
        """What is proposed, and what has left."""
        return (ReleaseItem,)

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many texts are proposed."""
        return (
            sum(
                1
                for release_item in dialogue.of(ReleaseItem).values()
                if not has_left(dialogue, release_item)
            )
            or None
        )

    def marking(self) -> str:
        """Alliance only, or the highest of what the ledger holds."""
        return highest(("ALLY", *(item.marking for item in self.items())))

    def items(self) -> tuple[ReleaseItem, ...]:
        """The items of every session, in their order."""
        release_items: list[ReleaseItem] = []
        for session in self.track.dialogue.sessions():
            release_items += self.track.dialogue.listed(ReleaseItem, session.id)
        return tuple(release_items)

    @property
    def external(self) -> OpenTrack | None:
        """The external track, if it is open in this window."""
        tracks = self.tools.open_tracks() if self.tools.open_tracks is not None else ()
        return next((track for track in tracks if track.track == EXTERNAL), None)

    def refresh(self, change: Change | None = None) -> None:
        """Show the items, the one chosen, and what is not finished."""
        dialogue = self.track.dialogue
        gone = [item for item in self.items() if has_left(dialogue, item)]
        waiting = [item for item in self.items() if not has_left(dialogue, item)]
        self.proposed.set_rows([self._proposed_row(item) for item in waiting])
        self.ledger.set_rows([self._ledger_row(item) for item in sorted(gone, key=_when, reverse=True)])
        self.tabs.bar.show_tab(0, _("Proposed"), len(waiting))
        self.tabs.bar.show_tab(1, _("Ledger"), len(gone))
        for view in (self.view, self.past):
            if not view.current_id() and view.table.rows:
                view.choose(view.table.rows[0].id)
        self._show_chosen()
        self._show_banner()
        self.marking_changed.emit(self.marking())

    def _proposed_row(self, item: ReleaseItem) -> TableRow:
        text = item.release_text or _("no text yet")
        state = Cell(state_words(item), "good" if has_signature(item) else "soft")
        cells = (Cell(item.code, "strong"), Cell(text, "quote"), state)
        return TableRow(item.id, cells, item, open=False)

    def _ledger_row(self, item: ReleaseItem) -> TableRow:
        external = self.external
        there = external.dialogue.get(ReleaseItem, item.external_id) if external is not None else None
        session = self.track.session(item.session)
        in_force = item.status == RELEASED and not item.crossing
        cells = (
            Cell(short_day(item.date), order=item.date),
            Cell(item.code, "strong"),
            Cell(there.code if there is not None else "", "soft"),
            Cell(item.release_text, "quote"),
            Cell(item.version, "soft"),
            Cell(item.authority, "soft"),
            Cell(became(self.track.dialogue, item), "good" if in_force else "warn"),
            Cell(session_words(session), "soft"),
        )
        return TableRow(item.id, cells, item, open=False)

    def _show_chosen(self) -> None:
        dialogue, external = self.track.dialogue, self.external
        outside = external.dialogue if external is not None else None
        shut = self.track.read_only
        self.pane.show_item(
            dialogue, dialogue.get(ReleaseItem, self.view.current_id()), outside, read_only=shut
        )
        locked = shut or (external is not None and external.read_only)
        self.line.show_item(
            dialogue, dialogue.get(ReleaseItem, self.past.current_id()), outside, read_only=locked
        )

    def _show_banner(self) -> None:
        found = unfinished(self.track.dialogue)
        self.banner.setVisible(bool(found))
        if not found:
            return
        codes = ", ".join(one.item.code or "?" for one in found)
        words = ngettext(
            "{items} is not finished: the program ended or could not write between the two files.",
            "{items} are not finished: the program ended or could not write between the two files.",
            len(found),
        ).format(items=codes)
        if self.external is None:
            words += " " + _("Open the external track to finish it.")
        self.banner_words.setText(words)
        self.finisher.setText(_("Finish now") if self.external else _("Open the external track"))
        self.finisher.setAccessibleName(self.finisher.text())
        self.stopper.setVisible(self.external is not None)

    # -- going about ---------------------------------------------------------------------------------

    def go_to(self, record_id: str = "") -> None:
        """Make an item the present one, in the list where it stands."""
        here = 1 if self.past.choose(record_id) and record_id else 0
        self.tabs.setCurrentIndex(here)
        if record_id and not here:
            self.view.choose(record_id)
        (self.past if here else self.view).setFocus()

    def has_in_hand(self, record: Record) -> bool:
        """Whether this is the text that is being written."""
        return self.tabs.currentIndex() == 0 and self.pane.item is not None and self.pane.item.id == record.id

    def commit(self) -> None:
        """Save what is being typed."""
        self.pane.commit()

    def _on_chosen(self, row_id: str) -> None:
        shown = self.pane.item
        if shown is not None and row_id != shown.id and self.sender() is self.view:
            self.pane.commit()
            if not may_leave(self.pane):
                QTimer.singleShot(0, self, self._go_back)
                return
        self._show_chosen()

    def _go_back(self) -> None:
        """Choose again the row whose text is not saved."""
        if self.pane.item is not None:
            self.view.choose(self.pane.item.id)

    def _on_opened(self, _row_id: str) -> None:
        self.pane.focus_first()


def has_left(dialogue: Dialogue, item: ReleaseItem) -> bool:
    """Whether an item belongs in the ledger: it was released, is on its way, or its proposal was dropped."""
    return is_locked(dialogue, item) or status_of(item) != PROPOSED


def _when(item: ReleaseItem) -> tuple[str, str]:
    return (item.date, item.code)
