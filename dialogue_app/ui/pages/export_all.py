"""Writes every document of a track into a folder: which, where, what would be replaced, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.core.records import Session
from dialogue_app.services.ports import DocumentKind, DocumentMaker, DocumentRequest, Progress
from dialogue_app.services.printing_all import Planned, Printed, existing, file_name, print_all
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.background import run_with_progress
from dialogue_app.ui.dialogs.ask import choose

_NAMED = 8


@dataclass(frozen=True)
class _Making:
    """The documents to be made from immutable values; runs on another thread."""

    maker: DocumentMaker
    planned: tuple[Planned, ...]

    def run(self, progress: Progress) -> Printed:
        """Make and write them."""
        return print_all(self.maker, self.planned, progress)


class ExportAll(QObject):
    """``told`` carries a sentence on how it ended; ``failed`` one on why nothing, or not all, was written."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, maker: DocumentMaker, parent: QWidget) -> None:
        super().__init__(parent)
        self._maker, self._window = maker, parent

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
        task = run_with_progress(self._window, _("Writing all documents"), _Making(self._maker, planned).run)
        task.done.connect(self._on_done)
        task.failed.connect(self.failed)
        task.cancelled.connect(self._on_cancelled)
        return True

    def _may_replace(self, files: Sequence[Path]) -> bool:
        if not files:
            return True
        names = [f"“{one.name}”" for one in files[:_NAMED]]
        if len(files) > _NAMED:
            names.append(_("and {n} more").format(n=len(files) - _NAMED))
        first = ngettext("{n} file is there already", "{n} files are there already", len(files))
        words = f"{first.format(n=len(files))}: {'; '.join(names)}."
        return choose(self._window, _("Replace files?"), words, [_("Replace")]) == 0

    def _on_done(self, result: object) -> None:
        if isinstance(result, Printed):
            self.told.emit(outcome(result))

    def _on_cancelled(self) -> None:
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
