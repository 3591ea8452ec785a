"""Injects: the scripted events of an exercise, released by exercise control, and what was done about them."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from dialogue_app.analyses.chains import Chain
from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Inject
from dialogue_app.core.form import questions
from dialogue_app.core.records import TRAINING, Listed, Record
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import ListPage
from dialogue_app.ui.widgets.rows.row_table import Cell, Column


class InjectsPage(ListPage):
    """The list of injects in the order of the script."""

    KEY = "injects"
    TITLE = N_("Injects")
    PURPOSE = N_("For exercise control only. Release one now with Space; then note what was done about it.")
    SHORTCUT = "Ctrl+Shift+J"
    TRACKS = (TRAINING,)
    LINES = 3
    EMPTY = N_(
        "No inject yet.\n\nAn inject is an event or a message that makes trainees act: planned time, to "
        "whom, text and the action you expect. Press Ins to write one."
    )
    ADD = N_("Add inject")
    KIND: ClassVar[type[Listed]] = Inject

    def _build(self) -> None:
        super()._build()
        self.state_filter.setItemText(0, _("All"))
        self.state_filter.setItemText(1, _("Not released yet"))
        self.state_filter.setCurrentIndex(0)
        self.release = self.add_button(_("Release now"), "Ctrl+R")
        self.release.clicked.connect(self._on_release)
        self.release.setEnabled(not self.track.read_only)

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many of this session are not released."""
        injects = dialogue.listed(Inject, session)
        return sum(1 for one in injects if not one.released_at) or None

    @staticmethod
    def is_open(record: Listed) -> bool:
        """Not released."""
        return not getattr(record, "released_at", "")

    def columns(self) -> tuple[Column, ...]:
        """Number, planned, to, text, released, done."""
        asks = dict(questions(Inject))
        return (
            Column(_("No."), 48, "code", asks["code"]),
            Column(_("Planned"), 80, "planned", asks["planned"], spare=2),
            Column(_("To"), 80, "addressee", asks["addressee"], spare=1),
            Column(_("Text"), 0, "text", asks["text"]),
            Column(_("Released"), 96),
            Column(_("Action"), 104),
        )

    def cells(self, chain: Chain[Any]) -> tuple[Cell, ...]:
        """Released ones show when, and whether an answer is noted."""
        record = cast("Inject", chain.latest)
        released = record.released_at
        if not released:
            action = Cell("")
        elif record.actual:
            action = Cell(_("answered"), "good", tip=record.actual)
        else:
            action = Cell(_("not noted yet"), "warn")
        return (
            Cell(record.code, "strong"),
            Cell(record.planned),
            Cell(record.addressee),
            Cell(record.text, "" if not released else "soft"),
            Cell(released[11:16], "good", order=released, tip=released)
            if released
            else Cell(_("not yet"), "faint"),
            action,
        )

    def toggle(self, record: Record) -> None:
        """Release it now and go on to the actual action; one that is out stays out (undo takes it back)."""
        if not isinstance(record, Inject):
            return
        if not record.released_at:
            name = _("Release inject {code}").format(code=record.code)
            self.perform(
                change_record(self.track.dialogue, record, name=name.strip(), released_at=timestamps.now())
            )
        self.pane.focus_on("actual")

    def _on_release(self) -> None:
        record = self.current()
        if record is not None:
            self.toggle(record)
