"""How long the store takes: opening a large track against the driver alone and with a passphrase; one edit.

A protected document may take half as long again as a plain one, besides what deriving its key takes.
"""

import gc
import statistics
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench_row import Row, printed

if TYPE_CHECKING:
    from dialogue_app.services.ports import TrackStore

REPEATS, WRITES = 3, 200
PAUSE = 0.02
OPENING_LIMIT, WRITING_LIMIT, PROTECTED_LIMIT = 6.0, 0.02, 1.5


def rows() -> list[Row]:
    """Measure everything once."""
    import bench_large
    from dialogue_app.core.edits import Edit
    from dialogue_app.core.records import Entry, new_id
    from dialogue_app.store.maker import FileStores

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.dialogue"
        began = time.perf_counter()
        number = bench_large.write(path)
        making = time.perf_counter() - began
        alone = _driver_alone(path)

        def open_and_load() -> None:
            store = FileStores().open(path)
            store.load()
            store.close()

        opening = _best(open_and_load)
        store = FileStores().open(path)
        memory = _memory(store.load)
        times = []
        for _ in range(WRITES):
            edit = Edit(None, Entry(id=new_id(), session="s", field="f", aspect=new_id(), value="4"))
            began = time.perf_counter()
            store.write((edit,))
            times.append(time.perf_counter() - began)
        backing, meanwhile = _while_backed_up(store, Path(folder) / "backup.dialogue")
        store.close()
        protected = _protected(path, Path(folder) / "protected.dialogue")
    return [
        Row(f"store: make a track of {number} entries", making, 60.0, "s"),
        Row("store: the driver's own fetchall", alone, 5.0, "s"),
        Row("store: open and load", opening, OPENING_LIMIT * alone, "s"),
        Row("store: load against fetchall", opening / alone, OPENING_LIMIT, "times"),
        Row("store: memory of the loaded track", memory / 2**20, 200.0, "MiB"),
        *protected,
        Row("store: one edit, median", statistics.median(times), WRITING_LIMIT, "s"),
        Row("store: one edit, slowest of 20", sorted(times)[-WRITES // 20], 5 * WRITING_LIMIT, "s"),
        Row("store: a backup, on another thread", backing, 60.0, "s"),
        Row("store: one edit meanwhile, median", statistics.median(meanwhile), WRITING_LIMIT, "s"),
        Row("store: one edit meanwhile, slowest of 20", _slowest_of_20(meanwhile), 5 * WRITING_LIMIT, "s"),
    ]


def _protected(plain: Path, protected: Path) -> list[Row]:
    """The same track with a passphrase, opened in turn with the plain one: the machine may be busy."""
    from dialogue_app.store import keys
    from dialogue_app.store.maker import FileStores

    stores = FileStores()
    store = stores.open(plain)
    stores.create(protected, store.load(), passphrase="measured")
    store.close()

    def opened(path: Path) -> Callable[[], None]:
        def act() -> None:
            found = stores.open(path, passphrase="measured")
            found.load()
            found.close()

        return act

    def derive() -> None:
        keys.derived("measured", bytes(keys.SALT_SIZE))

    acts = (opened(plain), derive, opened(protected))
    turns = [[_best(act, 1) for act in acts] for _ in range(2 * REPEATS)]
    open_plain, derivation, open_protected = (min(one) for one in zip(*turns, strict=True))
    limit = PROTECTED_LIMIT * open_plain + derivation
    return [
        Row("store: derive a key", derivation, 3.0, "s"),
        Row("store: open and load, protected", open_protected, limit, "s"),
        Row(
            "store: protected against plain, without the key",
            (open_protected - derivation) / open_plain,
            PROTECTED_LIMIT,
            "times",
        ),
    ]


def _slowest_of_20(times: list[float]) -> float:
    return sorted(times)[-max(1, len(times) // 20)]


def _while_backed_up(store: "TrackStore", target: Path) -> tuple[float, list[float]]:
    """How long a backup takes on another thread, and how long each edit made meanwhile."""
    from dialogue_app.core.edits import Edit
    from dialogue_app.core.records import Entry, new_id

    dialogue, times = store.load(), []
    thread = threading.Thread(target=store.back_up, args=(dialogue, target))
    began = time.perf_counter()
    thread.start()
    while thread.is_alive():
        edit = Edit(None, Entry(id=new_id(), session="s", field="f", aspect=new_id(), value="4"))
        start = time.perf_counter()
        store.write((edit,))
        times.append(time.perf_counter() - start)
        time.sleep(PAUSE)
    thread.join()
    return time.perf_counter() - began, times


def _driver_alone(path: Path) -> float:
    """The driver reading every entry and its digest, with nothing done to them."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path))

    def fetch() -> None:
        connection.execute("SELECT * FROM entry").fetchall()

    try:
        return _best(fetch)
    finally:
        connection.close()


def _best(act: Callable[[], None], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        gc.collect()
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times)


def _memory(act: Callable[[], object]) -> float:
    """Bytes that the result of a call takes."""
    tracemalloc.start()
    result = act()
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del result
    return float(taken)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(printed(rows()) > 0)
