"""Where documents lie: who may read them, what happens when the place changes or refuses."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.core.edits import added
from dialogue_app.core.errors import CannotOpen, CannotSave, HeldByAnother
from dialogue_app.core.records import Entry, Tick, new_id
from dialogue_app.store import faults, whole_file
from dialogue_app.store.lock import lock_path
from dialogue_app.store.maker import FileStores
from dialogue_app.store.sqlcipher import value_of
from tests.core import made

STORES = FileStores()


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


LINUX_ROOT = sys.platform == "linux" and hasattr(os, "geteuid") and os.geteuid() == 0
needs_root = pytest.mark.skipif(not LINUX_ROOT, reason="mounts a medium of its own")


def tick(text: str = "x") -> Tick:
    return Tick(id=new_id(), what=text)


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Path]:
    """A small medium of its own."""
    folder = tmp_path / "medium"
    folder.mkdir()
    made_it = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made_it.returncode:
        pytest.skip("no medium can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
def test_only_the_owner_may_read(document: Path, tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        other = tmp_path / "other.dialogue"
        STORES.create(other, made.small_dialogue())
        store = STORES.open(document)
        store.write(added(tick()))
        store.copy_to(tmp_path / "copy.dialogue")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        store.close()
    finally:
        os.umask(former)
    assert set(modes.values()) == {0o600}
    assert len(modes) == 5  # three documents, a journal, a lock


def test_nothing_is_left_beside_a_closed_document(document: Path) -> None:
    store = STORES.open(document)
    store.write(added(tick()))
    store.close()
    assert names(document.parent) == [document.name]


def test_what_a_killed_write_left_goes_when_the_document_is_opened(document: Path) -> None:
    left = document.with_name(f".{document.name}.0123abcd.new")
    others = [document.with_name(name) for name in (f".{document.name}.x.new", ".other.0123abcd.new")]
    for path in (left, left.with_name(left.name + "-journal"), *others):
        path.touch()
    STORES.open(document, read_only=True).close()
    assert left.exists()
    STORES.open(document).close()
    assert sorted(document.parent.iterdir()) == sorted([document, *others])


def test_what_exists_is_not_written_over(document: Path) -> None:
    content = document.read_bytes()
    with pytest.raises(CannotSave, match="exists already"):
        STORES.create(document, made.small_dialogue())
    assert document.read_bytes() == content
    assert names(document.parent) == [document.name]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match=r"folder of .* is not there"):
        STORES.create(tmp_path / "none" / "x.dialogue", made.small_dialogue())


def test_a_name_too_long(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="could not be written"):
        STORES.create(tmp_path / ("x" * 300), made.small_dialogue())


def test_an_unfit_value_leaves_no_file(tmp_path: Path) -> None:
    from dialogue_app.core.dialogue import Dialogue

    with pytest.raises(CannotSave, match="signs"):
        STORES.create(tmp_path / "x.dialogue", Dialogue([tick("\0")]))
    assert names(tmp_path) == []


def test_a_copy_may_not_replace_an_open_document(document: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.dialogue"
    STORES.create(other, made.small_dialogue())
    store, second = STORES.open(document), STORES.open(other)
    for target in (document, other):
        with pytest.raises(CannotSave, match="is open"):
            store.copy_to(target)
    assert second.load() != store.load()
    store.close()
    second.close()


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced", "folder moved"])
def test_a_file_that_goes_while_open(document: Path, tmp_path: Path, how: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = document.rename(folder / "x.dialogue")
    store = STORES.open(path)
    before = store.load()
    there = path
    if how == "moved":
        there = path.rename(tmp_path / "moved.dialogue")
    elif how == "deleted":
        path.unlink()
    elif how == "replaced":
        there = path.rename(tmp_path / "moved.dialogue")
        path.write_bytes(there.read_bytes())
    else:
        there = folder.rename(tmp_path / "elsewhere") / "x.dialogue"
    with pytest.raises(CannotSave, match="moved, replaced or deleted"):
        store.write(added(tick()))
    assert store.load() == before
    rescued = tmp_path / "rescued.dialogue"
    store.copy_to(rescued)
    store.close()
    for path in (rescued, *([there] if there.exists() else [])):
        assert STORES.open(path, read_only=True).load() == before


def test_a_file_put_back_is_written_again(document: Path, tmp_path: Path) -> None:
    store = STORES.open(document)
    document.rename(tmp_path / "moved.dialogue")
    with pytest.raises(CannotSave):
        store.write(added(tick()))
    (tmp_path / "moved.dialogue").rename(document)
    store.write(added(tick("again")))
    store.close()
    store = STORES.open(document)
    assert [tick_record.what for tick_record in store.load().of(Tick).values()][-1] == "again"
    store.close()


def write_until_full(store: object) -> int:
    done = 0
    while True:
        store.write(added(Entry(id=new_id(), aspect=new_id(), reason="x" * 20_000)))  # type: ignore[attr-defined]
        done += 1


@needs_root
def test_a_full_medium(medium: Path) -> None:
    path = medium / "x.dialogue"
    STORES.create(path, made.small_dialogue())
    store = STORES.open(path)
    first = store.load()
    with pytest.raises(CannotSave, match=r"full|does not accept"):
        write_until_full(store)
    before = store.load()
    assert before != first
    with pytest.raises(CannotSave):
        store.write(added(Entry(id=new_id(), aspect=new_id(), reason="y" * 400_000)))
    assert store.load() == before
    with pytest.raises(CannotSave, match="no room"):
        store.copy_to(medium / "copy.dialogue")
    store.close()
    (medium / "fill").write_bytes(b"")
    assert STORES.check(path) == ()
    store = STORES.open(path)
    assert store.load() == before
    store.close()
    assert not [name for name in names(medium) if name.endswith(".new")]


@needs_root
def test_a_medium_too_full_for_a_lock(medium: Path, document: Path) -> None:
    path = medium / "x.dialogue"
    path.write_bytes(document.read_bytes())
    with pytest.raises(OSError, match="No space"):
        (medium / "fill").write_bytes(bytes(10**6))
    store = STORES.open(path)
    assert not store.read_only
    store.close()
    with pytest.raises(CannotSave, match="no room"):
        STORES.create(medium / "y.dialogue", made.small_dialogue())
    assert sorted(names(medium)) == ["fill", "x.dialogue"]


def test_a_medium_without_room_for_a_name(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: object, *rest: int) -> int:
        if str(path).endswith(".lock"):
            raise OSError(errno.ENOSPC, "")
        return real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    store = STORES.open(document)
    store.write(added(tick()))
    assert not lock_path(document).exists()
    with pytest.raises(HeldByAnother):
        STORES.open(document)
    store.close()
    monkeypatch.setattr(os, "open", real)
    assert STORES.check(document) == ()


@needs_root
@pytest.mark.parametrize("what", ["folder", "file", "medium"])
def test_where_nothing_may_be_written_a_document_is_read(
    document: Path, medium: Path, tmp_path: Path, what: str
) -> None:
    path = medium / "x.dialogue"
    path.write_bytes(document.read_bytes())
    if what == "medium":
        subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
    else:
        path = document
        target = document if what == "file" else document.parent
        if subprocess.run(["chattr", "+i", str(target)], check=False).returncode:
            pytest.skip("nothing can be made unchangeable here")
    try:
        beside = names(path.parent)
        store = STORES.open(path)
        assert store.read_only
        assert store.path == path
        assert store.load()
        with pytest.raises(CannotSave, match="for reading only"):
            store.write(added(tick()))
        assert STORES.check(path) == ()
        if what != "file":
            for act in (lambda: STORES.create(path.parent / "y.dialogue", store.load()),):
                with pytest.raises(CannotSave, match="may not write"):
                    act()
        assert names(path.parent) == beside
    finally:
        if what != "medium":
            subprocess.run(["chattr", "-i", str(target)], check=True)


def test_a_document_that_may_grow_no_further(document: Path) -> None:
    """The library's own way of saying that there is no room."""
    store = STORES.open(document)
    before = store.load()
    driver = store._driver  # type: ignore[attr-defined]
    driver.execute(f"PRAGMA max_page_count = {value_of(driver, 'PRAGMA page_count') + 2}").close()
    with pytest.raises(CannotSave, match="full"):
        store.write(added(tick(), Entry(id=new_id(), aspect=new_id(), reason="y" * 400_000)))
    assert store.load() == before
    store.write(added(tick()))
    assert store.load() != before
    store.close()
    assert STORES.check(document) == ()


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_may_not_be_written_is_read(document: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    real = os.open

    def refuse(path: object, *rest: int) -> int:
        if str(path).endswith(".lock"):
            raise PermissionError(errno.EACCES, "")
        return real(path, *rest)  # type: ignore[arg-type]

    if what == "folder":
        monkeypatch.setattr(os, "open", refuse)
    else:
        monkeypatch.setattr(os, "access", lambda *_rest: False)
    store = STORES.open(document)
    assert store.read_only
    with pytest.raises(CannotSave, match="for reading only"):
        store.write(added(tick()))
    if what == "folder":
        with pytest.raises(CannotSave, match="may not write"):
            STORES.create(document.parent / "y.dialogue", store.load())
    assert names(document.parent) == [document.name]


@needs_root
def test_no_permission_to_read(document: Path, tmp_path: Path) -> None:
    """As another user, who may enter the folder and not read the file."""
    for folder in (*reversed(tmp_path.parents), tmp_path):
        if str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    code = f"""
import os, sys
from pathlib import Path
from dialogue_app.core.errors import CannotOpen
from dialogue_app.store.maker import FileStores
os.setgid(65534); os.setuid(65534)
for options in ({{}}, {{'read_only': True}}):
    try:
        FileStores().open(Path({str(document)!r}), **options)
    except CannotOpen as error:
        print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.count("You may not read “Arctic (internal).dialogue”") == 2


def test_a_medium_that_fails(document: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_rest: object) -> None:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(CannotOpen, match="cannot be read from its medium"):
        STORES.open(document)
    monkeypatch.undo()
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotSave, match="could not be written"):
        STORES.create(tmp_path / "y.dialogue", made.small_dialogue())
    assert names(tmp_path) == [document.name]


def test_a_file_that_may_not_be_read(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_rest: object) -> None:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(CannotOpen, match="You may not read"):
        STORES.open(document)
    assert names(document.parent) == [document.name]


def test_a_lock_that_cannot_be_made(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_rest: object) -> None:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(CannotOpen, match="cannot be read from its medium"):
        STORES.open(document)


def test_a_copy_that_cannot_be_read_again_is_not_put_in_place(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_file.reader, "verify", lambda *_rest: ["broken"])
    store = STORES.open(document)
    with pytest.raises(CannotSave, match="could not be written"):
        store.copy_to(tmp_path / "copy.dialogue")
    store.close()
    assert names(tmp_path) == [document.name]


def test_a_folder_that_cannot_be_synced_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: object, flags: int, *rest: int) -> int:
        if Path(str(path)).is_dir():
            raise OSError(errno.EINVAL, "")
        return real(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    STORES.create(tmp_path / "x.dialogue", made.small_dialogue())
    assert STORES.check(tmp_path / "x.dialogue") == ()


@pytest.mark.parametrize("code", [5, 6, 8, 10, 11, 13, 14, 18, 26, 0, 19])
def test_every_answer_of_the_library_is_one_sentence(code: int) -> None:
    error = faults.dbapi2.OperationalError("near sqlite")
    error.sqlite_errorcode = code | 256
    said = [
        str(faults.saving_fault(error)),
        *(str(faults.opening_fault(error, "x", protected=protected)) for protected in (True, False)),
    ]
    assert all("sqlite" not in sentence and sentence.endswith(".") for sentence in said)
    with pytest.raises(CannotSave), faults.making("x"):
        raise error
