"""What the services need from outside, as Protocols. ``app`` plugs the implementations in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import Record
from dialogue_app.services.audience.withheld import Withheld

if TYPE_CHECKING:
    from dialogue_app.services.audience.session_holdings import HeldRecord

Progress = Callable[[float], None]
"""Told how far a long piece of work has come, from 0 to 1. Raises Cancelled to stop it."""


@dataclass(frozen=True, slots=True)
class LostRecord:
    """A record of a damaged file that could not be read: its kind by name, its id and what it was about, each
    empty if that is not known.
    """

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read of a damaged file, each record as it was written, and what was lost. ``complete``:
    the structure is whole, so that nothing else can have been lost.
    """

    records: tuple[Record, ...]
    lost: tuple[LostRecord, ...]
    complete: bool = True


class TrackStore(Protocol):
    """One open track, wherever it is kept."""

    @property
    def path(self) -> Path | None:
        """The file, or nothing for a track that is kept in memory only."""

    @property
    def read_only(self) -> bool:
        """Whether writing is refused."""

    @property
    def protected(self) -> bool:
        """Whether the file has a passphrase."""

    def accepts(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the file; where there is none, any is. Takes its time."""

    def load(self) -> Dialogue:
        """Everything in the track. Raises CannotOpen if it is damaged."""

    def get_ready(self) -> None:
        """Load what writing needs, on whatever thread; the first write does it otherwise. Raises nothing."""

    def write(self, edits: Sequence[Edit]) -> None:
        """Write edits in one transaction: all or none. Raises CannotSave, StaleEdit, and ChangedOutside if
        another program wrote into the file meanwhile.
        """

    def check_untouched(self) -> None:
        """Raises PlaceFails if the file is gone, ChangedOutside if another program wrote into it."""

    def still_holds(self, dialogue: Dialogue) -> bool:
        """Whether a file that was touched from outside has just this content when read anew. If so, it is
        written to again; if not, every later write is refused as well.
        """

    def copy_to(self, target: Path) -> None:
        """Write a complete, checked copy; the target appears whole or not at all. Raises CannotSave."""

    def back_up(self, dialogue: Dialogue, target: Path, progress: Progress = ...) -> None:
        """Write a value of this track as a new checked file with the same protection, on whatever thread;
        the open file is neither read nor held meanwhile. Raises CannotSave, Cancelled.
        """

    def read_backup(self, path: Path) -> Dialogue:
        """The content of a file by the key of this track. Raises CannotOpen, and PassphraseNeeded if the file
        has another passphrase.
        """

    def restore(self, dialogue: Dialogue) -> None:
        """Put another content in place of everything. Raises CannotSave; then it is as it was."""

    def change_passphrase(self, passphrase: str) -> None:
        """Protect the file with another passphrase, or with none. Raises CannotSave; then it is as it was."""

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""


class StoreMaker(Protocol):
    """Makes and opens tracks."""

    def create(self, path: Path, dialogue: Dialogue, *, passphrase: str = "") -> None:
        """Write a new file with this content. Raises CannotSave if it exists or cannot be written."""

    def open(self, path: Path, *, passphrase: str = "", read_only: bool = False) -> TrackStore:
        """Open a file. Raises CannotOpen, HeldByAnother, PassphraseNeeded."""

    def memory(self, dialogue: Dialogue) -> TrackStore:
        """A track that is kept in memory only."""

    def check(self, path: Path, *, passphrase: str = "") -> tuple[str, ...]:
        """What is wrong with a file, a sentence each; empty if all is well. Raises CannotOpen."""

    def salvage(self, path: Path, beside: Path, *, passphrase: str = "") -> Salvage:
        """What can still be read of a damaged file, which is never written; ``beside`` says where a working
        copy may lie meanwhile. Raises CannotOpen and its kin, CannotSave.
        """


OTHER_TRACK, DELEGATION = "other track", "delegation"
"""What a kind of document may take: the file of the other track; the delegation whose sheet it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of printed document: ``tracks`` says of which kinds of track it can be made, ``takes`` what it
    takes besides a session, of OTHER_TRACK and DELEGATION. What it does not take is refused, never ignored.
    """

    key: str
    title: str
    marking: str
    purpose: str
    readers: str
    tracks: tuple[str, ...]
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequest:
    """What to print. ``date`` (ISO) is printed as the day it was made; nothing else depends on when. With a
    ``passphrase`` the PDF opens only with it.

    ``delegation``: a party by id or code, where a document has a sheet for each. ``withheld`` is filled
    while it is made, with that and every name that may be left. ``held``: what the session holds without what
    it says, and ``whole`` the track as it is in the file, for a maker that is not given everything there is.
    """

    kind: str
    dialogue: Dialogue
    session: str = ""
    language: str = "en"
    date: str = ""
    other: Dialogue | None = None
    delegation: str = ""
    passphrase: str = field(default="", repr=False)
    withheld: Withheld = field(default_factory=Withheld, compare=False, repr=False)
    held: tuple[HeldRecord, ...] | None = None
    whole: Dialogue | None = None

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked for besides a session, of OTHER_TRACK and DELEGATION."""
        asked = ((OTHER_TRACK, self.other is not None), (DELEGATION, bool(self.delegation)))
        return tuple(one for one, wanted in asked if wanted)

    def of_kind(self, kind: DocumentKind) -> DocumentRequest:
        """The same for a kind of document, with as much of what is asked for as that takes."""
        return replace(
            self,
            kind=kind.key,
            other=self.other if OTHER_TRACK in kind.takes else None,
            delegation=self.delegation if DELEGATION in kind.takes else "",
        )


class DocumentMaker(Protocol):
    """Makes documents as PDF."""

    def kinds(self) -> tuple[DocumentKind, ...]:
        """Every kind there is."""

    def make(self, request: DocumentRequest, progress: Progress) -> bytes:
        """The PDF. The same request gives the same bytes, unless encrypted. Raises Refused, Cancelled."""
