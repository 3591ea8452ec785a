"""The record itself: how each side stands to it, and what any party does not accept in it."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from dialogue_app.analyses.chains import Chain, chains
from dialogue_app.core import timestamps
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RecordDisagreement
from dialogue_app.core.edits import Change
from dialogue_app.core.form import questions
from dialogue_app.core.records import Listed, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.fields.items import item_for
from dialogue_app.reports.dates import day as date_words
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import ListPage, party_cell, session_words
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.rows.row_table import Cell, Column

SCALE = "RECORD_STATUS"
_TONES = {"ACC": "good", "ADR": "text", "NOT": "warn", "": "text_faint"}


def status_field(template: Template) -> tuple[Stage, TemplateField] | None:
    """The field in which each side says whether it accepts the record, with its stage."""
    return next((field for field in template.fields() if field[1].scale == SCALE), None)


def whole_words(session: Session) -> str:
    """How the record stands as a whole."""
    status = scale(SCALE).shown(session.record_status) if session.record_status else _("not recorded yet")
    return _("The record of session {n} as a whole: {status}.").format(n=session.number, status=status)


def by_side(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[tuple[str, str, str, str], ...]:
    """(name, status in words, what was said with it, name of the colour) of each side or party."""
    found = []
    for answerer in answerers(dialogue, session, field):
        entry = dialogue.entry(session, field.entry_field, "", answerer.id)
        code = entry.value if entry is not None else ""
        status = scale(SCALE).shown(code) if code else _("not recorded yet")
        said = entry.reason if entry is not None else ""
        found.append((answerer.name, status, said, _TONES.get(code, "text")))
    return tuple(found)


class RecordStatusPage(ListPage):
    """The standing of the record above, the table of disagreements about it below."""

    KEY = "record"
    TITLE = N_("Record")
    PURPOSE = N_(
        "How each side stands to the record, and what any party does not accept in it. A disagreement about "
        "the record is kept and printed with it, not settled."
    )
    SHORTCUT = "Ctrl+Shift+G"
    EMPTY = N_(
        "No disagreement about the record.\n\nIf a party does not accept how something was recorded, note it "
        "here in its own words: what it is about, and the wording it proposes instead. Press Ins to add one."
    )
    ADD = N_("Record a disagreement")
    KIND: ClassVar[type[Listed]] = RecordDisagreement

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many disagreements there are."""
        return len(chains(dialogue, RecordDisagreement)) or None

    @staticmethod
    def is_open(record: Listed) -> bool:
        """Not answered yet."""
        return not getattr(record, "answer", "")

    def _build(self) -> None:
        self.standing = QFrame(self)
        self.standing.setProperty("role", "card")
        column = kit.column(self.standing, spacing=6, margins=(16, 10, 16, 10))
        self.whole = kit.label("", "strong", self.standing)
        column.addWidget(self.whole)
        self.sides = kit.grid(across=16, down=4)
        self.sides.setColumnStretch(2, 1)
        column.addLayout(self.sides)
        self.way = kit.button(_("Go to where the sides say so"), "link", self.standing)
        self.way.clicked.connect(self._on_way)
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        self._cells: list[QLabel] = []
        self._shown: object = None
        self.body.addWidget(self.standing)
        super()._build()
        self.state_filter.setItemText(0, _("All"))
        self.state_filter.setItemText(1, _("Not answered"))
        self.state_filter.setCurrentIndex(0)

    def refresh(self, change: Change | None = None) -> None:
        """Show the standing of the record and the disagreements."""
        self._show_standing()
        super().refresh(change)

    def _show_standing(self) -> None:
        self.standing.setVisible(bool(self.session))
        if not self.session:
            return
        found = status_field(self.track.template(self.session))
        rows = by_side(self.track.dialogue, self.session, found[1]) if found is not None else ()
        whole = whole_words(self.track.session(self.session))
        self.way.setVisible(found is not None)
        if (whole, rows) == self._shown:
            return
        self._shown = (whole, rows)
        self.whole.setText(whole)
        for label in self._cells:
            self.sides.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._cells = []
        for row, (name, status, said, tone) in enumerate(rows):
            for place, (text, role) in enumerate(((name, "strong"), (status, _ROLES[tone]), (said, "quote"))):
                label = kit.label(text, role, self.standing)
                self.sides.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
                self._cells.append(label)

    def _on_way(self) -> None:
        found = status_field(self.track.template(self.session))
        if found is not None:
            self.open_place.emit(self.track, self.session, found[0].key, found[1].key, "", "")

    def columns(self) -> tuple[Column, ...]:
        """What is not accepted, by whom, in which record, the wording proposed, the answer, when."""
        asks = dict(questions(RecordDisagreement))
        return (
            Column(_("What is not accepted"), 0, "text", asks["text"]),
            Column(_("By"), 72),
            Column(_("About"), 96),
            Column(_("Proposed instead"), 168, "proposed", asks["proposed"], spare=1),
            Column(_("Answer"), 128, "answer", asks["answer"]),
            Column(_("Raised"), 96, spare=2),
            Column(_("From"), 80, spare=3),
        )

    def cells(self, chain: Chain[Any]) -> tuple[Cell, ...]:
        """A disagreement without an answer says so; it stands either way."""
        record = cast("RecordDisagreement", chain.latest)
        dialogue = self.track.dialogue
        about = dialogue.find(record.about) if record.about else None
        item = item_for(dialogue, about) if about is not None else None
        raised = date_words(record.raised_at[:10]) if record.raised_at else ""
        return (
            Cell(record.text, "quote"),
            party_cell(dialogue, record.by),
            Cell((item.code or item.title) if item else _("the record"), "" if item else "soft",
                 tip=item.title if item else ""),
            Cell(record.proposed, "quote"),
            Cell(record.answer or _("none yet"), "" if record.answer else "faint"),
            Cell(raised, "soft", order=record.raised_at),
            Cell(session_words(chain.first), "soft"),
        )  # fmt: skip

    def fresh(self, session: str, field: str, marking: str) -> Listed:
        """A new one is raised now."""
        return RecordDisagreement(session=session, field=field, marking=marking, raised_at=timestamps.now())


_ROLES = {"good": "good", "warn": "warn", "text": "", "text_faint": "soft"}
