"""The start screen: begin something new, open something, or look at the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dialogue_app.support.translation import N_, _
from dialogue_app.ui.shell.actions import shortcut_of
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit

WIDTH = 760
CHOICES: tuple[tuple[str, str, str], ...] = (
    (
        "new_two_track",
        N_("New two-track dialogue"),
        N_("Allies among themselves, and the alliance with its counterpart: two files, kept apart."),
    ),
    ("new_brief", N_("New brief"), N_("Both sides' views from the public record, in ninety minutes.")),
    ("new_exercise", N_("New exercise"), N_("A training exercise with roles, injects and a debrief.")),
    ("open", N_("Open"), N_("A dialogue that lies on this computer.")),
    (
        "sample",
        N_("Explore the Amber Sea sample"),
        N_("A finished two-track dialogue of nine invented allies, to look at and to try things in."),
    ),
)


class StartPage(QWidget):
    """``chosen`` carries the key of an action, ``recent_chosen`` the path of a recent file."""

    chosen = Signal(str)
    recent_chosen = Signal(str)
    recent_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self.recent_buttons: list[QPushButton] = []
        column = kit.column(spacing=0, margins=None)
        column.addStretch(2)
        column.addWidget(kit.label(_("Dialogue of differences"), "display", wrap=False))
        text = _("Records where the sides differ, in words that each recognises as its own.")
        column.addSpacing(4)
        column.addWidget(kit.label(text, "purpose"))
        column.addSpacing(4)
        text = _("Nothing leaves this computer: the program opens no network connection.")
        column.addWidget(kit.label(text, "small", wrap=False))
        column.addSpacing(24)
        for key, title, about in CHOICES:
            column.addWidget(self._choice(key, _(title), _(about)))
            column.addSpacing(8)
        column.addSpacing(16)
        column.addWidget(self._build_recent())
        column.addStretch(3)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(WIDTH)
        row = kit.row(self, spacing=None, margins=(24, 16, 24, 16))
        row.addStretch(1)
        row.addWidget(inner, 20)
        row.addStretch(1)

    def _choice(self, key: str, title: str, about: str) -> QPushButton:
        button = ChoiceButton(key, title, about, shortcut_of(key))
        button.clicked.connect(self._on_choice)
        self.buttons[key] = button
        return button

    def _build_recent(self) -> QWidget:
        self.recent = QWidget()
        head = kit.row(spacing=None)
        heading = kit.label(_("RECENT"), "heading", wrap=False)
        head.addWidget(heading)
        head.addStretch(1)
        clear = QPushButton(_("Clear"))
        clear.setProperty("role", "quiet")
        clear.setAccessibleName(_("Clear the list of recent files"))
        clear.clicked.connect(self.recent_cleared)
        head.addWidget(clear)
        self._recent_rows = kit.column(spacing=0)
        column = kit.column(self.recent, spacing=4)
        column.addLayout(head)
        column.addLayout(self._recent_rows)
        self.recent.hide()
        return self.recent

    def show_recent(self, paths: Sequence[str]) -> None:
        """Show the recent files; the list is not there when it is empty."""
        while (item := self._recent_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.recent_buttons = []
        for text in paths:
            path = Path(text)
            button = QPushButton(path.stem.replace("&", "&&"))
            button.setProperty("role", "recent")
            button.setToolTip(exact_tip(text))
            button.setAccessibleName(path.stem)
            button.setProperty("path", text)
            button.clicked.connect(self._on_recent)
            row = kit.grid(across=12)
            row.setColumnStretch(1, 1)
            holder = QWidget()
            holder.setLayout(row)
            row.addWidget(button, 0, 0)
            row.addWidget(
                kit.label(_folder_words(path), "small", wrap=False), 0, 1, Qt.AlignmentFlag.AlignVCenter
            )
            self._recent_rows.addWidget(holder)
            self.recent_buttons.append(button)
        self.recent.setVisible(bool(paths))

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        self.buttons["new_two_track"].setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _on_choice(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceButton):
            self.chosen.emit(sender.key)

    def _on_recent(self) -> None:
        self.recent_chosen.emit(str(self.sender().property("path")))


class ChoiceButton(QPushButton):
    """A wide button: what it does, in one line what that is, and its key."""

    def __init__(self, key: str, title: str, about: str, shortcut: str) -> None:
        super().__init__()
        self.key = key
        self.setProperty("role", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self._title, self._about = (
            kit.label(title, "strong", wrap=False),
            kit.label(about, "soft", wrap=False),
        )
        keys = kit.label(shortcut, "small", wrap=False)
        for label in (self._title, self._about, keys):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = kit.grid(self, down=2, margins=(16, 8, 16, 8))
        row.setColumnStretch(0, 1)
        row.addWidget(self._title, 0, 0)
        row.addWidget(self._about, 1, 0)
        row.addWidget(keys, 0, 1, 2, 1)


def _folder_words(path: Path) -> str:
    try:
        return "~/" + path.parent.relative_to(Path.home()).as_posix()
    except ValueError:
        return str(path.parent)
