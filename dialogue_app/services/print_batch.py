"""Printing several documents into one folder: all are made before any is written, so that one can stop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.core.errors import CannotSave, Refused
from dialogue_app.services.ports import DocumentMaker, DocumentRequest, Progress
from dialogue_app.services.print_job import save_pdf
from dialogue_app.support.translation import _

_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Planned:
    """A document to be made, what it is called, and the file it is to be written to."""

    request: DocumentRequest
    title: str
    target: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it: the files written, and (title, sentence) of what could not be made."""

    written: tuple[Path, ...]
    refused: tuple[tuple[str, str], ...]


def file_name(*parts: str) -> str:
    """The name of a PDF in words, without what file systems do not allow."""
    words = _NOT_IN_NAMES.sub(" ", " - ".join(part for part in parts if part))
    return " ".join(words.split()).strip(" .") + ".pdf"


def existing(planned: Sequence[Planned]) -> tuple[Path, ...]:
    """The files that would be replaced."""
    return tuple(document.target for document in planned if document.target.exists())


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, not written yet: (file, content), and (title, sentence) of what could not be made."""

    papers: tuple[tuple[Path, bytes], ...]
    refused: tuple[tuple[str, str], ...]


def make_all(maker: DocumentMaker, planned: Sequence[Planned], progress: Progress) -> Made:
    """Make every document. One that is refused does not keep the others back. Raises Cancelled."""
    drawn: list[tuple[Path, bytes]] = []
    refused: list[tuple[str, str]] = []
    for number, document in enumerate(planned):
        step = _Step(progress, number, len(planned))
        try:
            drawn.append((document.target, maker.make(document.request, step)))
        except Refused as error:
            refused.append((document.title, str(error)))
        step(1.0)
    return Made(tuple(drawn), tuple(refused))


def write_all(batch: Made) -> Printed:
    """Write what was made, one by one, each whole or not at all. Raises CannotSave with the names of the
    files that were written.
    """
    return Printed(_written(batch.papers), batch.refused)


@dataclass(frozen=True, slots=True)
class _Step:
    """Tells the progress of one document as a part of that of all."""

    progress: Progress
    number: int
    of: int

    def __call__(self, part: float) -> None:
        """How far this document has come."""
        self.progress((self.number + min(part, 1.0)) / self.of)


def _written(drawn: Sequence[tuple[Path, bytes]]) -> tuple[Path, ...]:
    written: list[Path] = []
    for target, content in drawn:
        try:
            save_pdf(content, target)
        except CannotSave as error:
            if not written:
                raise
            names = ", ".join(path.name for path in written)
            raise CannotSave(
                _("{fault} Written before it: {names}.").format(fault=error, names=names)
            ) from None
        written.append(target)
    return tuple(written)
