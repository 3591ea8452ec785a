"""The left side of the documents page: which document, what it is for and who may see it, and its options."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.records import Session
from dialogue_app.core.scales import scale
from dialogue_app.services.ports import DELEGATION, DocumentKind
from dialogue_app.support.translation import _, language, languages
from dialogue_app.ui.pages.documents.pdf_protection import PdfProtection
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import FaultLine
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row, RowTable
from dialogue_app.ui.widgets.rows.row_view import RowView

_PAUSE = 400


class _Box(QComboBox):
    """A list to choose from that the wheel does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()


class DocumentOptions(QWidget):
    """``changed``: another document or option was chosen (a moment after the last of several). The languages
    offered are those the program has texts in, whatever is spoken in the dialogue.
    """

    changed = Signal()

    def __init__(self, kinds: Sequence[DocumentKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = {kind.key: kind for kind in kinds}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.table = RowTable((Column(_("Document"), 0), Column(_("Marking"), 168)), self)
        self.table.set_rows([_row(kind) for kind in kinds])
        self.view = RowView(self.table, _("Documents"), lines=3, parent=self)
        self.purpose = kit.label()
        self.readers = kit.label(role="soft")
        self.session = _Box(self)
        self.delegation = _Box(self)
        self.language = _Box(self)
        for code in languages():
            self.language.addItem(scale("LANGUAGE").shown(code), code)
        self.language.setCurrentIndex(max(self.language.findData(language()), 0))
        self.date = PlainLine(self)
        self.date.setText(timestamps.today())
        self.date_fault = FaultLine(self.date)
        self._build()
        self._connect()
        if kinds:
            self.view.choose(kinds[0].key)

    def _build(self) -> None:
        column = kit.column(self, margins=(0, 0, 16, 0))
        column.addWidget(self.view)
        column.addSpacing(4)
        column.addWidget(self.purpose)
        column.addWidget(self.readers)
        column.addSpacing(8)
        form = kit.form()
        for label, widget in (
            (_("Session"), self.session),
            (_("Sheet for"), self.delegation),
            (_("Language"), self.language),
            (_("Date printed"), self.date),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        self._form = form
        form.setRowVisible(self.delegation, False)
        self.protection = PdfProtection(form)
        column.addLayout(form)
        column.addStretch(1)

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_kind)
        self.session.currentIndexChanged.connect(self._on_option)
        self.language.currentIndexChanged.connect(self._on_option)
        self.delegation.currentIndexChanged.connect(self._on_option)
        self.date.textChanged.connect(self._on_date)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is as high as its rows."""
        super().resizeEvent(event)
        self.view.resizeRowsToContents()
        rows = self.view.verticalHeader().length()
        self.view.setFixedHeight(self.view.horizontalHeader().sizeHint().height() + rows + 4)

    @property
    def kind(self) -> DocumentKind | None:
        """The document chosen."""
        return self.kinds.get(self.view.current_id())

    def show_sessions(self, sessions: Sequence[Session], chosen: str) -> None:
        """Offer these sessions."""
        wanted = [(one.id, _("Session {n}").format(n=one.number) + f" · {one.dates}") for one in sessions]
        present = [(self.session.itemData(n), self.session.itemText(n)) for n in range(self.session.count())]
        if wanted == present:
            return
        keep = self.session.currentData() or chosen
        self.session.blockSignals(True)
        self.session.clear()
        for session, words in wanted:
            self.session.addItem(words, session)
        self.session.setCurrentIndex(max(self.session.findData(keep), 0))
        self.session.blockSignals(False)

    def choose_session(self, session: str) -> None:
        """Choose a session."""
        self.session.setCurrentIndex(max(self.session.findData(session), 0))

    def show_delegations(self, seated: Sequence[Answerer]) -> None:
        """Offer a sheet for each of these, beside the document for everybody."""
        wanted = [("", _("Everybody")), *((one.id, f"{one.code} · {one.name}") for one in seated)]
        count = range(self.delegation.count())
        if wanted == [(self.delegation.itemData(n), self.delegation.itemText(n)) for n in count]:
            return
        keep = self.delegation.currentData()
        self.delegation.blockSignals(True)
        self.delegation.clear()
        for party, words in wanted:
            self.delegation.addItem(words, party)
        self.delegation.setCurrentIndex(max(self.delegation.findData(keep), 0))
        self.delegation.blockSignals(False)

    @property
    def chosen_delegation(self) -> str:
        """The party whose sheet is wanted; empty for everybody, or where there are no sheets."""
        sheets = self.kind is not None and DELEGATION in self.kind.takes
        return str(self.delegation.currentData() or "") if sheets else ""

    def _on_kind(self, _key: str) -> None:
        kind = self.kind
        self._form.setRowVisible(self.delegation, kind is not None and DELEGATION in kind.takes)
        self.purpose.setText(_(kind.purpose) if kind else "")
        self.readers.setText(_("For: {readers}").format(readers=_(kind.readers)) if kind else "")
        self._pause.start()

    def _on_option(self, _index: int) -> None:
        self._pause.start()

    def _on_date(self, text: str) -> None:
        good = timestamps.is_date(text.strip())
        self.date_fault.say("" if good else _("Write the date like this: 2026-03-12."))
        if good:
            self._pause.start()

    @property
    def printed_date(self) -> str:
        """The date to be printed; today while what stands there is no date."""
        text = self.date.text().strip()
        return text if timestamps.is_date(text) else timestamps.today()


def _row(kind: DocumentKind) -> Row:
    marking = kind.marking
    words = scale("HANDLING").shown(marking) if scale("HANDLING").option(marking) else _(marking)
    return Row(kind.key, (Cell(_(kind.title)), Cell(words, "soft")), words=_(kind.purpose))
