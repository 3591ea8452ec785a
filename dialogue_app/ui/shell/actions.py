"""Every action of the window: its menu, its words and its key. The keyboard map in Help is made of this.

What an action does stands in ``slots()`` of the window or of a part of it, under the action's key. Actions
that need an open track are hidden, not greyed out, while there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from dialogue_app.support.translation import N_, _

FILE, EDIT, SESSION, VIEW, HELP = N_("File"), N_("Edit"), N_("Session"), N_("View"), N_("Help")
MENUS = (FILE, EDIT, SESSION, VIEW, HELP)
Slots = Mapping[str, Callable[..., None]]
"""What answers actions, by their keys."""


class ActionPart(Protocol):
    """A part of the window that answers actions."""

    def slots(self) -> Slots:
        """What answers the actions of this part."""


@dataclass(frozen=True, slots=True)
class ActionWords:
    """One action: key, menu, text, shortcut, whether it needs an open track, whether a line precedes it."""

    key: str
    menu: str
    text: str
    shortcut: str
    needs_track: bool = False
    after_line: bool = False
    checkable: bool = False


ACTIONS: tuple[ActionWords, ...] = (
    ActionWords("new_two_track", FILE, N_("New two-track dialogue…"), "Ctrl+N"),
    ActionWords("new_brief", FILE, N_("New brief…"), "Ctrl+Shift+B"),
    ActionWords("new_exercise", FILE, N_("New exercise…"), "Ctrl+Shift+E"),
    ActionWords("open", FILE, N_("Open…"), "Ctrl+O", after_line=True),
    ActionWords("sample", FILE, N_("Explore the Amber Sea sample"), "Ctrl+Shift+A"),
    ActionWords("save_copy", FILE, N_("Save a copy…"), "Ctrl+Shift+S", needs_track=True, after_line=True),
    ActionWords("hand_over", FILE, N_("Copy for the other side…"), "Ctrl+Alt+O", needs_track=True),
    ActionWords("backups", FILE, N_("Backups and restore…"), "Ctrl+Alt+B", needs_track=True),
    ActionWords("passphrase", FILE, N_("Passphrase…"), "Ctrl+Alt+P", needs_track=True, after_line=True),
    ActionWords("lock", FILE, N_("Lock now"), "F12", needs_track=True),
    ActionWords("close", FILE, N_("Close"), "Ctrl+W", needs_track=True),
    ActionWords("settings", FILE, N_("Settings…"), "Ctrl+,", after_line=True),
    ActionWords("quit", FILE, N_("Quit"), "Ctrl+Q"),
    ActionWords("undo", EDIT, N_("Undo"), "Ctrl+Z", needs_track=True),
    ActionWords("redo", EDIT, N_("Redo"), "Ctrl+Shift+Z", needs_track=True),
    ActionWords("search", EDIT, N_("Search"), "Ctrl+F", needs_track=True, after_line=True),
    ActionWords("set_up_session", SESSION, N_("Session set-up…"), "Ctrl+U", needs_track=True),
    ActionWords("new_session", SESSION, N_("New session…"), "Ctrl+Shift+N", needs_track=True),
    ActionWords(
        "follow_session", SESSION, N_("New session from the previous one…"), "Ctrl+Alt+N", needs_track=True
    ),
    ActionWords(
        "thresholds",
        SESSION,
        N_("Thresholds of this dialogue…"),
        "Ctrl+Shift+T",
        needs_track=True,
        after_line=True,
    ),
    ActionWords("next_stage", SESSION, N_("Next stage"), "Ctrl+PgDown", needs_track=True, after_line=True),
    ActionWords("previous_stage", SESSION, N_("Previous stage"), "Ctrl+PgUp", needs_track=True),
    ActionWords("complete_stage", SESSION, N_("Complete stage"), "Ctrl+Return", needs_track=True),
    ActionWords("skip_stage", SESSION, N_("Skip stage…"), "Ctrl+Shift+K", needs_track=True),
    ActionWords("reopen_stage", SESSION, N_("Take up stage again"), "Ctrl+Shift+R", needs_track=True),
    ActionWords("skip_field", SESSION, N_("Skip field…"), "Ctrl+Alt+K", needs_track=True, after_line=True),
    ActionWords("resume_field", SESSION, N_("Take up field again"), "Ctrl+Alt+R", needs_track=True),
    ActionWords("hide_answers", SESSION, N_("Hide or reveal answers"), "Ctrl+Alt+H", needs_track=True),
    ActionWords("seal", SESSION, N_("Seal or unseal answers"), "Ctrl+Alt+S", needs_track=True),
    ActionWords("mark_field", SESSION, N_("Marking of this field…"), "Ctrl+Alt+M", needs_track=True),
    ActionWords(
        "joint_room", SESSION, N_("Go to the joint room…"), "Ctrl+Alt+J", needs_track=True, after_line=True
    ),
    ActionWords("clock", SESSION, N_("Start or pause the clock"), "F7", needs_track=True, after_line=True),
    ActionWords("speaker", SESSION, N_("Who speaks…"), "F8", needs_track=True),
    ActionWords("nobody_speaks", SESSION, N_("Nobody speaks"), "Shift+F8", needs_track=True),
    ActionWords("next_field", VIEW, N_("Next field"), "Ctrl+Tab", needs_track=True),
    ActionWords("previous_field", VIEW, N_("Previous field"), "Ctrl+Shift+Tab", needs_track=True),
    ActionWords("other_track", VIEW, N_("Other track"), "Ctrl+T", needs_track=True),
    ActionWords("to_rail", VIEW, N_("Go to stages"), "Ctrl+1", needs_track=True, after_line=True),
    ActionWords("to_page", VIEW, N_("Go to page"), "Ctrl+2", needs_track=True),
    ActionWords("to_gate", VIEW, N_("Go to gate"), "Ctrl+3", needs_track=True),
    ActionWords("to_guide", VIEW, N_("Go to guide"), "Ctrl+4", needs_track=True),
    ActionWords("to_notes", VIEW, N_("Go to my notes"), "Ctrl+5", needs_track=True),
    ActionWords("guide", VIEW, N_("Guide"), "F9", needs_track=True, after_line=True, checkable=True),
    ActionWords("present", VIEW, N_("Present in the room"), "F5", needs_track=True, after_line=True),
    ActionWords("room_next", VIEW, N_("Room: next"), "Ctrl+F5", needs_track=True),
    ActionWords("room_previous", VIEW, N_("Room: previous"), "Ctrl+Shift+F5", needs_track=True),
    ActionWords("room_choose", VIEW, N_("Room: choose…"), "Ctrl+B", needs_track=True),
    ActionWords("room_black", VIEW, N_("Room: black"), "Shift+F5", needs_track=True),
    ActionWords("larger", VIEW, N_("Larger text"), "Ctrl++", after_line=True),
    ActionWords("smaller", VIEW, N_("Smaller text"), "Ctrl+-"),
    ActionWords("usual_size", VIEW, N_("Usual text size"), "Ctrl+0"),
    ActionWords("full_screen", VIEW, N_("Full screen"), "F11", checkable=True),
    ActionWords("guide_book", HELP, N_("User guide"), "F1"),
    ActionWords("keyboard_map", HELP, N_("Keyboard map"), "Ctrl+F1"),
    ActionWords("about", HELP, N_("About"), "Shift+F1"),
)

OTHER_KEYS: tuple[tuple[str, str, str], ...] = (
    (N_("Stages"), "↑ ↓", N_("Move between stages and pages; Enter opens")),
    (N_("Matrix"), "1 … 5", N_("Set the level and move on")),
    (N_("Matrix"), "P", N_("No position")),
    (N_("Matrix"), "I", N_("Needs instructions")),
    (N_("Matrix"), "W", N_("Position withheld")),
    (N_("Matrix"), "Del", N_("Clear")),
    (N_("Matrix"), "← ↑ → ↓", N_("Move")),
    (N_("Matrix"), "Enter", N_("Open the reason")),
    (N_("Lists"), "Ins", N_("Begin a new record in every list; in columns, in the list they are of")),
    (N_("Lists"), "Home, End", N_("Go to the first or the last record")),
    (N_("Lists"), "Alt+↑ ↓", N_("Move the record")),
    (N_("Lists"), "Del", N_("Remove the record; undo brings it back")),
    (N_("Cards"), "R", N_("Go to the read-back of the statement")),
    (N_("Read-back"), "Ctrl+1 2 3", N_("Answer: accurate, accurate after correction, not yet")),
    (N_("Guide"), "Space", N_("Tick a prompt as asked")),
    (N_("Forms"), "Esc", N_("Close the form; a longer text is kept, a line goes back to what it was")),
    (N_("Room view"), "→ ←", N_("Next thing, previous thing; Page Up and Page Down too")),
    (N_("Room view"), "B", N_("Black, and back")),
    (N_("Room view"), "Esc", N_("Close the room view")),
    (N_("Buttons"), "Enter", N_("Press; the space bar does the same")),
    (N_("Dialogs"), "Esc", N_("Close without doing anything")),
)
"""Keys that belong to no menu: place, key, what it does."""


def shortcut_of(key: str) -> str:
    """The key of an action as the desktop writes it."""
    words = next(action_words for action_words in ACTIONS if action_words.key == key)
    return QKeySequence(words.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class Actions:
    """The actions of one window and the menus they stand in."""

    def __init__(self, window: QWidget) -> None:
        self.all: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._window = window
        for words in ACTIONS:
            action = QAction(_(words.text), window)
            action.setObjectName(words.key)
            action.setShortcut(QKeySequence(words.shortcut))
            action.setCheckable(words.checkable)
            self.all[words.key] = action
            window.addAction(action)

    def __getitem__(self, key: str) -> QAction:
        return self.all[key]

    def connect(self, slots: Slots) -> None:
        """Have actions answered. Raises KeyError for a key that no action has."""
        for key, slot in slots.items():
            self.all[key].triggered.connect(slot)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus of the menu bar."""
        for name in MENUS:
            menu = bar.addMenu("&" + _(name))
            self.menus[name] = menu
            for words in ACTIONS:
                if words.menu == name:
                    if words.after_line:
                        menu.addSeparator()
                    menu.addAction(self.all[words.key])

    def show_for(self, *, track: bool) -> None:
        """Hide what needs an open track while there is none."""
        for words in ACTIONS:
            if words.needs_track:
                self.all[words.key].setVisible(track)
        for name in (EDIT, SESSION):
            if name in self.menus:
                self.menus[name].menuAction().setVisible(track)
