"""The sample “Amber Sea”: a complete fictional dialogue on two tracks, and an exercise to play it.

The content stands in ``resources/samples``. Each file is read on its own: the external one is made
without a look at the internal one, and shares no record and no time with it. The internal ledger names the
released items of the external one, as it would after a release.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import Edit
from dialogue_app.core.visibility.released_items import RELEASED
from dialogue_app.services.files.library import Library, file_names, plain_name
from dialogue_app.services.sample.sample_loader import read_dialogue
from dialogue_app.services.sample.sample_tracks import SAMPLE_NAME
from dialogue_app.support.paths import resource
from dialogue_app.support.translation import _

EXERCISE_NAME = "Amber Sea exercise"


def sample_dialogues() -> tuple[Dialogue, Dialogue]:
    """The internal track with sessions one and two, and the external one with session three. The ledger
    inside knows the items outside; nothing outside knows the ledger.
    """
    inside, outside = _read("amber_sea_internal"), _read("amber_sea_external")
    return _with_ledger(inside, outside), outside


def _with_ledger(inside: Dialogue, outside: Dialogue) -> Dialogue:
    """The internal track with the ids that its released items have outside; they are found by their words."""
    known = {
        (release_item.kind, release_item.release_text): release_item.id
        for release_item in outside.of(ReleaseItem).values()
    }
    released = (
        release_item for release_item in inside.of(ReleaseItem).values() if release_item.status == RELEASED
    )
    return inside.apply(
        [
            Edit(
                release_item,
                dataclasses.replace(
                    release_item, external_id=known[(release_item.kind, release_item.release_text)]
                ),
            )
            for release_item in released
        ]
    )


def sample_exercise() -> Dialogue:
    """The exercise: briefing, role cards and injects are there, the stages of play are open."""
    return _read("amber_sea_exercise")


def write_sample(library: Library, folder: Path) -> tuple[Path, ...]:
    """Write the two files of the sample, internal first: both or none. Raises CannotSave."""
    return _write(library, folder, file_names(SAMPLE_NAME, "two-track"), sample_dialogues())


def write_exercise(
    library: Library, folder: Path, *, name: str = EXERCISE_NAME, passphrase: str = ""
) -> tuple[Path, ...]:
    """Write the file of the exercise. Raises Refused for a bad name, CannotSave where it exists."""
    dialogue = sample_exercise()
    track = dialogue.track
    named = dialogue.apply((Edit(track, dataclasses.replace(track, name=plain_name(name))),))
    return _write(library, folder, file_names(name, "exercise"), (named,), passphrase)


def _read(name: str) -> Dialogue:
    return read_dialogue(resource("samples", f"{name}.toml").read_text("utf-8"))


def _write(
    library: Library,
    folder: Path,
    names: tuple[str, ...],
    dialogues: tuple[Dialogue, ...],
    passphrase: str = "",
) -> tuple[Path, ...]:
    taken = _("{file} exists already. Nothing was written; choose another folder.")
    paths = tuple(folder / name for name in names)
    return library.create_files(paths, dialogues, passphrase=passphrase, taken=taken)
