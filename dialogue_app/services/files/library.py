"""Creating, opening and copying dialogues as files: which files, under which names, with what in them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dialogue_app.core.commands.catalogue import fill
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotSave, Refused
from dialogue_app.core.records import ALLIANCE, BRIEF, EXTERNAL, INTERNAL, RUSSIA, TRAINING
from dialogue_app.services.ports import StoreMaker
from dialogue_app.services.templates import CATALOGUES, catalogue_items, template
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.translation import _

SUFFIX = ".dialogue"
DialogueKind = Literal["two-track", "brief", "exercise"]
KINDS: tuple[DialogueKind, ...] = ("two-track", "brief", "exercise")
FIRST_TEMPLATE = {
    INTERNAL: "internal_alliance",
    EXTERNAL: "external_russia",
    BRIEF: "thinktank_brief_90",
    TRAINING: "mock_negotiation",
}
_FILES: dict[DialogueKind, tuple[tuple[str, str], ...]] = {
    "two-track": ((INTERNAL, "{name} (internal)"), (EXTERNAL, "{name} (external)")),
    "brief": ((BRIEF, "{name}"),),
    "exercise": ((TRAINING, "{name}"),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParty:
    """A party of a dialogue to be made."""

    code: str
    name: str
    side: str = ALLIANCE
    profile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDialogue:
    """A dialogue to be made: one file, or the two of a two-track dialogue, each with a first session."""

    folder: Path
    name: str
    kind: DialogueKind = "two-track"
    parties: tuple[NewParty, ...] = ()
    languages: tuple[str, ...] = ("en",)
    fiction: bool = False
    passphrase: str = ""


def file_names(name: str, kind: DialogueKind) -> tuple[str, ...]:
    """The names of the files of a dialogue. Raises Refused for a name that cannot name a file."""
    plain = plain_name(name)
    if not plain or plain.startswith(".") or re.search(r'[/\\:*?"<>|\x00-\x1f]', plain) or len(plain) > 100:
        raise Refused(
            _("“{name}” cannot name a file; use letters, digits, spaces and hyphens.").format(name=name)
        )
    return tuple(pattern.format(name=plain) + SUFFIX for _track, pattern in _FILES[kind])


def plain_name(name: str) -> str:
    """A name with single spaces between its words."""
    return " ".join(name.split())


class Library:
    """Makes, opens and copies dialogues through whatever keeps them."""

    def __init__(self, stores: StoreMaker) -> None:
        self.stores = stores

    def create(self, new: NewDialogue) -> tuple[Path, ...]:
        """Make the files of a new dialogue: all of them or none. Internal first.

        Raises Refused for a bad name, CannotSave where a file exists or the folder cannot be written.
        """
        paths = tuple(new.folder / name for name in file_names(new.name, new.kind))
        other = {INTERNAL: paths[-1].name}
        contents = [_content(new, track, other.get(track, "")) for track, _pattern in _FILES[new.kind]]
        return self.create_files(paths, contents, passphrase=new.passphrase)

    def create_files(
        self, paths: tuple[Path, ...], contents: Sequence[Dialogue], *, passphrase: str = "", taken: str = ""
    ) -> tuple[Path, ...]:
        """Write new files, all of them or none. The passphrase protects each but that of the external track.
        Raises CannotSave where one exists, in the words of ``taken``, or the folder cannot be written.
        """
        taken = taken or _("{file} exists already. Nothing was written; choose another name.")
        for path in paths:
            if path.exists():
                raise CannotSave(taken.format(file=path.name))
        written: list[Path] = []
        try:
            for path, content in zip(paths, contents, strict=True):
                protected = content.track.track != EXTERNAL
                self.stores.create(path, content, passphrase=passphrase if protected else "")
                written.append(path)
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            raise
        return paths

    def open(self, path: Path, *, passphrase: str = "", read_only: bool = False) -> Workspace:
        """Open a file. Raises CannotOpen and its kin; the file is then untouched."""
        store = self.stores.open(path, passphrase=passphrase, read_only=read_only)
        try:
            return Workspace(store)
        except BaseException:
            store.close()
            raise

    def copy(self, workspace: Workspace, target: Path) -> None:
        """Save a complete, checked copy of an open track; of what is in memory, if its own medium fails.
        Raises CannotSave.
        """
        try:
            workspace.store.copy_to(target)
        except CannotSave:
            if os.path.lexists(target):
                raise
            workspace.store.back_up(workspace.dialogue, target)


def counterpart(workspace: Workspace) -> Path | None:
    """Where the external file of an open internal track is expected; nothing if it has none."""
    name = workspace.dialogue.track.counterpart
    if not name or workspace.path is None:
        return None
    place = Path(os.path.normpath(workspace.path.parent / name))
    return place if _may_be_asked_for(name, place) else None


def _may_be_asked_for(name: str, place: Path) -> bool:
    """Whether a place that stands in a file may be looked at: a dialogue, and not one on another computer."""
    remote = name.replace("\\", "/").startswith("//")
    return not remote and "\0" not in name and place.suffix == SUFFIX and len(os.fsencode(place.name)) <= 255


def _content(new: NewDialogue, track: str, other: str) -> Dialogue:
    """The content of one new file. It is made anew for each, so that no id is shared between tracks."""
    dialogue = new_track(
        plain_name(new.name),
        track,
        languages=new.languages,
        fiction=new.fiction or track == TRAINING,
        counterpart=other,
    )
    for catalogue in CATALOGUES:
        dialogue = dialogue.apply(fill(catalogue_items(catalogue, new.languages)).edits)
    for party in new.parties:
        if track in (TRAINING, BRIEF) or (track == INTERNAL) == (party.side == ALLIANCE):
            dialogue = dialogue.apply(
                add_party(dialogue, party.code, party.name, party.side, party.profile).edits
            )
    if track == EXTERNAL and not any(party.side == RUSSIA for party in new.parties):
        dialogue = dialogue.apply(add_party(dialogue, "RUS", _("Russian Federation"), RUSSIA).edits)
    return dialogue.apply(new_session(dialogue, template(FIRST_TEMPLATE[track])).edits)
