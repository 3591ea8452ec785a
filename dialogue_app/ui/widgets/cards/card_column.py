"""A column of any number of rows of which only those near the screen exist.

A few widgets are turned to other rows as one scrolls. The height of a row is known once it was on the screen;
until then it counts as the usual one, and nothing of it is built.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Generic, ParamSpec, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from shiboken6 import isValid

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.scroll_page import ScrollPage

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")
P = ParamSpec("P")

_BEYOND = 160
"""So far above and below what is seen rows exist: the next ones are there before they are needed."""

_USUAL = 90
_MOST_TURNS = 12
_MOST_SPARE = 12


class RowPlaces:
    """Where each of many rows begins: its height is known once it was measured, until then it is the usual
    one.
    """

    def __init__(self, gap: int) -> None:
        self.ids: list[str] = []
        self.numbers: dict[str, int] = {}
        self.heights: dict[str, int] = {}
        self.usual = 0
        self.tops: list[int] = [0]
        self._reckoned = False
        self._gap = gap

    def take(self, ids: Iterable[str]) -> None:
        self.ids = list(ids)
        self.numbers = {row_id: number for number, row_id in enumerate(self.ids)}
        self._reckoned = False
        if len(self.heights) > 2 * len(self.ids):
            self.heights = {row_id: high for row_id, high in self.heights.items() if row_id in self.numbers}

    def height(self, row_id: str) -> int:
        """How high a row is, as far as is known."""
        return self.heights.get(row_id) or self._usual()

    def _usual(self) -> int:
        return self.usual or theme.current().scaled(_USUAL)

    def forget(self) -> None:
        """Rows may be of another height now: what is usual is found anew."""
        self.usual, self._reckoned = 0, False

    def reckon(self) -> int:
        """Reckon where each row begins, and how high all of them are."""
        if not self._reckoned:
            usual, gap, known = self._usual(), self._gap, self.heights
            self.tops = list(accumulate((known.get(row_id, usual) + gap for row_id in self.ids), initial=0))
            self._reckoned = True
        return max(self.tops[-1] - self._gap, 0)

    def measured(self, heights: Mapping[str, int]) -> bool:
        """So high are these rows. False: that was known."""
        other = {row_id: high for row_id, high in heights.items() if self.heights.get(row_id) != high}
        self.heights |= other
        self._reckoned = self._reckoned and not other
        if other and not self.usual:
            self.usual = sum(heights.values()) // len(heights)
        return bool(other)

    def top(self, row_id: str) -> int:
        return self.tops[self.numbers[row_id]]

    def at(self, top: int) -> int:
        """The number of the row that lies there; the first one above all."""
        return max(bisect_right(self.tops, top) - 1, 0)

    def between(self, top: int, bottom: int) -> range:
        """The numbers of the rows that lie there."""
        return range(self.at(top), min(bisect_left(self.tops, bottom), len(self.ids)))

    def around(self, row_id: str) -> range:
        """The number of a row with its neighbours; nothing where there is no such row."""
        number = self.numbers.get(row_id)
        return range(0) if number is None else range(max(number - 1, 0), min(number + 2, len(self.ids)))


class CardColumn(QWidget, Generic[W]):
    """Rows by id, one below the other, on the ``inside`` of a page. ``make`` gives an empty row, ``turn``
    makes it the row of an id, or shows anew what it is the row of.

    A row stays what it is while it has the focus, while a button of the mouse is held on it, while something
    typed in it is not saved, and while its owner has pinned it.
    """

    def __init__(
        self,
        page: ScrollPage,
        make: Callable[[QWidget], W],
        turn: Callable[[W, str], None],
        *,
        spacing: int = 10,
    ) -> None:
        super().__init__(page.inside)
        self._page = page
        self._make, self._turn = WeakMethod(make), WeakMethod(turn)  # the owner holds this column
        self.rows: dict[str, W] = {}
        self.pinned: set[str] = set()
        self._spare: list[W] = []
        self._places = RowPlaces(spacing)
        self._order: list[str] = []
        self._busy, self._least, self._pressed = False, 0, ""
        self._window: QWindow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.settle)
        page.verticalScrollBar().valueChanged.connect(self.settle)
        page.viewport().installEventFilter(self)
        theme.notifier().changed.connect(self._on_theme)

    # -- for the owner -------------------------------------------------------------------------------

    @property
    def ids(self) -> Sequence[str]:
        """The rows in order, on the screen or not."""
        return self._places.ids

    def place(self, row_id: str) -> int:
        """How many rows stand above this one."""
        return self._places.numbers[row_id]

    def show_rows(self, ids: Iterable[str]) -> None:
        """These are the rows now, in this order; those that exist are shown anew."""
        anchor, turn = self._anchor(), _living(self._turn)
        self._busy = True  # where the focus goes when a row goes may scroll the page
        try:
            self._places.take(ids)
            for gone in [one for one in self.rows if one not in self._places.numbers]:
                self._let_go(gone)
            for row_id, row in self.rows.items():
                turn(row, row_id)
        finally:
            self._busy = False
        self._settle(anchor)

    def row(self, row_id: str) -> W | None:
        """The row of an id, made if need be; nothing where there is no such row."""
        if row_id not in self._places.numbers:
            return None
        if row_id not in self.rows:
            self._take(row_id, None)
            self._settle(self._anchor())
        return self.rows.get(row_id)

    def bring(self, row_id: str) -> W | None:
        """The row of an id, on the screen."""
        if row_id not in self._places.numbers:
            return None
        for _turn in range(_MOST_TURNS):
            before = self._page.verticalScrollBar().value()
            self.row(row_id)
            self._show_place(row_id)
            if self._page.verticalScrollBar().value() == before:
                break
        return self.row(row_id)

    def walk(self, row_id: str, key: int) -> str:
        """The row to which a key leads from another one; nothing for a key that leads nowhere."""
        ids, number = self._places.ids, self.place(row_id)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -len(ids), Qt.Key.Key_End: len(ids)}
        step = steps.get(Qt.Key(key))
        return ids[min(max(number + step, 0), len(ids) - 1)] if step is not None else ""

    def _show_place(self, row_id: str) -> None:
        """Scroll so far that a row is seen."""
        self._page.stop_following()
        top, height = self._places.top(row_id), self._places.height(row_id)
        seen, room = self._seen()
        bar = self._page.verticalScrollBar()
        if top < seen or height > room:
            bar.setValue(bar.value() + top - seen)
        elif top + height > seen + room:
            bar.setValue(bar.value() + top + height - seen - room)

    # -- which rows exist ----------------------------------------------------------------------------

    def _seen(self) -> tuple[int, int]:
        """Where what is seen begins in the column, and how high it is."""
        view = self._page.viewport()
        return self.mapFrom(view, QPoint(0, 0)).y(), view.height()

    def settle(self) -> None:
        """Let those rows exist that are needed now, each as high as it must be."""
        self._settle(self._anchor())

    def _settle(self, anchor: tuple[str, int] | None) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            for _turn in range(_MOST_TURNS):
                self._place_all()
                self._hold_to(anchor)
                if not self._exchange() and not self._measure():
                    break
            else:
                self._place_all()
                self._hold_to(anchor)
            self._order_stops()
        finally:
            self._busy = False
        self._page.follow()

    def _needed(self) -> list[str]:
        """The rows near what is seen, and those that stay wherever they are, with their neighbours."""
        seen, room = self._seen()
        numbers = dict.fromkeys(self._places.between(seen - _BEYOND, seen + room + _BEYOND))
        for row_id in (self._focused(), *self.pinned):
            numbers.update(dict.fromkeys(self._places.around(row_id)))
        return [self._places.ids[number] for number in numbers]

    def _focused(self) -> str:
        """The row with the focus."""
        focus: QObject | None = QApplication.activePopupWidget() or QApplication.focusWidget()
        below = focus
        while focus is not None and focus is not self:
            below, focus = focus, focus.parent()
        return next((row_id for row_id, row in self.rows.items() if row is below), "") if focus else ""

    def _exchange(self) -> bool:
        """Turn rows that are no longer needed into those that are. False: it was so already."""
        needed = self._needed()
        missing = [one for one in needed if one not in self.rows]
        if not missing and len(self.rows) <= len(needed) + _MOST_SPARE:
            return False
        wanted = frozenset(needed)
        free = [row for row in self.rows if row not in wanted and not self._stays(row)]
        for row_id in missing:
            self._take(row_id, self.rows.pop(free.pop()) if free else None)
        for row_id in free:
            self._let_go(row_id)
        return bool(missing)

    def _stays(self, row_id: str) -> bool:
        row = self.rows[row_id]
        if row_id in self.pinned or row_id == self._focused() or foot().held(row):
            return True
        return row_id == self._pressed

    def _take(self, row_id: str, row: W | None) -> None:
        """Let a row exist: an old one, one that was put by, or a new one."""
        if row is None:
            row = self._spare.pop() if self._spare else _living(self._make)(self)
        self.rows[row_id] = row
        _living(self._turn)(row, row_id)
        row.show()

    def _let_go(self, row_id: str) -> None:
        """Put a row by; what stands in it unsaved goes with its record."""
        row = self.rows.pop(row_id)
        row.hide()
        if row_id in self.pinned or foot().held(row) or len(self._spare) >= _MOST_SPARE:
            row.deleteLater()
        else:
            self._spare.append(row)

    # -- where they stand ----------------------------------------------------------------------------

    def _place_all(self) -> None:
        """Put the rows that exist where they belong."""
        height, width = self._places.reckon(), self.width()
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
        for row_id, row in self.rows.items():
            row.setGeometry(0, self._places.top(row_id), width, self._places.height(row_id))

    def _measure(self) -> bool:
        """Ask the rows that exist how high they must be. False: as before."""
        least = max((row.minimumSizeHint().width() for row in self.rows.values()), default=0)
        if least != self._least:
            self._least = least
            self.updateGeometry()
        return self._places.measured(
            {row_id: _height_at(row, self.width()) for row_id, row in self.rows.items()}
        )

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest row that exists must be."""
        return QSize(self._least, 0)

    def _anchor(self) -> tuple[str, int] | None:
        """What keeps its place while heights change: a row, and how far below the edge of the page it stands.
        Nothing at the top of the page.
        """
        places = self._places
        if not places.ids or self._page.verticalScrollBar().value() == 0:
            return None
        seen, room = self._seen()
        row_id = self._focused()
        if row_id not in places.numbers or not seen <= places.top(row_id) < seen + room:
            row_id = places.ids[min(places.at(seen), len(places.ids) - 1)]
        return row_id, places.top(row_id) - seen

    def _hold_to(self, anchor: tuple[str, int] | None) -> None:
        """Keep the anchor where it was on the screen."""
        self._page.arrange()
        if anchor is None or anchor[0] not in self._places.numbers:
            return
        drift = self._places.top(anchor[0]) - self._seen()[0] - anchor[1]
        if drift:
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + drift)

    def _order_stops(self) -> None:
        """Tab goes through the rows in their order, whichever widget was made first."""
        order = sorted(self.rows, key=self.place)
        if order == self._order:
            return
        self._order = order
        stops: list[QWidget] = [self]
        for row_id in order:
            row = self.rows[row_id]
            stops += [row, *row.findChildren(QWidget)]
        window = self.window()
        chain = [
            stop
            for stop in stops
            if stop is self or (stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.window() is window)
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    # -- events --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """A row asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._order = []
            self.settle()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page shows more or less; a button of the mouse goes down over a row, or comes up. The window
        knows of it wherever the row came from: one that was scrolled under a pointer at rest was not entered.
        """
        if watched is not self._window:
            if event.type() == QEvent.Type.Resize:
                self._soon.start(0)
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            place = self.mapFromGlobal(event.globalPosition().toPoint())
            self._pressed = next(
                (one for one, row in self.rows.items() if row.geometry().contains(place)), ""
            )
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = ""
        return super().eventFilter(watched, event)

    def _watch_window(self) -> None:
        window = self.window().windowHandle()
        if window is not self._window:
            if self._window is not None and isValid(self._window):
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width means other heights."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._on_theme()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_window()
        self.settle()

    def _on_theme(self) -> None:
        self._places.forget()
        self.settle()


def _living(method: WeakMethod[Callable[P, T]]) -> Callable[P, T]:
    """A method of the owner, which lives as long as its column."""
    result = method()
    if result is None:
        raise RuntimeError("a column outlived its owner")
    return result


def _height_at(row: QWidget, width: int) -> int:
    """How high a row must be at a width."""
    layout = row.layout()
    if layout is not None:
        layout.activate()
    return row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()


def moves_row(event: QKeyEvent) -> bool:
    """Whether a key moves a row among the others: Alt+Up, Alt+Down."""
    arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in arrows


def take_moving_keys(event: QEvent) -> bool:
    """Take the keys that move a row before the window's shortcuts do; whether this was one."""
    wanted = (
        event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and moves_row(event)
    )
    if wanted:
        event.accept()
    return wanted
