"""The left side of the documents page: which document, and below the chosen one what it is for and its
options.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QRadioButton, QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.records import Session
from dialogue_app.core.scales import scale
from dialogue_app.services.ports import DELEGATION, DocumentKind
from dialogue_app.support.translation import _, language, languages
from dialogue_app.ui.pages.documents.pdf_protection import PdfProtection
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.track_text import dated_session
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.height_by_width import HeightByWidth
from dialogue_app.ui.widgets.inputs.fault_line import FaultLine
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.painted_state import paint_chosen, paint_focus
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.wrapped_text import LaidOut, laid_out

_PAUSE = 250
_SHORTEST = 12

_ACROSS, _DOWN, _BETWEEN = 12, 8, 2


class _Box(CutBox):
    """A list to choose from, as narrow as need be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)


class DocumentOptions(ScrollPage):
    """The arrows, Home and End choose a document; Tab goes on to its options. ``chosen``: another document or
    option was chosen; ``changed``: a moment after the last of several choices. The languages offered are
    those the program has texts in, whatever is spoken in the dialogue.
    """

    chosen = Signal()
    changed = Signal()

    def __init__(self, kinds: Sequence[DocumentKind], accent: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Documents"))
        self.kinds = {kind.key: kind for kind in kinds}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.rows = {kind.key: DocumentRow(kind, accent, self.inside) for kind in kinds}
        self._choice = QButtonGroup(self)
        for row in self.rows.values():
            self._choice.addButton(row)
        self.below = QFrame(self.inside)
        self.below.setProperty("role", "panel")
        self.purpose = kit.label(parent=self.below)
        self.session = _Box(self.below)
        self.delegation = _Box(self.below)
        self.language = _Box(self.below)
        for code in languages():
            self.language.addItem(scale("LANGUAGE").shown(code), code)
        self.language.setCurrentIndex(max(self.language.findData(language()), 0))
        self.date = PlainLine(self.below)
        self.date.setText(timestamps.today())
        self.date_fault = FaultLine(self.date)
        self._build()
        self._connect()
        if kinds:
            self.choose(kinds[0].key)

    def _build(self) -> None:
        inside = kit.column(self.below, margins=(12, 8, 12, 12))
        inside.addWidget(self.purpose)
        inside.addSpacing(4)
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
        inside.addLayout(form)
        self._column = kit.column(self.inside, spacing=0, margins=(0, 0, 16, 0))
        for row in self.rows.values():
            self._column.addWidget(row)
        self._column.addStretch(1)
        self.below.setVisible(bool(self.rows))

    def _connect(self) -> None:
        self._choice.buttonToggled.connect(self._on_row)
        self.session.currentIndexChanged.connect(self._on_option)
        self.language.currentIndexChanged.connect(self._on_option)
        self.delegation.currentIndexChanged.connect(self._on_option)
        self.date.textChanged.connect(self._on_date)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside: it scrolls up and down only."""
        width = self.inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    # -- which document ------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        self.rows[key].setChecked(True)

    def take_focus(self) -> None:
        row = self._choice.checkedButton()
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row(self, row: QAbstractButton, checked: bool) -> None:
        """Unfold the options below the row that was chosen."""
        if not checked or not isinstance(row, DocumentRow):
            return
        self._column.removeWidget(self.below)
        self._column.insertWidget(self._column.indexOf(row) + 1, self.below)
        kind = self.kinds[row.key]
        self._form.setRowVisible(self.delegation, DELEGATION in kind.takes)
        self.purpose.setText(_(kind.purpose))
        self._order_stops(row)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.chosen.emit()
        self._pause.start()

    def _order_stops(self, row: DocumentRow) -> None:
        """Tab goes from the chosen row to its options, wherever they stand."""
        stops = (row, self.session, self.delegation, self.language, self.date, *self.protection.stops())
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End choose the first and the last document."""
        rows, focus = list(self.rows.values()), self.focusWidget()
        place = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}.get(Qt.Key(event.key()))
        if place is not None and isinstance(focus, DocumentRow):
            rows[place].setChecked(True)
            rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @property
    def kind(self) -> DocumentKind | None:
        row = self._choice.checkedButton()
        return self.kinds[row.key] if isinstance(row, DocumentRow) else None

    def show_sessions(self, sessions: Sequence[Session], chosen: str) -> None:
        """Offer these sessions."""
        wanted = [(other.id, dated_session(other)) for other in sessions]
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
        self.session.setCurrentIndex(max(self.session.findData(session), 0))

    def show_delegations(self, seated: Sequence[Answerer]) -> None:
        """Offer a sheet for each of these, beside the document for everybody."""
        wanted = [
            ("", _("Everybody")),
            *((answerer.id, f"{answerer.code} · {answerer.name}") for answerer in seated),
        ]
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

    def _on_option(self, _index: int) -> None:
        self._on_chosen()

    def _on_date(self, text: str) -> None:
        good = timestamps.is_date(text.strip())
        self.date_fault.say("" if good else _("Write the date like this: 2026-03-12."))
        if good:
            self._on_chosen()

    @property
    def printed_date(self) -> str:
        """The date to be printed; today while what stands there is no date."""
        text = self.date.text().strip()
        return text if timestamps.is_date(text) else timestamps.today()


class DocumentRow(HeightByWidth, QRadioButton):
    """A row that is chosen like one answer of several; the arrows go through them. Its words are never cut:
    the second line goes on below where there is no room.
    """

    liked = usual = 280

    def __init__(self, kind: DocumentKind, accent: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accent = accent
        self.key = kind.key
        self.name = _(kind.title)
        self.about = _("For: {readers} – marking: {marking}").format(
            readers=_(kind.readers), marking=_marking(kind)
        )
        self.setAccessibleName(self.name)
        self.setAccessibleDescription(self.about)
        self.take_height()
        theme.notifier().changed.connect(self.updateGeometry)

    def height_at(self, width: int) -> int:
        """As high as its name and what stands below it."""
        (_name, high), (_about, below) = self._words(width)
        return ceil(high) + _BETWEEN + ceil(below) + 2 * _DOWN

    def hitButton(self, place: QPoint) -> bool:
        """A click anywhere chooses it."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, for whom and marking; the chosen one with a tick at its left."""
        look, painter = theme.current(), QPainter(self)
        if self.isChecked():
            paint_chosen(painter, self.rect(), track=self._accent)
        elif self.underMouse():
            painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))
        (name, high), (about, _below) = self._words(self.width())
        painter.setPen(look.color("text"))
        name.draw(painter, QPointF(_ACROSS, _DOWN))
        painter.setPen(look.color("text_soft"))
        about.draw(painter, QPointF(_ACROSS, _DOWN + ceil(high) + _BETWEEN))
        if self.hasFocus():
            paint_focus(painter, self.rect())
        painter.end()

    def _words(self, width: int) -> tuple[LaidOut, LaidOut]:
        look, room = theme.current(), max(width - 2 * _ACROSS, 40)
        name = laid_out(self.name, look.font("base", bold=True), room)
        return name, laid_out(self.about, look.font("status"), room)


def _marking(kind: DocumentKind) -> str:
    markings = scale("HANDLING")
    return markings.shown(kind.marking) if markings.option(kind.marking) else _(kind.marking)
