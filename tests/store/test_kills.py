"""Killed at any moment: no edit that was acknowledged is lost, and every file passes its check."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dialogue_app.core.edits import removed
from dialogue_app.core.records import Entry
from dialogue_app.store import envelope
from dialogue_app.store.maker import FileStores
from tests.core import made

KILLS = 200
KILLS_OF_PROTECTED = 120
PASSPHRASE = "amber sea amber sea"
STORES = FileStores()

# One import for many children: each child of this process opens the document and writes until it is killed.
PARENT = """
import os, random, sys
from pathlib import Path
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.records import Entry, new_id
from dialogue_app.store import keys
from dialogue_app.store.maker import FileStores
import dataclasses

keys.MEMORY_KIB, keys.ROUNDS = 64, 1

def write(path):
    store = FileStores().open(path, passphrase=sys.argv[1])
    last = None
    number = 0
    while True:
        number += 1
        fresh = Entry(id=new_id(), aspect=new_id(), value=str(number), reason='x' * random.randrange(6000))
        edits = added(fresh)
        if last is not None and number % 3 == 0:
            edits += (Edit(last, None),)
        elif last is not None and number % 3 == 1:
            edits += (Edit(last, dataclasses.replace(last, reason='changed')),)
        store.write(edits)
        last = fresh
        os.write(1, (str(number) + '\\n').encode())

for line in sys.stdin:
    path = Path(line.rstrip('\\n'))
    child = os.fork()
    if child == 0:
        write(path)
    os.write(1, f'child {child}\\n'.encode())
    os.waitpid(child, 0)
    os.write(1, b'end\\n')
"""


def _kill_many(start: Path, folder: Path, times: int, seed: int, passphrase: str) -> tuple[int, int]:
    """Kill children one after the other, each on the file that the one before left. Returns the edits they
    acknowledged, and how often a kill left a transaction half written.
    """
    moments = random.Random(seed)
    path = folder / f"{seed}.dialogue"
    shutil.copy(start, path)
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, passphrase],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path.cwd(),
    )
    assert parent.stdin is not None
    assert parent.stdout is not None
    acknowledged = hot = 0
    for turn in range(times):
        parent.stdin.write(f"{path}\n")
        parent.stdin.flush()
        last = 0
        first = parent.stdout.readline()
        while not first.startswith("child"):
            last, first = int(first), parent.stdout.readline()
        child = int(first.split()[1])
        if turn % 5:  # every fifth one is killed while it opens the document
            last = last or int(parent.stdout.readline())
        time.sleep(moments.random() * 0.05)
        os.kill(child, 9)
        while (line := parent.stdout.readline()) != "end\n":
            last = int(line)
        hot += envelope.has_hot_journal(path)
        _judge(path, last, passphrase)
        acknowledged += last
    parent.stdin.close()
    parent.stdout.close()
    assert parent.wait() == 0
    return acknowledged, hot


def _judge(path: Path, last: int, passphrase: str) -> None:
    """Everything acknowledged is there; at most one edit more, which had no time to be acknowledged."""
    store = STORES.open(path, passphrase=passphrase)
    entries = list(store.load().of(Entry).values())
    assert STORES.check(path, passphrase=passphrase) == ()
    kept = sorted(int(entry.value) for entry in entries if entry.value.isdigit() and not entry.field)
    there = max(kept, default=0)
    assert last <= there <= last + 1
    assert kept == [number for number in range(1, there + 1) if not (number % 3 == 2 and number < there)]
    store.write(removed(*(entry for entry in entries if not entry.field)))
    store.close()


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("kills", "passphrase"), [(KILLS, ""), (KILLS_OF_PROTECTED, PASSPHRASE)], ids=["plain", "protected"]
)
def test_hundreds_of_kills_in_the_middle_of_edits(
    tmp_path: Path, quick_keys: None, kills: int, passphrase: str
) -> None:
    start = tmp_path / "start.dialogue"
    STORES.create(start, made.full_dialogue(), passphrase=passphrase)
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(_kill_many, start, tmp_path, kills // 2, seed, passphrase) for seed in (1, 2)]
    assert sum(run.result()[0] for run in runs) > kills // 2
    assert sum(run.result()[1] for run in runs) > 0
