"""The gate below a stage: how much is met, what is missing and where, the buttons that close the stage.

It is told results and says what was pressed; what follows is the stage page's part.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from dialogue_app.core.commands.stages import COMPLETE, SKIPPED
from dialogue_app.core.gates import MET, NOTHING, GateResult, Missing
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.pages.stage.gate_text import (
    SIGNS,
    count_words,
    full_words,
    gate_text,
    shown_gaps,
    unjudged_in_few_words,
    unjudged_words,
)
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_row import CutRow
from dialogue_app.ui.widgets.cut_text import CutButton, CutCheck
from dialogue_app.ui.widgets.short_label import ShortLabel
from dialogue_app.ui.widgets.wrapped_row import WrappedRow

LONGEST_TEXT, LONGEST_MET, LONGEST_CLOSED = 44, 34, 92
LONGEST_WITH_ROOM = 96
LONGEST_MENU = 25
_LINE, MANY_GATES = 26, 3
"""The height of a line; with more gates than these room is kept for two lines, else for one."""


_BETWEEN = 14
_MARGINS, _FOLDED_MARGINS = (14, 9, 14, 9), (14, 2, 14, 2)


class GatePanel(QFrame):
    """Shows the gates of one stage; folded, in one line, how many are met, and the rest in the lists that the
    counts open. ``place_wanted`` carries the Missing whose link was pressed,
    ``ticked`` the number of a gate and whether it was ticked.
    """

    place_wanted = Signal(object)
    ticked = Signal(int, bool)
    complete_wanted = Signal()
    skip_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gate")
        self.setAccessibleName(_("Gate"))
        self._shown: tuple[object, ...] = ()
        self._short = self._folded = False
        self._kept = 0
        self._lines = kit.column(spacing=6)
        self.skip = kit.button(_("Skip…"), name=_("Skip stage"))
        self.skip.clicked.connect(self.skip_wanted)
        self.complete = kit.button(_("Complete"), "primary", name=_("Complete stage"))
        self.complete.clicked.connect(self.complete_wanted)
        self.reopen = kit.button(_("Take up again"), name=_("Take up stage again"))
        self.reopen.clicked.connect(self.reopen_wanted)
        buttons = kit.row()
        for button in (self.skip, self.complete, self.reopen):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        self._row = row = kit.grid(self, across=16, margins=_MARGINS)
        row.setColumnStretch(0, 1)
        row.addLayout(self._lines, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(buttons, 0, 1, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)

    def show_gates(
        self,
        results: Sequence[GateResult],
        *,
        state: str = "",
        closed: str = "",
        read_only: bool = False,
    ) -> None:
        """Show results; ``closed`` says how and by whom a closed stage was closed."""
        shown = (tuple(results), state, closed, read_only)
        if shown == self._shown:
            return
        self._shown = shown
        self._fill(results, state, closed, read_only=read_only)

    def set_short(self, short: bool) -> None:
        """Cut the texts where there is little room; the count opens all of them in full."""
        if short == self._short:
            return
        self._short = short
        self._fill_again()

    def set_folded(self, folded: bool) -> None:
        """Say it in one line where the window is low, or in full again."""
        if folded == self._folded:
            return
        self._folded = folded
        self._row.setContentsMargins(*(_FOLDED_MARGINS if folded else _MARGINS))
        self._fill_again()

    def _fill_again(self) -> None:
        if self._shown:
            self._kept = 0
            self.setMinimumHeight(0)
            results, state, closed, read_only = self._shown
            self._fill(results, state, closed, read_only=read_only)  # type: ignore[arg-type]

    def _fill(self, results: Sequence[GateResult], state: str, closed: str, *, read_only: bool) -> None:
        focus = self.window().focusWidget()  # one's own focusWidget() is the last one that ever had it
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._clear()
        done = state in (COMPLETE, SKIPPED)
        for button, visible in ((self.skip, not done), (self.complete, not done), (self.reopen, done)):
            button.setVisible(visible and not read_only)
        told = _said(self, shortened(closed, LONGEST_CLOSED), "soft", closed, closed) if closed else None
        if told is not None and not self._folded:
            self._lines.addWidget(told)
        needed = [result for result in results if result.gate.level != "advised"]
        advised = [result for result in results if result.gate.level == "advised" and state != SKIPPED]
        groups = [
            (count_words(needed), needed),
            (_("Advised: {count}").format(count=count_words(advised)), advised),
        ]
        line = None
        for words, checks in groups:
            if checks:
                if line is None or not (done or self._folded):
                    line = self._add_line()
                self._fill_line(line, words, checks, done=done, read_only=read_only)
        if told is not None and self._folded:
            line = line or self._add_line()
            line.add(told, spare=True) if isinstance(line, CutRow) else line.add(told)
        self._order_stops()
        if had_focus:
            (self.reopen if done else self.complete).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """While the stage is open, as high as it was once at the same width, and at first a little higher:
        the panel fills and empties as checks are met and missed, and nothing above it may move while
        somebody aims.
        """
        super().resizeEvent(event)
        closed = not self.reopen.isHidden()
        if closed or event.size().width() != event.oldSize().width():
            self._kept = 0
            self.setMinimumHeight(0)
        needed = self.heightForWidth(event.size().width())
        if needed > self._kept and not closed and not self._folded:
            lines = 0 if self._short or self._kept else 2 if len(self._results()) > MANY_GATES else 1
            self._kept = needed + lines * theme.current().scaled(_LINE)
            self.setMinimumHeight(self._kept)
            self._row.setGeometry(self.contentsRect())  # Qt lays out nothing anew while it is being shown

    def _order_stops(self) -> None:
        """Tab goes through the checks and then to the buttons; new widgets would come last."""
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        lines = [line for item in items if item is not None and (line := item.widget()) is not None]
        stops: list[QWidget] = [button for line in lines for button in line.findChildren(QAbstractButton)]
        stops += [self.skip, self.complete, self.reopen]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def blocking(self) -> tuple[GateResult, ...]:
        """The hard gates that are not met."""
        return tuple(result for result in self._results() if result.blocks)

    def _results(self) -> tuple[GateResult, ...]:
        return self._shown[0] if self._shown else ()  # type: ignore[return-value]

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_line(self) -> WrappedRow | CutRow:
        line = CutRow(across=_BETWEEN) if self._folded else WrappedRow(across=_BETWEEN, down=2)
        self._lines.addWidget(line)
        return line

    def _fill_line(
        self,
        line: WrappedRow | CutRow,
        words: str,
        results: Sequence[GateResult],
        *,
        done: bool,
        read_only: bool,
    ) -> None:
        """What is met is named while the stage is open; afterwards the count says it."""
        widgets: list[QWidget] = [self._head(words, results, read_only=read_only)]
        said: set[str] = set()
        for result in () if self._folded else results:
            gaps = shown_gaps(result, results)
            only = gaps[0].sentence if len(gaps) == 1 else ""
            settled = result.state == NOTHING or (done and result.met)
            if settled or only in said or (result.missing and not gaps):
                continue
            said |= {only} - {""}
            widgets += self._widgets(result, gaps, read_only=read_only)
        widgets += [] if done or self._folded else self._unjudged(results)
        for widget in widgets:
            widget.setFixedHeight(theme.current().scaled(24))
            line.add(widget)

    def _head(self, words: str, results: Sequence[GateResult], *, read_only: bool) -> GateButton:
        """The count; it opens a list of every check in full, with how it stands."""
        button = _button(words, "strong", _("{count}: every check in full").format(count=words))
        button.setToolTip(_("Every check in full"))
        menu = QMenu(button)
        for result in results:
            action = QAction(f"{SIGNS[result.state]}  {full_words(result)}".replace("&", "&&"), menu)
            if result.missing:
                action.setData(_Held(result.missing[0]))
                action.triggered.connect(self._on_menu)
            elif not result.computed and not read_only:
                action.setCheckable(True)
                action.setChecked(bool(result.met))
                action.setProperty("gate", result.number)
                action.triggered.connect(self._on_ticked)
            menu.addAction(action)
        return button.with_list(menu)

    def _cut(self, text: str, longest: int) -> str:
        return shortened(text, longest if self._short else LONGEST_WITH_ROOM)

    def _widgets(self, result: GateResult, gaps: Sequence[Missing], *, read_only: bool) -> list[QWidget]:
        if not result.computed:
            return [self._check(result, read_only=read_only)]
        if result.met:
            return [self._met(result)]
        first = self._link(result, gaps[0])
        return [first] if len(gaps) == 1 else [_together(first, self._more(result, gaps))]

    def _met(self, result: GateResult) -> QLabel:
        words = f"{SIGNS[MET]} {self._cut(gate_text(result), LONGEST_MET)}"
        name = _("Met: {text}").format(text=gate_text(result))
        return _said(self, words, "good", full_words(result), name)

    def _unjudged(self, results: Sequence[GateResult]) -> list[QWidget]:
        """How many have nothing to judge, and how many were skipped; which, says the tip."""
        nothing = [result for result in results if result.state == NOTHING]
        kinds = [[result for result in nothing if result.skipped == skipped] for skipped in (False, True)]
        widgets: list[QWidget] = []
        for kind in filter(None, kinds):
            which = "\n".join(map(unjudged_words, kind))
            words = f"{SIGNS[NOTHING]} {unjudged_in_few_words(kind)}"
            widgets.append(_said(self, words, "soft", which, which))
        return widgets

    def _check(self, result: GateResult, *, read_only: bool) -> QWidget:
        text = gate_text(result)
        box = CutCheck(kit.button_text(self._cut(text, LONGEST_TEXT)))
        box.setChecked(bool(result.met))
        box.setAccessibleName(text)
        box.setToolTip(exact_tip(full_words(result)))
        box.setEnabled(not read_only)
        box.setProperty("gate", result.number)
        box.clicked.connect(self._on_ticked)
        return box

    def _link(self, result: GateResult, missing: Missing) -> QPushButton:
        words = self._cut(missing.sentence.rstrip("."), LONGEST_TEXT)
        button = _button(words, "warn", missing.sentence)
        button.setToolTip(exact_tip(f"{full_words(result)}\n{missing.sentence}"))
        button.setProperty("place", _Held(missing))
        button.clicked.connect(self._on_link)
        return button

    def _more(self, result: GateResult, gaps: Sequence[Missing]) -> QPushButton:
        rest = gaps[1:]
        words = ngettext("and {n} more", "and {n} more", len(rest)).format(n=len(rest))
        button = _button(f"+{len(rest)}", "", f"{gate_text(result)}: {words}")
        button.setToolTip(exact_tip(words))
        menu = QMenu(button)
        for missing in gaps[:LONGEST_MENU]:
            action = QAction(missing.sentence.replace("&", "&&"), menu)
            action.setData(_Held(missing))
            action.triggered.connect(self._on_menu)
            menu.addAction(action)
        if len(gaps) > LONGEST_MENU:
            menu.addAction(_("… {n} in all").format(n=len(gaps))).setEnabled(False)
        return button.with_list(menu)

    def _on_link(self) -> None:
        held = self.sender().property("place")
        self.place_wanted.emit(held.missing)

    def _on_menu(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.place_wanted.emit(sender.data().missing)

    def _on_ticked(self, checked: bool) -> None:
        self.ticked.emit(int(self.sender().property("gate")), checked)


def _said(parent: QWidget, words: str, role: str, tip: str, name: str) -> QLabel:
    label = ShortLabel(role, parent)
    label.show_words(words, tip)
    label.setAccessibleName(name)
    return label


class _Held:
    """Keeps a value whole on its way through a property of Qt."""

    def __init__(self, missing: Missing) -> None:
        self.missing = missing


def shortened(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text cut at a word, with an ellipsis."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


class GateButton(CutButton):
    """A button that may open a list. Qt would keep room for an arrow beside a menu of the button's own."""

    def sizeHint(self) -> QSize:
        """Its words, or what is wide enough to be hit."""
        return super().sizeHint().expandedTo(QSize(theme.TARGET, 0))

    def with_list(self, menu: QMenu) -> GateButton:
        """Open this below the button when it is pressed."""
        self.list = menu
        self.clicked.connect(self._open_list)
        return self

    def _open_list(self) -> None:
        self.list.popup(self.mapToGlobal(self.rect().bottomLeft()))


def _together(*widgets: QWidget) -> QWidget:
    """Widgets side by side that a line does not part."""
    pair = QWidget()
    row = kit.row(pair)
    for widget in widgets:
        row.addWidget(widget)
    return pair


def _button(text: str, tone: str, spoken: str) -> GateButton:
    button = kit.in_role(GateButton(kit.button_text(text)), "link", tone)
    button.setAccessibleName(spoken)
    return button
