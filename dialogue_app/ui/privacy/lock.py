"""Locking: what is typed is saved, content leaves the screen, files and keys are let go of; and the way back.

If something typed cannot be saved, the window is covered only: the files stay open, so that nothing is lost,
and the page says so. Otherwise the files are let go of: another program may have them meanwhile, and a
change it made is noticed by the digest of the file and said when it is opened again.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction

from dialogue_app.services.files.library import Library
from dialogue_app.services.files.locked_files import (
    LockedFile,
    Reopened,
    changed_meanwhile,
    locked_file,
    reopen,
)
from dialogue_app.services.ports import Progress, TrackStore
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.files.open_dialogue import DialogueOpener
from dialogue_app.ui.privacy.clear_content import (
    clear_workbench,
    close_other_windows,
    forget_everything,
    let_work_end,
)
from dialogue_app.ui.privacy.closed_dialogs import ClosedDialogs, keep_words_of_dialogs
from dialogue_app.ui.privacy.commit_pending import commit_pending
from dialogue_app.ui.privacy.idle_watch import IdleWatch
from dialogue_app.ui.privacy.lock_page import LockPage
from dialogue_app.ui.qt.background import Task
from dialogue_app.ui.shell.actions import Slots
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.places import WindowPlaces
from dialogue_app.ui.widgets.marking_strip import ShownMarking

STILL_ALLOWED = (
    "larger",
    "smaller",
    "usual_size",
    "full_screen",
    "keyboard_map",
    "guide_book",
    "about",
    "quit",
)


class WindowLock(QObject):
    """Locks the window at once or after a time without any act, and unlocks it. ``unlocked``: content may be
    shown again.
    """

    unlocked = Signal()

    def __init__(
        self,
        shell: Shell,
        desk: NavigationState,
        bench: Workbench,
        opener: DialogueOpener,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._bench, self._opener = shell, desk, bench, opener
        self._page: LockPage | None = None
        self._files: list[LockedFile] = []
        self._opened: list[Reopened] = []
        self._covered: list[TrackStore] = []
        self._changed: list[str] = []
        self._places: WindowPlaces | None = None
        self._field, self._unsaved = "", ""
        self._closed = 0
        self._dialogs = ClosedDialogs()
        self._forbidden: list[QAction] = []
        self._strip = ("", ShownMarking(), "")
        self.locked = False
        self._watch = IdleWatch(self)
        self._watch.idle.connect(self.lock)
        shell.actions_["lock"].setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        shell.settings.changed.connect(self.watch)
        desk.tracks_changed.connect(self.watch)

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {"lock": self.on_lock}

    @property
    def page(self) -> LockPage:
        """The page shown while locked; made when first needed."""
        if self._page is None:
            self._page = LockPage()
            self._page.unlock_wanted.connect(self._on_unlock)
            self._page.close_wanted.connect(self._on_close)
        return self._page

    def watch(self) -> None:
        """Watch for idleness while a file is open, if that is wanted."""
        minutes = self._shell.settings.value.idle_lock_minutes
        self._watch.watch(60.0 * minutes if self._desk.tracks and not self.locked else 0.0)

    def on_lock(self) -> None:
        self.lock()

    # -- locking -------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Take content off the screen at once; let go of the files as soon as open dialogs have ended."""
        if self.locked or not self._desk.tracks:
            return
        self.locked = True
        self._unsaved = commit_pending(self._desk, self._bench)
        self._dialogs = keep_words_of_dialogs(self._desk, self._bench)
        self._shell.remember_place()
        self._cover()
        self._shell.window().repaint()
        self._closed = close_other_windows(self._shell.window())
        QTimer.singleShot(0, self._let_go)

    def _cover(self) -> None:
        page = self.page
        page.show_state(_("Closing the files…"), protected=False)
        page.show_working(working=True)
        strip = self._shell.strip
        if self._unsaved:
            self._strip = (strip.track, strip.shown, strip.title)
        self._shell.cover(page)
        self._forbid_actions()

    def _forbid_actions(self) -> None:
        """What could show something or open something else; also the actions of the side pages."""
        self._shell.actions_.show_for(track=False)
        kind = Qt.FindChildOption.FindDirectChildrenOnly
        for action in self._shell.window().findChildren(QAction, options=kind):
            if action.isEnabled() and action.objectName() not in STILL_ALLOWED:
                action.setEnabled(False)
                self._forbidden.append(action)

    def _let_go(self) -> None:
        self._closed += close_other_windows(self._shell.window())
        self._opener.forget()
        let_work_end()
        tracks = list(self._desk.tracks)
        if self._unsaved:
            self._covered = [track.workspace.store for track in tracks if track.workspace.store.protected]
            self._show_state()
            return
        field = self._bench.stage_page.field if self._bench.stage_page is not None else None
        self._field = field.key if field is not None else ""
        self._places = self._desk.places()
        self._bench.clock.stop()
        self._files = [found for track in tracks if (found := locked_file(track.workspace)) is not None]
        del tracks
        self._desk.close_all()
        clear_workbench(self._bench)
        forget_everything()
        self._show_state()

    def _show_state(self) -> None:
        protected = bool(self._covered) or any(file.protected for file in self._files)
        if self._unsaved:
            state = _("The content is hidden, but the file is still open, with its key in memory: {fault}")
            self.page.show_state(
                state.format(fault=self._unsaved), protected=protected, closed=self._closed_sentence()
            )
            self.page.leave.hide()
            return
        state = _("Everything entered is saved. The files are closed and their keys are forgotten.")
        if not protected:
            state = _("Everything entered is saved, the content is hidden and the files are closed.")
        bare = sum(not file.protected for file in self._files)
        plain = ngettext(
            "{n} file has no passphrase: it is hidden here, but not protected. Anybody at this computer can "
            "open it.",
            "{n} files have no passphrase: they are hidden here, but not protected. Anybody at this computer "
            "can open them.",
            bare,
        )
        self.page.leave.show()
        self.page.show_state(
            state,
            protected=protected,
            plain=plain.format(n=bare) if bare else "",
            closed=self._closed_sentence(),
        )

    def _closed_sentence(self) -> str:
        """How many dialogs were closed, without their names, and what became of the words in them."""
        closed = ngettext(
            "{n} dialog that was open was closed without doing anything.",
            "{n} dialogs that were open were closed without doing anything.",
            self._closed,
        )
        return " ".join((closed.format(n=self._closed), self._dialogs.fate())).strip() if self._closed else ""

    # -- unlocking -----------------------------------------------------------------------------------

    def _on_unlock(self, typed: str) -> None:
        self.page.show_working(working=True)
        work = (
            _PassphraseTask(self._covered, typed)
            if self._unsaved
            else _ReopenTask(self._shell.dependencies.library, tuple(self._files), typed)
        )
        task = Task(work.run)
        task.done.connect(self._on_tried if self._unsaved else self._on_opened)
        task.failed.connect(self.page.show_fault)
        task.ended.connect(self._on_ended)
        task.start()

    def _on_ended(self) -> None:
        if self.locked:
            self.page.show_working(working=False)

    def _on_tried(self, result: object) -> None:
        waiting = result if isinstance(result, list) else []
        fewer = len(waiting) < len(self._covered)
        self._covered = waiting
        if waiting:
            self._say_waiting(opened=fewer)
            return
        self._unlocked()
        self._shell.show_tracks()
        self._bench.show_rail()
        strip, self._strip = self._strip, ("", ShownMarking(), "")
        self._shell.show_title(*strip)
        sentence, self._unsaved = self._unsaved, ""
        self._shell.tell(sentence)
        self._tell_of_dialogs()

    def _on_opened(self, result: object) -> None:
        if not isinstance(result, tuple):
            return
        found, changed = result
        self._changed += changed
        self._opened.append(found)
        open_paths = {workspace.path for part in self._opened for workspace in part.workspaces}
        self._files = [file for file in self._files if file.path not in open_paths]
        if found.faults:
            self.page.show_fault(" ".join(found.faults))
        elif found.waiting:
            if not all(file.protected for file in found.waiting):
                self._files = [replace(file, protected=True) for file in self._files]
                self._show_state()
            self._say_waiting(opened=any(workspace.store.protected for workspace in found.workspaces))
        else:
            self._restore()

    def _say_waiting(self, *, opened: bool) -> None:
        if opened:
            sentence = _("Another file is waiting: it has another passphrase, or it is damaged.")
        else:
            sentence = _("The passphrase is another one, or the file is damaged. Nothing was changed.")
        self.page.show_fault(sentence)

    def _restore(self) -> None:
        """Put the files back on the desk, where they were."""
        opened, self._opened = self._opened, []
        for workspace in [one for part in opened for one in part.workspaces]:
            self._bench.watch(self._desk.add(workspace))
        self._unlocked()
        self._bench.first_field, self._field = self._field, ""
        places, self._places = self._places, None
        if places is not None:
            self._desk.take_places(places)
        self._shell.show_tracks()
        self._bench.load_rest()
        page = self._bench.stage_page
        if page is not None:
            page.take_focus()
        changed, self._changed = self._changed, []
        if changed:
            text = _(
                "{files} was changed by another program while it was locked. What it holds now is shown."
            )
            self._shell.tell(text.format(files=", ".join(changed)))
        self._tell_of_dialogs()

    def _tell_of_dialogs(self) -> None:
        dialogs, self._dialogs = self._dialogs, ClosedDialogs()
        if dialogs.titles:
            self._shell.tell(dialogs.sentence(), _("Closed by the lock"))

    def _unlocked(self) -> None:
        self.locked = self._shell.covered = False
        self.page.forget()
        forbidden, self._forbidden = self._forbidden, []
        for action in forbidden:
            action.setEnabled(True)
        self.unlocked.emit()
        self.watch()

    def _on_close(self) -> None:
        """Let go of what was locked for good, and show the start screen."""
        for part in self._opened:
            part.close()
        self._opened, self._files, self._changed, self._places = [], [], [], None
        self._dialogs = ClosedDialogs()
        self._unlocked()
        self._shell.settings.set(last_files=(), last_session="", last_stage="", last_field="")
        self._shell.show_start()


class _ReopenTask:
    """Opening the locked files with what was typed, on another thread."""

    def __init__(self, library: object, files: tuple[LockedFile, ...], typed: str) -> None:
        self._library, self._files, self._typed = library, files, typed

    def run(self, _progress: Progress) -> tuple[Reopened, list[str]]:
        """What was opened, and the names of files that others have changed meanwhile."""
        library = self._library() if callable(self._library) else self._library
        assert isinstance(library, Library)
        changed = {one.path for one in changed_meanwhile(self._files)}
        reopened = reopen(library, self._files, self._typed)
        return reopened, [
            workspace.path.name for workspace in reopened.workspaces if workspace.path in changed
        ]


class _PassphraseTask:
    """Trying what was typed on files that are still open, on another thread."""

    def __init__(self, stores: list[TrackStore], typed: str) -> None:
        self._stores, self._typed = stores, typed

    def run(self, _progress: Progress) -> list[TrackStore]:
        """The stores that wait for another passphrase."""
        return [store for store in self._stores if not store.accepts(self._typed)]
