"""The rail at the left: a block for each open track, with its colour and word, session, stages and pages.

It is told what to show as plain rows and says which row was chosen; it knows no dialogue. What does not fit
is folded, see ``rail_folds``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.rail_folds import PAGES, STAGES, PartKey, RailFolds, RailPart
from dialogue_app.ui.shell.rail_row import (
    GAP,
    GAP_HEIGHT,
    HEAD,
    PAGES_HEAD,
    PART_OF,
    TURNS,
    WIDTH,
    RailEntry,
    RailRow,
)
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.scroller import Scroller

_ABOVE, _BELOW = 4, 4
_ALWAYS = 320
"""So wide it may be in any window."""


class _Gap(QWidget):
    """A thin line between the blocks of the rail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(GAP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(12, 4, self.width() - 26, 1), theme.current().color("line"))
        painter.end()


class Rail(Scroller):
    """The rows in a column. ``chosen`` carries the row of a place or a session; rows keep their focus when
    they are shown anew.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Tracks, sessions and stages"))
        self._beside = 0
        self.fit(0)
        self._rows: tuple[RailEntry, ...] = ()
        self._widgets: list[QWidget] = []
        self._folds = RailFolds()
        self._open: frozenset[PartKey] = frozenset()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._show_current)
        theme.notifier().changed.connect(self._on_theme)

    def fit(self, beside: int) -> None:
        """Grow with the text, to a third of the width of the window that it stands in."""
        self._beside = beside
        self.setFixedWidth(min(theme.current().scaled(WIDTH), max(beside // 3, _ALWAYS)))

    def show_rows(self, rows: Sequence[RailEntry]) -> None:
        """Show these rows; where only words or states differ, the widgets stay."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        before, self._rows = self._rows, rows
        moved = _current(before) != _current(rows)
        if [_place(row) for row in before] == [_place(row) for row in rows]:
            for widget, row in zip(self._widgets, rows, strict=True):
                if isinstance(widget, RailRow):
                    widget.show_row(row)
            self._fold(moved=moved)
            return
        focused = any(row.hasFocus() for row in self.rows())
        self._build(rows)
        self._fold(moved=moved)
        if focused:
            self.take_focus()

    def _build(self, rows: Sequence[RailEntry]) -> None:
        inner = QWidget()
        inner.setObjectName("railInner")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = kit.column(inner, spacing=0, margins=(0, _ABOVE, 0, _BELOW))
        self._widgets = []
        for row in rows:
            widget = self._face(row)
            self._widgets.append(widget)
            column.addWidget(widget)
        column.addStretch(1)
        before = self.widget()
        self.setWidget(inner)
        if before is not None:
            before.hide()
            before.deleteLater()

    def _face(self, row: RailEntry) -> QWidget:
        if row.kind == GAP:
            return _Gap()
        button = RailRow(row)
        button.clicked.connect(self._on_clicked)
        button.stepped.connect(self._on_stepped)
        return button

    def rows(self) -> Iterator[RailRow]:
        """The rows that can be chosen, those of folded parts too."""
        return (widget for widget in self._widgets if isinstance(widget, RailRow))

    def open_rows(self) -> list[RailRow]:
        """The rows that are not folded."""
        return [row for row in self.rows() if not row.isHidden()]

    def row(self, key: str, track: str = "") -> RailRow | None:
        return next((row for row in self.rows() if row.row.key == key and track in ("", row.row.track)), None)

    def take_focus(self) -> None:
        """Put the focus on the row of the place shown."""
        row = self._stop()
        if row is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(row)

    # -- folding -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Open what fits now."""
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height():
            self._fold()

    def _fold(self, *, moved: bool = False) -> None:
        """Open the parts that fit, and fold the others."""
        parts = self._parts()
        fixed = sum(row.height for row in self._rows if row.kind in (HEAD, GAP)) + _ABOVE + _BELOW
        self._open = self._folds.open_parts(parts, self.height() - fixed)
        own = {part.track for part in parts if part.own}
        current = {part.key for part in parts if part.current}
        for widget, row in zip(self._widgets, self._rows, strict=True):
            part = PART_OF.get(row.kind)
            shown = part is None or (row.track, part) in self._open
            if row.kind == PAGES_HEAD:
                shown = shown or (row.track, PAGES) in self._open
            if widget.isHidden() == shown:
                widget.setVisible(shown)
            if isinstance(widget, RailRow) and row.kind in TURNS:
                key = (row.track, TURNS[row.kind])
                fixed_open = key in current or (row.kind == HEAD and row.track in own and key in self._open)
                widget.show_fold(None if fixed_open else key not in self._open)
        self.arrange()
        self._set_tab_stop()
        if moved:
            self._settled.start(0)

    def _parts(self) -> list[RailPart]:
        heights: dict[PartKey, int] = {}
        own = {row.track for row in self._rows if row.own}
        current = {
            (row.track, PART_OF[row.kind]) for row in self._rows if row.current and row.kind in PART_OF
        }
        for row in self._rows:
            if row.kind in PART_OF:
                key = row.track, PART_OF[row.kind]
                heights[key] = heights.get(key, 0) + row.height
        return [
            RailPart(track, kind, height, track in own, (track, kind) in current)
            for (track, kind), height in heights.items()
        ]

    def _turn(self, row: RailEntry) -> None:
        """Open or fold what a head stands over; the pages of another track go with its stages."""
        key = row.track, TURNS[row.kind]
        is_open = key in self._open
        self._folds.turn(key, is_open=is_open)
        if is_open and key[1] == STAGES and (row.track, PAGES) in self._open:
            self._folds.turn((row.track, PAGES), is_open=True)
        self._fold()

    def _show_current(self) -> None:
        """Bring the place shown into view, once the rows have their places."""
        row = self._stop()
        if row is not None:
            self.ensureWidgetVisible(row)

    # -- the keyboard --------------------------------------------------------------------------------

    def _stop(self) -> RailRow | None:
        """The row of the place shown; else the first."""
        rows = self.open_rows()
        places = (row for row in rows if row.row.current)
        return next(places, rows[0] if rows else None)

    def _set_tab_stop(self) -> None:
        """One stop of the Tab key for the whole rail: the current row, or the first."""
        stop = self._stop()
        for row in self.rows():
            policy = Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if not isinstance(sender, RailRow):
            return
        if sender.row.kind not in TURNS:
            self.chosen.emit(sender.row)
        elif sender.opens is not None:
            self._turn(sender.row)

    def _on_stepped(self, step: int) -> None:
        rows = self.open_rows()
        sender = self.sender()
        if isinstance(sender, RailRow):
            there = rows[min(max(rows.index(sender) + step, 0), len(rows) - 1)]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(there)

    def _on_theme(self) -> None:
        self.fit(self._beside)
        for widget in self._widgets:
            widget.updateGeometry()
            widget.update()
        self._fold()


def _place(row: RailEntry) -> tuple[str, str, str]:
    return row.kind, row.track, row.key


def _current(rows: Sequence[RailEntry]) -> list[tuple[str, str, str]]:
    return [_place(row) for row in rows if row.current]
