"""Writes every document of a track into a folder: which, where, what would be replaced, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Session
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.ports import DocumentKind, DocumentMaker, DocumentRequest, Progress
from dialogue_app.services.print_batch import Made, Planned, Printed, existing, file_name, make_all, write_all
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.pages.documents.names_dialog import ReviewOutcome, look_at_names
from dialogue_app.ui.pages.side_page import PageTools
from dialogue_app.ui.qt.background import run_with_progress
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import choose

_NAMED = 8


@dataclass(frozen=True)
class _BatchTask:
    """The documents to be made from immutable values; runs on another thread."""

    maker: DocumentMaker
    planned: tuple[Planned, ...]

    def run(self, progress: Progress) -> Made:
        return make_all(self.maker, self.planned, progress)


@dataclass(frozen=True)
class _BatchWriting:
    """What was made and is to be written; runs on another thread."""

    made: Made

    def run(self, _progress: Progress) -> Printed:
        return write_all(self.made)


class NamesOfPage:
    """Has the names judged that stand in what a page is about to let out."""

    def __init__(self, track: OpenTrack, tools: PageTools, parent: QWidget) -> None:
        self._track, self._tools, self._window = track, tools, parent

    def look(self, withheld: Withheld) -> ReviewOutcome:
        """Have everything judged that nobody has looked at yet."""
        tracks = self._tools.open_tracks() if self._tools.open_tracks is not None else (self._track,)
        return look_at_names(withheld, _("Go on"), tuple(tracks), self._window)

    def present(self) -> Dialogue:
        """The dialogue as it is now."""
        return self._track.dialogue


class ExportAll(QObject):
    """``told`` carries a sentence on how it ended; ``failed`` one on why nothing, or not all, was written."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, maker: DocumentMaker, names: NamesOfPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._maker, self._names, self._window = maker, names, parent
        self._asked: tuple[Sequence[DocumentKind], DocumentRequest, Path] | None = None

    def ask_folder(self, near: Path) -> Path | None:
        """The folder that the user chooses; nothing if they give up."""
        name = QFileDialog.getExistingDirectory(self._window, _("Export all documents into"), str(near))
        return Path(name) if name else None

    def begin(self, kinds: Sequence[DocumentKind], request: DocumentRequest, folder: Path) -> bool:
        """Make every kind as ``request`` says, after asking about files that would be replaced. Whether it
        was begun.
        """
        planned = plan(kinds, request, folder)
        if not planned or not self._may_replace(existing(planned)):
            return False
        self._asked = (kinds, request, folder)
        self._make(planned)
        return True

    def _make(self, planned: tuple[Planned, ...]) -> None:
        task = run_with_progress(
            self._window, _("Making all documents"), _BatchTask(self._maker, planned).run
        )
        task.done.connect(self._on_made)
        task.failed.connect(self.failed)
        task.cancelled.connect(self._on_cancelled)

    def _on_made(self, made: object) -> None:
        """Have the names in them judged before they are written; what was judged otherwise is made anew."""
        if not isinstance(made, Made) or self._asked is None:
            return
        kinds, request, folder = self._asked
        looked = self._names.look(request.withheld)
        if looked is ReviewOutcome.STOP:
            self._on_cancelled()
        elif looked is ReviewOutcome.AGAIN:
            request = replace(request, dialogue=self._names.present(), withheld=Withheld())
            self._asked = (kinds, request, folder)
            self._make(plan(kinds, request, folder))
        else:
            self._asked = None
            task = run_with_progress(self._window, _("Writing all documents"), _BatchWriting(made).run)
            task.done.connect(self._on_done)
            task.failed.connect(self.failed)

    def _may_replace(self, files: Sequence[Path]) -> bool:
        if not files:
            return True
        names = [f"“{file.name}”" for file in files[:_NAMED]]
        if len(files) > _NAMED:
            names.append(_("and {n} more").format(n=len(files) - _NAMED))
        first = ngettext("{n} file is there already", "{n} files are there already", len(files))
        words = f"{first.format(n=len(files))}: {'; '.join(names)}."
        return choose(self._window, _("Replace files?"), words, [_("Replace")]) == 0

    def _on_done(self, result: object) -> None:
        if isinstance(result, Printed):
            self.told.emit(outcome(result))

    def _on_cancelled(self) -> None:
        self._asked = None
        self.told.emit(_("Stopped. Nothing was written."))


def plan(kinds: Sequence[DocumentKind], request: DocumentRequest, folder: Path) -> tuple[Planned, ...]:
    """Each kind with its file: dialogue, document, session; each given what it takes."""
    session = request.dialogue.get(Session, request.session)
    number = _("session {n}").format(n=session.number) if session is not None else ""
    return tuple(
        Planned(
            request.of_kind(kind),
            _(kind.title),
            folder / file_name(request.dialogue.track.name, _(kind.title), number),
        )
        for kind in kinds
    )


def outcome(result: Printed) -> str:
    """How many files were written, and what could not be made and why."""
    written = ngettext("{n} document was written", "{n} documents were written", len(result.written))
    words = written.format(n=len(result.written))
    if result.written:
        words = _("{written} to {folder}").format(written=words, folder=result.written[0].parent.name)
    return " ".join([f"{words}.", *(f"{title}: {sentence}" for title, sentence in result.refused)])
