"""Going about in the window: to its parts, to the other track, to the side pages."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from dialogue_app.core.records import StageNotes
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.pages.side_page import SidePage
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.shell.actions import Slots
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.step_place import StepPlace, step_place
from dialogue_app.ui.track.undo import ChangeCommand
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.unsaved_text import lead_to

_SEARCH = "search"


class Navigation(QObject):
    """What the actions do that show another part or page."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench = shell, desk, bench
        self._page_actions: dict[str, QAction] = {}
        bench.pages_loaded.connect(self._add_page_actions)
        desk.moved.connect(self._show_page_actions)
        bench.status.unsaved_pressed.connect(self.lead_to)
        bench.guide.open_notes(shell.settings.value.notes_open)
        bench.guide.notes_turned.connect(self._on_notes_turned)

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {
            "search": self.on_search,
            "other_track": self.on_other_track,
            "to_rail": self.on_to_rail,
            "to_page": self.on_to_page,
            "to_gate": self.on_to_gate,
            "to_guide": self.on_to_guide,
            "to_notes": self.on_to_notes,
            "guide": self.on_guide,
        }

    def on_other_track(self) -> None:
        self._desk.other_track()

    def on_to_rail(self) -> None:
        """Put the focus on the rail."""
        self._bench.rail.take_focus()

    def on_to_page(self) -> None:
        """Put the focus into the page."""
        self._bench.take_focus()

    def lead_to(self, widget: QWidget) -> None:
        """Put the focus into a widget of the page, whatever tab hides it."""
        page = self._bench.stage_page
        if widget is self._bench.guide.notes:
            self.on_to_notes()
        for editor in self._bench.findChildren(FieldEditor):
            if page is not None and editor.isAncestorOf(widget):
                page.go_to(editor.field.key)
        lead_to(widget)

    def go_to_step(self, step: ChangeCommand, sentence: str) -> None:
        """Show where a step took place, and say it."""
        track = self._desk.track
        if track is not None:
            self._bench.load_pages()
            pages = {page.KEY: page.kinds() for page in self._bench.pages if track.track in page.TRACKS}
            place = step_place(track.dialogue, step.change, step.place, pages)
            if place is not None:
                self._show_step(track, place)
                if isinstance(place.record, StageNotes) and self._desk.place.stage == place.stage:
                    self.on_to_notes()
        foot().say(sentence)

    def _show_step(self, track: OpenTrack, step: StepPlace) -> None:
        """Go to where a step took place. Whoever is typing there already keeps the keys."""
        if not step.page:
            if not self._types_in(step):
                self._bench.open_place(track, step.session, step.stage, step.field, step.item, step.party)
            return
        there = self._desk.go(track, step.session, page=step.page)
        page = self._bench.page
        if there and isinstance(page, SidePage) and not self._types_in(step):
            page.go_to_step(step.record)

    def _types_in(self, step: StepPlace) -> bool:
        """Whether somebody is typing where a step took place."""
        if not isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        page, shown = self._bench.page, self._desk.place
        if (shown.session, shown.stage, shown.page) != (step.session, step.stage, step.page):
            return False
        if isinstance(page, StagePage):
            return page.shows(step.field)
        return page is not None and page.has_in_hand(step.record)

    def on_to_gate(self) -> None:
        """Put the focus on the gate."""
        page = self._bench.stage_page
        if page is not None:
            button = page.gate.complete if page.gate.complete.isVisible() else page.gate.reopen
            button.setFocus()

    def on_to_guide(self) -> None:
        """Put the focus on the guide."""
        self._show_guide()
        self._bench.guide.take_focus()

    def on_to_notes(self) -> None:
        """Put the focus on the private notes."""
        self._show_guide()
        self._bench.guide.open_notes(True)
        self._bench.guide.notes.setFocus()

    def _show_guide(self) -> None:
        if not self._bench.guide.isVisible():
            self._shell.actions_["guide"].setChecked(True)
            self.on_guide(True)

    def on_guide(self, on: bool) -> None:
        """Show or hide the guide."""
        self._bench.show_guide(on)
        self._shell.settings.set(guide_visible=on)

    def on_search(self) -> None:
        """Search the open tracks."""
        self._open_page(_SEARCH)

    def _on_notes_turned(self, on: bool) -> None:
        self._shell.settings.set(notes_open=on)

    def _on_page_action(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self._open_page(str(sender.data()))

    def _open_page(self, key: str) -> None:
        track = self._desk.track
        self._bench.load_pages()
        if track is not None and any(key == page.KEY for page in self._bench.pages):
            self._bench.open_page(track, key)

    def _add_page_actions(self) -> None:
        """An action for each side page that has a key of its own, in the View menu."""
        menu = self._shell.actions_.menus["View"]
        taken = {action.shortcut().toString() for action in self._shell.actions_.all.values()}
        first = self._shell.actions_["to_rail"]
        for page in self._bench.pages:
            if page.KEY == _SEARCH:
                continue
            action = QAction(_(page.TITLE), self._shell.window())
            action.setData(page.KEY)
            keys = QKeySequence(page.SHORTCUT)
            if page.SHORTCUT and keys.toString() not in taken:
                action.setShortcut(keys)
            action.triggered.connect(self._on_page_action)
            menu.insertAction(first, action)
            self._page_actions[page.KEY] = action
        menu.insertSeparator(first)
        self._show_page_actions()

    def _show_page_actions(self) -> None:
        track = self._desk.track
        for page in self._bench.pages:
            offered = track is not None and track.track in page.TRACKS
            if page.KEY in self._page_actions:
                self._page_actions[page.KEY].setVisible(offered)
