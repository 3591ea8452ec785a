"""Opening files: passphrases, files held elsewhere, the counterpart of an internal track, copies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from dialogue_app.core.errors import Damaged, DialogueError, HeldByAnother, PassphraseNeeded
from dialogue_app.core.records import EXTERNAL, INTERNAL, Session
from dialogue_app.services.files.library import SUFFIX, Library, counterpart
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.files.passphrase_dialog import Found, PassphraseDialog
from dialogue_app.ui.files.save_name import ask_save_name
from dialogue_app.ui.qt.first_paint import FirstPaint
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import asked, choose

PAUSE_BEFORE_OTHERS_MS = 30
_MOST_TOLD = 5


class DialogueOpener(QObject):
    """Opens files into the window and says what keeps them from being opened."""

    def __init__(self, shell: Shell, desk: NavigationState, bench: Workbench) -> None:
        super().__init__(shell.window())
        self._shell, self._desk, self._bench = shell, desk, bench
        self._rest: tuple[Path, ...] = ()
        self._first_page: QWidget | None = None
        self._later = FirstPaint(PAUSE_BEFORE_OTHERS_MS, self)
        self._later.seen.connect(self._open_rest)

    def ask(self) -> None:
        """Ask which file, and open it."""
        recent = self._shell.settings.value.recent
        start = str(Path(recent[0]).parent) if recent else str(Path.home())
        patterns = _("Dialogues (*{suffix})").format(suffix=SUFFIX)
        name, _kind = QFileDialog.getOpenFileName(self._shell.window(), _("Open"), start, patterns)
        if name:
            self.open_all([Path(name)])

    def open_all(
        self,
        paths: Sequence[Path],
        *,
        resumed: bool = False,
        first: Workspace | None = None,
        page: str = "",
    ) -> bool:
        """Open these files in place of what is open, and show where the work stands, or a ``page``. False if
        the first could not be opened; what was open is then still open. ``first`` is the first, where it was
        opened a moment ago.
        """
        if not paths:
            return False
        first = first or self.workspace(paths[0])
        if first is None:
            return False
        if not self._joins(first):
            if not self._bench.may_leave():
                first.close()
                return False
            self._desk.close_all()
        shown = self._add(first)
        if shown.path is not None:
            settings = self._shell.settings
            settings.take(settings.value.with_recent(str(shown.path)))
        self._show(shown, resumed=resumed, page=page)
        self._rest = tuple(paths[1:])
        self._later.wait_for(self._bench.page or self._bench)
        return True

    def _open_rest(self) -> None:
        """Open the other files once the first is on the screen."""
        rest, self._rest = self._rest, ()
        for path in rest:
            other = self.workspace(path)
            if other is not None:
                self._add(other)
        internal = self._desk.of_kind(INTERNAL)
        if not rest and internal is not None and self._desk.of_kind(EXTERNAL) is None:
            self._open_counterpart(internal)
        if len(self._desk.tracks) > 1 and self._bench.page is self._first_page is not None:
            self._bench.show_place()  # it may look at the other tracks, which are there only now
            self._bench.take_focus()
        self._first_page = None
        self._bench.show_rail()
        self._bench.load_rest()
        self._ask_for_rule()

    def _ask_for_rule(self) -> None:
        """Ask for the set-up of the session shown where it was never done: in a file opened alone nobody has
        chosen the attribution rule.
        """
        desk = self._desk
        session = desk.track.dialogue.get(Session, desk.place.session) if desk.track else None
        if desk.track is None or session is None or len(desk.tracks) > 1 or desk.track.read_only:
            return
        if not session.attribution_rule and QApplication.activeModalWidget() is None:
            self._shell.set_up_first_session()

    def forget(self) -> None:
        """Open nothing more of what was to follow."""
        self._rest = ()

    def resume(self) -> None:
        """Open what was open last time; files that are gone are passed over."""
        value = self._shell.settings.value
        paths = [Path(last_file) for last_file in value.last_files if Path(last_file).is_file()]
        if paths:
            self.open_all(paths, resumed=True)

    def _show(self, track: OpenTrack, *, resumed: bool, page: str) -> None:
        value = self._shell.settings.value
        session = value.last_session if resumed else ""
        if session and track.dialogue.get(Session, session) is None:
            session = ""
        stages = {other.key for other in track.template(session).stages} if session else set()
        stage = value.last_stage if value.last_stage in stages and not page else ""
        self._bench.first_field = value.last_field if stage else ""
        self._desk.go(track, session, stage=stage, page=page)
        self._first_page = self._bench.page if page else None
        self._shell.show_tracks()
        self._bench.take_focus()

    def _joins(self, workspace: Workspace) -> bool:
        """Whether a file belongs beside what is open: the external track of the internal one open."""
        internal = self._desk.of_kind(INTERNAL)
        if internal is None or workspace.track != EXTERNAL or self._desk.of_kind(EXTERNAL):
            return False
        expected = counterpart(internal.workspace)
        return expected is not None and expected == workspace.path

    def _add(self, workspace: Workspace) -> OpenTrack:
        track = self._desk.add(workspace)
        self._bench.watch(track)
        return track

    # -- one file ------------------------------------------------------------------------------------

    def workspace(self, path: Path) -> Workspace | None:
        """The opened file; nothing if it cannot be opened or the user gave up."""
        path = path.expanduser().absolute()
        for track in self._desk.tracks:
            if track.path == path:
                self._desk.go(track)
                return None
        read_only = False
        while True:
            result, passphrase = self._attempt(path, read_only=read_only)
            if not isinstance(result, HeldByAnother):
                break
            if read_only or not self._read_copy(path, result):
                return None
            read_only = True
        if isinstance(result, Damaged):
            from dialogue_app.ui.files.recovery import RecoveryOffer

            RecoveryOffer(self._shell, path, passphrase).offer(str(result))
        elif isinstance(result, DialogueError):
            self._shell.tell(str(result))
        if not isinstance(result, Workspace):
            return None
        self._tell_loose_ends(result, path.name)
        return result

    def _tell_loose_ends(self, workspace: Workspace, file: str) -> None:
        """Say what was found to stand in no place of a file that opens nevertheless."""
        found = workspace.loose_ends
        if not found:
            return
        more = len(found) - _MOST_TOLD
        lines = [
            _("“{file}” was opened. Not all of it is as it should be:").format(file=file),
            *found[:_MOST_TOLD],
            *([ngettext("and {n} more.", "and {n} more.", more).format(n=more)] if more > 0 else []),
            _("Nothing was changed. The command “recover” saves a copy in which references lead somewhere."),
        ]
        self._shell.tell("\n\n".join(lines), _("Not all is as it should be"))

    def _attempt(self, path: Path, *, read_only: bool) -> tuple[Found | None, str]:
        """The opened file, what keeps it from being opened, or nothing if the user gave up; and the
        passphrase typed. A protected file is opened while its dialog waits: deriving the key takes a while.
        """
        library = self._shell.dependencies.library()
        try:
            return library.open(path, read_only=read_only), ""
        except PassphraseNeeded:
            opens = _PassphraseTrial(library, path, read_only=read_only)
            dialog = PassphraseDialog(path.name, parent=self._shell.window(), opens=opens.open)
            return (dialog.found if asked(dialog) else None), dialog.answer()
        except DialogueError as error:
            return error, ""

    def _read_copy(self, path: Path, error: HeldByAnother) -> bool:
        """Offer to look at a file that somebody else has open."""
        text = str(error)
        if error.holder and error.holder not in text:
            text += "\n\n" + _("It is open here: {holder}").format(holder=error.holder)
        title = _("{file} is open elsewhere").format(file=path.name)
        return choose(self._shell.window(), title, text, [_("Open to read")]) == 0

    # -- the other track -----------------------------------------------------------------------------

    def open_counterpart(self) -> None:
        """Open the external track of the internal one that is open, if it is not there yet."""
        internal = self._desk.of_kind(INTERNAL)
        if internal is not None and self._desk.of_kind(EXTERNAL) is None:
            self._open_counterpart(internal)
            self._bench.show_rail()

    def _open_counterpart(self, internal: OpenTrack) -> None:
        """Open the external track of an internal one: beside it, or where the user says, or not at all."""
        expected = counterpart(internal.workspace)
        if expected is None:
            return
        if expected.is_file():
            other = self.workspace(expected)
            if other is not None:
                self._add(other)
            return
        text = _(
            "The external track of this dialogue, {file}, is not where it was. "
            "You can say where it is now, or go on with the internal track alone."
        ).format(file=expected.name)
        answers = [_("Choose the file…"), _("Go on without")]
        if choose(self._shell.window(), _("Where is the external track?"), text, answers) != 0:
            return
        patterns = _("Dialogues (*{suffix})").format(suffix=SUFFIX)
        name, _kind = QFileDialog.getOpenFileName(
            self._shell.window(), _("External track"), str(expected.parent), patterns
        )
        other = self.workspace(Path(name)) if name else None
        if other is None:
            return
        if other.track != EXTERNAL:
            other.close()
            self._shell.tell(_("This file is not an external track. It was closed unchanged."))
            return
        self._add(other)

    # -- copies --------------------------------------------------------------------------------------

    def save_copy(self) -> None:
        """Ask for a name and save a complete copy of the track shown."""
        track = self._desk.track
        if track is None:
            return
        self._bench.commit()
        path = track.path or Path.home() / (track.dialogue.track.name + SUFFIX)
        usual = path.with_name(_("{name} (copy)").format(name=path.stem) + SUFFIX)
        target = ask_save_name(self._shell.window(), _("Save a copy"), usual)
        if target is None:
            return
        try:
            self._shell.dependencies.library().copy(track.workspace, target)
        except DialogueError as error:
            self._shell.tell(str(error))
        else:
            self._bench.status.show_notice(_("Copy saved and checked: {file}").format(file=target.name))


class _PassphraseTrial:
    """One protected file, to be opened on another thread with what is typed."""

    def __init__(self, library: Library, path: Path, *, read_only: bool) -> None:
        self._library, self._path, self._read_only = library, path, read_only

    def open(self, passphrase: str) -> Workspace:
        """Open it. Raises CannotOpen and its kin."""
        return self._library.open(self._path, passphrase=passphrase, read_only=self._read_only)
