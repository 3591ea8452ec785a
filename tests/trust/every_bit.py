"""What becomes of a small document when one of its bits turns, for every bit of it.

    python -m tests.trust.every_bit [--every N] [--start M] [--heads] [--processes P]

Without arguments every bit is turned, which takes twenty minutes; with ``--every N --start M`` every N-th one
from the M-th on, with ``--heads`` only those in the heads of pages. Standard output is JSON: how many bits
were turned, how many of them were refused when the document was opened, how many were harmless (everything
read is what was written), and the rest: ``astray``, where something else was read, and ``broken``, where what
was raised is no sentence. Neither may ever happen.

Bytes that nothing reads, the gap within each page, are not turned one by one: `gaps` says where they are, and
a test turns all of them at once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import DialogueError
from dialogue_app.store import layout, schema
from dialogue_app.store.envelope import PAGE
from dialogue_app.store.layout import HEAD
from dialogue_app.store.maker import FileStores

STORES = FileStores()
ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "tests" / "files" / f"schema-{HEAD}.dialogue"
"""The document with a record of every kind that is kept of the present schema."""

KINDS_OF_PAGES = {2: 12, 5: 12, 10: 8, 13: 8}
"""The first byte of a page of a tree, and how long its head is."""


def gaps(content: bytes) -> Iterator[range]:
    """The places of each page of a tree between the list of its cells and the first cell."""
    for begin in range(0, len(content), PAGE):
        head = begin + (100 if begin == 0 else 0)
        if content[head] in KINDS_OF_PAGES:
            cells = int.from_bytes(content[head + 3 : head + 5], "big")
            first = int.from_bytes(content[head + 5 : head + 7], "big") or 65536
            yield range(head + KINDS_OF_PAGES[content[head]] + 2 * cells, begin + first)


def used_bits(content: bytes) -> list[int]:
    """The numbers of all bits that stand outside the gaps."""
    unused = {place for gap in gaps(content) for place in gap}
    return [8 * place + bit for place in range(len(content)) if place not in unused for bit in range(8)]


def head_bits(content: bytes) -> list[int]:
    """The numbers of the bits in the head of every page."""
    return [bit for bit in used_bits(content) if bit // 8 % PAGE < 12 or 100 <= bit // 8 < 112]


def everything(dialogue: Dialogue) -> list[Any]:
    """All records in their order."""
    return list(dialogue.everything())


def sound(error: DialogueError) -> bool:
    """Whether an error is a sentence fit to be shown."""
    sentence = str(error)
    return bool(sentence) and "\n" not in sentence and "sqlite" not in sentence.lower()


def judged(path: Path, good: list[Any]) -> str:
    """``refused``, ``harmless``, ``astray`` or what was raised."""
    try:
        found = everything(STORES.open(path, read_only=True).load())
    except DialogueError as error:
        return "refused" if sound(error) else f"broken: {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"broken: {type(error).__name__}: {error}"
    return "harmless" if found == good else "astray"


def turned(content: bytes, bits: Iterable[int], path: Path) -> dict[str, Any]:
    """Turn bits one after the other in a file of this content, and count what becomes of it."""
    path.write_bytes(content)
    good = everything(STORES.open(path, read_only=True).load())
    counts: dict[str, Any] = {"bits": 0, "refused": 0, "harmless": 0, "astray": [], "broken": []}
    file = os.open(path, os.O_RDWR)
    for bit in bits:
        place = bit // 8
        os.pwrite(file, bytes([content[place] ^ 1 << bit % 8]), place)
        verdict = judged(path, good)
        os.pwrite(file, content[place : place + 1], place)
        counts["bits"] += 1
        if verdict in ("refused", "harmless"):
            counts[verdict] += 1
        else:
            counts["broken" if verdict.startswith("broken") else "astray"].append((bit, verdict))
    os.close(file)
    assert path.read_bytes() == content
    return counts


def hurry() -> None:
    """Remember what pure functions gave: the schema of all these files is nearly always the same."""
    schema._is_plain = cache(schema._is_plain)
    layout.as_texts = cache(layout.as_texts)
    from dialogue_app.store import reader

    reader.as_texts = layout.as_texts  # type: ignore[attr-defined]


def quick_folder() -> str | None:
    """A folder in memory, where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def start(every: int, number: int, *more: str) -> subprocess.Popen[str]:
    """A process of its own that turns every so-manieth bit."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.trust.every_bit", f"--every={every}", f"--start={number}", *more],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def added_up(running: Iterable[subprocess.Popen[str]]) -> dict[str, Any]:
    """What several processes counted, when all have ended. A process that crashed raises."""
    total: dict[str, Any] = {}
    for one in running:
        output, _errors = one.communicate()
        if one.returncode:
            raise subprocess.CalledProcessError(one.returncode, one.args)
        for key, value in json.loads(output).items():
            total[key] = total[key] + value if key in total else value
    return total


def main() -> None:
    """Turn the bits that the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--heads", action="store_true")
    parser.add_argument("--processes", type=int, default=1)
    wanted = parser.parse_args()
    if wanted.processes > 1:
        every = wanted.every * wanted.processes
        starts = (wanted.start + wanted.every * one for one in range(wanted.processes))
        counts = added_up([start(every, one, *["--heads"] * wanted.heads) for one in starts])
    else:
        hurry()
        content = KEPT.read_bytes()
        with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
            chosen = head_bits(content) if wanted.heads else used_bits(content)
            bits = chosen[wanted.start :: wanted.every]
            counts = turned(content, bits, Path(folder) / "turned.dialogue")
    json.dump(counts, sys.stdout)


if __name__ == "__main__":
    main()
