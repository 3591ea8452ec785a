"""A program that does what writes whole files, again and again, until it is killed.

    python -m tests.trust.killed < JOBS

Each line of standard input is a job as JSON: ``act``, the paths it is done with, and a passphrase. For each a
child is forked, so that the program is loaded once. What is printed: ``child NUMBER``, by the child ``0`` as
soon as it begins and then the number of each act it has done, and ``end`` when it is gone.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.records import Entry, Track, new_id
from dialogue_app.services.files.backups import back_up
from dialogue_app.services.release.release_acts import give_out, take_back
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import keys
from dialogue_app.store.maker import FileStores
from tests.services.release.test_release_acts import WITHDRAWAL
from tests.store.next_revision import one_further

STORES = FileStores()
PASSPHRASES = ("", "first of two", "second of two")
Job = dict[str, Any]


def passphrase_after(number: int) -> str:
    """The passphrase of a document that has been given so many; each third time none."""
    return PASSPHRASES[number % 3]


def numbered(dialogue: Dialogue, number: int) -> Dialogue:
    """The dialogue with a number as the background of its track."""
    after = dataclasses.replace(dialogue.track, background=str(number))
    return dialogue.apply((Edit(dialogue.track, after),))


def number_of(dialogue: Dialogue) -> int:
    """The number that `numbered` wrote; zero if it never did."""
    (track,) = dialogue.of(Track).values()
    return int(track.background) if track.background.isdigit() else 0


def _say(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def _open(job: Job) -> Any:
    store = STORES.open(Path(job["path"]), passphrase=job["passphrase"])
    store.get_ready()
    _say(0)
    return store


def _numbers(job: Job) -> Iterator[int]:
    return itertools.count(job["from"] + 1)


def copies(job: Job) -> None:
    """An edit, and a copy over the former one."""
    store = _open(job)
    for number in _numbers(job):
        before = store.load()
        after = numbered(before, number)
        store.write((Edit(before.track, after.track),))
        store.copy_to(Path(job["target"]))
        _say(number)


def backups(job: Job) -> None:
    """An edit, and a backup."""
    os.environ["XDG_DATA_HOME"] = job["target"]
    store = _open(job)
    for number in _numbers(job):
        before = store.load()
        after = numbered(before, number)
        store.write((Edit(before.track, after.track),))
        back_up(store, after, _unheard)
        _say(number)


def passphrases(job: Job) -> None:
    """Another passphrase."""
    store = _open(job)
    for number in _numbers(job):
        store.change_passphrase(passphrase_after(number))
        _say(number)


def restoring(job: Job) -> None:
    """Another content in place of everything."""
    store = _open(job)
    dialogue = store.load()
    for number in _numbers(job):
        store.restore(numbered(dialogue, number))
        _say(number)


def creating(job: Job) -> None:
    """New documents, as a copy for the other side and a recovered file are written."""
    store = _open(job)
    dialogue = store.load()
    for number in _numbers(job):
        target = Path(job["target"]) / f"{number}.dialogue"
        STORES.create(target, numbered(dialogue, number), passphrase=job["passphrase"])
        _say(number)


def migrating_once(job: Job) -> None:
    """A document is brought up to date."""
    one_further(Path(job["target"]))
    _say(0)
    STORES.open(Path(job["path"]), passphrase=job["passphrase"])
    _say(1)


def releasing(job: Job) -> None:
    """A text is released, and taken back."""
    inside = Workspace(STORES.open(Path(job["path"]), passphrase=job["passphrase"]))
    outside = Workspace(STORES.open(Path(job["target"])))
    inside.store.write(added(Entry(id=new_id(), aspect=new_id(), value="0")))
    outside.store.write(added(Entry(id=new_id(), aspect=new_id(), value="0")))
    inside, outside = Workspace(inside.store), Workspace(outside.store)
    _say(0)
    (item,) = inside.dialogue.of(ReleaseItem).values()
    give_out(inside, outside, item, outside.dialogue.sessions()[0].id)
    _say(1)
    take_back(inside, outside, inside.dialogue.of(ReleaseItem)[item.id], **WITHDRAWAL)
    _say(2)


def _unheard(_part: float) -> None:
    """Progress that nobody watches."""


ACTS: dict[str, Callable[[Job], None]] = {
    one.__name__: one
    for one in (copies, backups, passphrases, restoring, creating, migrating_once, releasing)
}


def _child(job: Job) -> None:
    try:
        ACTS[job["act"]](job)
        signal.pause()
    except BaseException:  # noqa: BLE001 - a child must not go on as its parent
        traceback.print_exc()
        os._exit(1)


def main() -> None:
    """Do the jobs, with keys that take no half second each."""
    keys.MEMORY_KIB, keys.ROUNDS = 64, 1
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            _child(job)
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"end\n")


if __name__ == "__main__":
    main()
