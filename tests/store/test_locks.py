"""Opened twice: the second one is told who has it, and may read; what a dead program left is taken over."""

from __future__ import annotations

import errno
import json
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.core.edits import added
from dialogue_app.core.errors import CannotOpen, CannotSave, HeldByAnother, PassphraseNeeded
from dialogue_app.core.records import Tick, new_id
from dialogue_app.store import envelope, lock, open_readonly
from dialogue_app.store.lock import Holder, holder_of, lock_path, take
from dialogue_app.store.maker import FileStores
from tests.core import made

STORES = FileStores()
HOLD = """
import sys
from pathlib import Path
from dialogue_app.store.maker import FileStores
store = FileStores().open(Path(sys.argv[1]))
print('open', flush=True)
sys.stdin.readline()
store.close()
"""


@pytest.fixture
def other(document: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the document."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(document)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path.cwd(),
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.stdin.close()
    process.stdout.close()
    process.kill()
    process.wait()


def test_the_second_program_is_told_who_has_it_and_may_read(
    document: Path, other: subprocess.Popen[str], tmp_path: Path
) -> None:
    with pytest.raises(HeldByAnother) as caught:
        STORES.open(document)
    assert platform.node() in caught.value.holder
    assert str(other.pid) in str(caught.value)
    store = STORES.open(document, read_only=True)
    assert store.read_only
    assert store.load()
    with pytest.raises(CannotSave, match="is open"):
        STORES.memory(made.small_dialogue()).copy_to(document)
    store.copy_to(tmp_path / "copy.dialogue")
    assert STORES.check(document) == ()
    assert STORES.check(tmp_path / "copy.dialogue") == ()


def test_without_the_lock_file_the_library_still_refuses(
    document: Path, other: subprocess.Popen[str]
) -> None:
    lock_path(document).unlink()
    with pytest.raises(HeldByAnother, match="is open already"):
        STORES.open(document)
    assert other.poll() is None


def test_what_a_killed_program_left_is_taken_over(document: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    assert lock_path(document).exists()
    store = STORES.open(document)
    assert holder_of(document).process == os.getpid()
    store.close()
    assert not lock_path(document).exists()


def test_the_same_program_does_not_open_it_twice_but_reads_it(document: Path) -> None:
    store = STORES.open(document)
    tick = Tick(id=new_id())
    store.write(added(tick))
    with pytest.raises(HeldByAnother, match=str(os.getpid())):
        STORES.open(document)
    again = STORES.open(document, read_only=True)
    assert again.load() == store.load()
    assert STORES.check(document) == ()
    store.write(added(Tick(id=new_id(), what=new_id())))
    assert again.load() != store.load()
    store.close()
    assert again.load().get(Tick, tick.id) == tick
    again.close()
    with pytest.raises(CannotOpen):
        again.load()


def test_a_link_is_the_same_document(document: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.dialogue"
    link.symlink_to(document)
    store = STORES.open(link)
    assert lock_path(link) == lock_path(document)
    with pytest.raises(HeldByAnother):
        STORES.open(document)
    store.write(added(Tick(id=new_id(), what=new_id())))
    store.close()


def test_a_protected_document_held_here_still_asks_for_its_passphrase(
    tmp_path: Path, quick_keys: None
) -> None:
    path = tmp_path / "x.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    store = STORES.open(path, passphrase="right")
    for wrong in ("", "wrong"):
        with pytest.raises(PassphraseNeeded):
            STORES.open(path, passphrase=wrong, read_only=True)
    assert STORES.open(path, passphrase="right", read_only=True).load() == store.load()
    store.close()
    with pytest.raises(CannotOpen):
        store.check()  # type: ignore[attr-defined]


def leave(path: Path, **words: object) -> None:
    full = {"host": platform.node(), "process": 1, "since": "2026-03-12T14:32:05+01:00"} | words
    lock_path(path).write_text(json.dumps(full), "utf-8")


def test_a_lock_of_another_machine_is_respected_and_its_file_named(document: Path) -> None:
    leave(document, host="other-desk")
    with pytest.raises(HeldByAnother) as caught:
        STORES.open(document)
    assert "other-desk, since 2026-03-12 14:32" in str(caught.value)
    assert lock_path(document).name in str(caught.value)
    assert STORES.open(document, read_only=True).load()
    lock_path(document).unlink()
    STORES.open(document).close()


def test_a_lock_left_on_this_machine_is_taken_over(document: Path) -> None:
    leave(document)
    STORES.open(document).close()
    assert not lock_path(document).exists()


@pytest.mark.parametrize(
    "content", ["", "[", "{}", "[1]", '{"host": 1, "process": "x", "since": 2}', "[" * 4000]
)
def test_a_lock_file_with_nonsense_names_nobody(document: Path, content: str) -> None:
    lock_path(document).write_text(content, "utf-8")
    assert holder_of(document) == Holder()
    assert holder_of(document).shown() == ""
    STORES.open(document).close()


def test_a_lock_removed_while_it_is_taken_is_taken_anew(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = lock._locked, []

    def removing(descriptor: int) -> bool:
        calls.append(descriptor)
        if len(calls) == 1:
            lock_path(document).unlink()
        return real(descriptor)

    monkeypatch.setattr(lock, "_locked", removing)
    held = take(document)
    assert len(calls) == 2
    held.release()
    held.release()
    monkeypatch.setattr(lock, "_locked", lambda _descriptor: lock_path(document).unlink() or True)
    with pytest.raises(HeldByAnother):
        take(document)


def test_a_lock_that_another_has_replaced_is_left_to_it(document: Path) -> None:
    held = take(document)
    lock_path(document).unlink()
    leave(document, host="other-desk")
    held.release()
    assert holder_of(document).host == "other-desk"


def test_a_medium_without_locks_leaves_it_to_the_library(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_rest: object) -> None:
        raise OSError(errno.ENOTSUP, "")

    monkeypatch.setattr(lock.fcntl, "flock", unsupported)
    STORES.open(document).close()


@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EDQUOT])
def test_on_a_full_medium_work_goes_on_without_the_small_file(
    document: Path, monkeypatch: pytest.MonkeyPatch, why: int
) -> None:
    true_open = os.open

    def full(path: object, flags: int, *rest: int, **more: int) -> int:
        if str(path).endswith(".lock") and flags & os.O_CREAT:
            raise OSError(why, os.strerror(why))
        return true_open(path, flags, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", full)
    held = lock.take(document)
    assert not held.held
    held.release()
    store = STORES.open(document)
    store.write(added(Tick(id=new_id(), session="s", what="prompt:one:9")))
    assert not lock_path(document).exists()
    store.close()


def test_a_name_that_cannot_be_written_into_the_lock_holds_all_the_same(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _length: int) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "ftruncate", full)
    held = lock.take(document)
    assert held.held
    with pytest.raises(HeldByAnother):
        lock.take(document)
    held.release()
    assert not lock_path(document).exists()


def test_a_reader_waits_for_a_writer(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read while the file changed is thrown away."""
    real, states = envelope.footprint, []

    def changing(path: Path) -> envelope.Footprint:
        states.append(path)
        return envelope.Footprint((0, 0), 0, len(states)) if len(states) < 6 else real(path)

    monkeypatch.setattr(envelope, "footprint", changing)
    monkeypatch.setattr(open_readonly, "PAUSE", 0)
    assert STORES.open(document, read_only=True).load()
    assert len(states) > 6


def test_a_reader_gives_up_after_a_while(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_readonly, "PAUSE", 0)
    journal = envelope.journal_of(document)
    journal.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))
    with pytest.raises(CannotOpen, match="not closed properly"):
        STORES.open(document, read_only=True)
    leave(document)
    with pytest.raises(HeldByAnother):
        STORES.open(document, read_only=True)
    assert journal.exists()


def test_a_file_that_goes_while_it_is_read(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path, _key: object, _work: object) -> None:
        path.unlink()
        raise CannotOpen("gone")

    monkeypatch.setattr(open_readonly, "_looked", gone)
    monkeypatch.setattr(open_readonly, "PAUSE", 0)
    with pytest.raises(CannotOpen, match="is not there"):
        STORES.open(document, read_only=True)


def test_several_threads_write_and_read_one_document(document: Path) -> None:
    store = STORES.open(document)
    ticks = [Tick(id=new_id(), what=str(number)) for number in range(40)]

    def work(mine: list[Tick]) -> None:
        for tick in mine:
            store.write(added(tick))
            store.load()

    threads = [threading.Thread(target=work, args=(ticks[number::4],)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {tick.id for tick in ticks} <= set(store.load().of(Tick))
    store.close()
