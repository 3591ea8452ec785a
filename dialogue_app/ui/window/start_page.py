"""The start screen: begin something new, open something, or look at the sample.

While there are no recent files the sample comes first; afterwards it is a row below them. All of it grows
with the text and scrolls where it does not fit.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from dialogue_app.support.translation import N_, _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.shell.actions import shortcut_of
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.window.start_choices import ChoiceCard, ChoiceRow, StartChoice

if TYPE_CHECKING:
    from dialogue_app.services.ports import Progress

WIDTH, CARD_WIDTH = 880, 216
GAP = 12
CARDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "new_two_track",
        N_("New two-track dialogue"),
        N_("For delegations: allies among themselves, then with Russia, in two files kept apart."),
        ("INTERNAL", "EXTERNAL"),
    ),
    (
        "new_brief",
        N_("New brief"),
        N_("For think tanks: the views of both sides from the public record, in ninety minutes."),
        ("BRIEF",),
    ),
    (
        "new_exercise",
        N_("New exercise"),
        N_("For trainers: half a day with roles, injects and a debrief."),
        ("TRAINING",),
    ),
)
"""Key of the action, title, for whom in a sentence, the kinds of track that are made."""

SAMPLE = N_("Explore the Amber Sea sample")
ABOUT_SAMPLE = N_(
    "A finished dialogue of nine invented allies with Russia: look at all of it, change any of it."
)


class StartPage(QWidget):
    """``chosen`` carries the key of an action, ``recent_chosen`` the path of a recent file."""

    chosen = Signal(str)
    recent_chosen = Signal(str)
    recent_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.buttons: dict[str, StartChoice] = {}
        self.recent_buttons: list[ChoiceRow] = []
        self._across = 0
        self.area, self.inside, self.content = QScrollArea(), QWidget(), QWidget()
        kit.column(self, spacing=0).addWidget(self.area)
        self._column = column = kit.column(self.content, spacing=0)
        self._build_head()
        self._sample_card = self._choice(ChoiceCard("sample", _(SAMPLE), _(ABOUT_SAMPLE), CARDS[0][3]))
        column.addWidget(self._sample_card)
        self._below_sample = QWidget()
        self._below_sample.setFixedHeight(GAP)
        column.addWidget(self._below_sample)
        self._build_cards()
        column.addSpacing(16)
        about = _("A dialogue file on this computer")
        self.buttons["open"] = self._choice(ChoiceRow("open", _("Open"), about, shortcut_of("open")))
        about = _("A finished dialogue to try things in")
        self._sample_row = self._choice(ChoiceRow("sample", _(SAMPLE), about, shortcut_of("sample")))
        for row in (self.buttons["open"], self._sample_row, self._build_recent()):
            column.addWidget(row)
        outer = kit.column(self.inside, spacing=0, margins=(24, 16, 24, 16))
        outer.addStretch(2)
        middle = kit.row(spacing=0)
        middle.addStretch(1)
        middle.addWidget(self.content, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self._build_area()
        theme.notifier().changed.connect(self._take_width)
        self._take_width()
        self.show_recent(())

    def _build_area(self) -> None:
        """Scroll what does not fit. The viewport is one of our own: to ask for that of Qt, or for a scroll
        bar, makes Python know so much of Qt that the first picture waits for it.
        """
        seen = QWidget()
        self.area.setViewport(seen)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.inside)
        for part in (seen, self.inside):
            part.setAutoFillBackground(False)

    def _build_head(self) -> None:
        column = self._column
        column.addWidget(kit.label(_("Dialogue of differences"), "display"))
        column.addSpacing(4)
        text = _("Records where the sides differ, in words that each recognises as its own.")
        column.addWidget(kit.label(text, "purpose"))
        column.addSpacing(4)
        text = _("Nothing leaves this computer: the program opens no network connection.")
        column.addWidget(kit.label(text, "small"))
        column.addSpacing(24)

    def _build_cards(self) -> None:
        self._cards: QGridLayout = kit.grid(across=GAP, down=GAP)
        for key, title, about, tracks in CARDS:
            self.buttons[key] = self._choice(ChoiceCard(key, _(title), _(about), tracks))
        self._column.addLayout(self._cards)

    def _choice(self, choice: StartChoice) -> StartChoice:
        choice.clicked.connect(self._on_choice)
        return choice

    def _build_recent(self) -> QWidget:
        self.recent = QWidget()
        head = kit.row(spacing=None)
        head.addWidget(kit.label(_("RECENT"), "heading", wrap=False))
        head.addStretch(1)
        clear = kit.button(_("Clear"), "link")
        clear.setAccessibleName(_("Clear the list of recent files"))
        clear.clicked.connect(self.recent_cleared)
        head.addWidget(clear)
        self._recent_rows = kit.column(spacing=0)
        column = kit.column(self.recent, spacing=4, margins=(0, 16, 0, 0))
        column.addLayout(head)
        column.addLayout(self._recent_rows)
        return self.recent

    def show_recent(self, paths: Sequence[str]) -> None:
        """Show the recent files, the sample first where there are none. When each file was changed is looked
        up on another thread: a drive that is gone may take its time to say so.
        """
        while (item := self._recent_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.recent_buttons = []
        for text in paths:
            path = Path(text)
            row = ChoiceRow(text, path.stem, _folder_words(path))
            row.setToolTip(exact_tip(text))
            row.clicked.connect(self._on_recent)
            self._recent_rows.addWidget(row)
            self.recent_buttons.append(row)
        self.recent.setVisible(bool(paths))
        for part in (self._sample_card, self._below_sample):
            part.setVisible(not paths)
        self._sample_row.setVisible(bool(paths))
        self.buttons["sample"] = self._sample_row if paths else self._sample_card
        if paths:
            task = Task(FileDates(paths).read)
            task.done.connect(self._on_dates)
            task.start()

    def take_focus(self) -> None:
        """Put the focus on the file open last, or on the sample where there is none."""
        first = self.recent_buttons[0] if self.recent_buttons else self.buttons["sample"]
        first.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        QTimer.singleShot(0, self._show_focused)

    def _show_focused(self) -> None:
        """Bring into view what has the focus, once everything has its place."""
        focused = self.focusWidget()
        if focused is not None and self.content.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards side by side as fit."""
        super().resizeEvent(event)
        self._place_cards()
        QTimer.singleShot(0, self._show_focused)

    def _take_width(self) -> None:
        self.content.setMaximumWidth(theme.current().scaled(WIDTH))
        self._place_cards()

    def _place_cards(self) -> None:
        room = min(self.width() - 48, self.content.maximumWidth())
        least = len(CARDS) * theme.current().scaled(CARD_WIDTH) + (len(CARDS) - 1) * GAP
        across = len(CARDS) if room >= least else 1
        if across == self._across:
            return
        self._across = across
        for number, (key, *_rest) in enumerate(CARDS):
            self._cards.removeWidget(self.buttons[key])
            self._cards.addWidget(self.buttons[key], number // across, number % across)
            self._cards.setColumnStretch(number, int(number < across))

    def _on_choice(self) -> None:
        sender = self.sender()
        if isinstance(sender, StartChoice):
            self.chosen.emit(sender.key)

    def _on_recent(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceRow):
            self.recent_chosen.emit(sender.key)

    def _on_dates(self, dates: object) -> None:
        from dialogue_app.reports.dates import day as date_words  # not before a date is shown

        if not isinstance(dates, dict):
            return
        for row in self.recent_buttons:
            day = dates.get(row.key)
            if day is not None:
                row.show_note(date_words(day) if day else _("not found"))


def _folder_words(path: Path) -> str:
    try:
        return (Path("~") / path.parent.relative_to(Path.home())).as_posix()
    except ValueError:
        return str(path.parent)


class FileDates:
    """The days on which some files were changed."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)

    def read(self, progress: Progress) -> dict[str, str]:
        """The day of each path in the zone of this computer, ``2026-03-12``; empty for a file that is not
        there now.
        """
        days = {}
        for number, path in enumerate(self._paths):
            progress(number / len(self._paths))
            days[path] = _day(Path(path))
        return days


def _day(path: Path) -> str:
    try:
        changed = path.stat().st_mtime
    except OSError:
        return ""
    return time.strftime("%Y-%m-%d", time.localtime(changed))
