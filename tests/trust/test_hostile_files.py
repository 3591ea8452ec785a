"""Prepared things in the way: what lies beside a file, what it points to, what is written in it."""

from __future__ import annotations

import dataclasses
import os
import time
from pathlib import Path

import pytest

from dialogue_app.core.errors import BadTemplate, CannotOpen, CannotSave, HeldByAnother
from dialogue_app.services.files.library import Library, counterpart
from dialogue_app.services.print_job import save_pdf
from dialogue_app.services.templates import load_template
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.envelope import has_hot_journal
from dialogue_app.store.lock import holder_of, lock_path
from dialogue_app.store.maker import FileStores
from dialogue_app.support import toml_text
from tests.services.amber_sea import external, internal

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="there are no such files"),
    pytest.mark.timeout(60),
]
PRECIOUS = "This must stay as it is."


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "talks.dialogue"
    FileStores().create(path, external())
    return path


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    path = tmp_path / "precious"
    path.write_text(PRECIOUS)
    return path


def plant(kind: str, place: Path, precious: Path) -> None:
    """Put something in a place where the program is going to write."""
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "link":
        place.symlink_to(precious)
    elif kind == "second name":
        place.hardlink_to(precious)
    else:
        place.mkdir()


@pytest.mark.parametrize("kind", ["pipe", "link", "second name", "folder"])
def test_what_lies_in_the_place_of_a_lock_is_not_written_and_does_not_stop_the_program(
    document: Path, precious: Path, kind: str
) -> None:
    plant(kind, lock_path(document), precious)
    with pytest.raises(HeldByAnother, match="not a file that this program made"):
        FileStores().open(document)
    with pytest.raises(CannotSave):
        FileStores().create(document, external())
    assert holder_of(document).host == ""
    assert precious.read_text() == PRECIOUS
    assert FileStores().open(document, read_only=True).load() is not None


def test_a_lock_cannot_put_lines_into_a_sentence(document: Path) -> None:
    lock_path(document).write_text('{"host": "a\\nb\\u202ec", "process": 1, "since": "2026"}')
    assert holder_of(document).host == "abc"


@pytest.mark.parametrize("kind", ["pipe", "link", "second name", "folder"])
def test_what_lies_in_the_place_of_a_journal_is_never_written(
    document: Path, precious: Path, kind: str
) -> None:
    before = document.read_bytes()
    journal = document.with_name(document.name + "-journal")
    plant(kind, journal, precious)
    for read_only in (False, True):
        with pytest.raises(CannotOpen, match="did not make"):
            FileStores().open(document, read_only=read_only)
    assert precious.read_text() == PRECIOUS
    assert document.read_bytes() == before
    assert os.path.lexists(journal)
    assert has_hot_journal(document) is (kind == "second name")


def test_a_pdf_is_not_written_into_a_pipe_nor_through_a_link(tmp_path: Path) -> None:
    target, other = tmp_path / "brief.pdf", tmp_path / "other.pdf"
    os.mkfifo(target)
    with pytest.raises(CannotSave, match="is not a PDF"):
        save_pdf(b"%PDF-new", target)
    target.unlink()
    other.write_bytes(b"%PDF-old")
    target.symlink_to(other)
    save_pdf(b"%PDF-new", target)
    assert other.read_bytes() == b"%PDF-old"
    assert not target.is_symlink()
    assert target.stat().st_mode & 0o077 == 0


def test_a_copy_is_not_written_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "copy.dialogue"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotSave):
        FileStores().create(link, external())
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("//server/share/x.dialogue", False),
        ("\\\\server\\share\\x.dialogue", False),
        ("/etc/passwd", False),
        ("x" * 300 + ".dialogue", False),
        ("../elsewhere/x.dialogue", True),
    ],
)
def test_an_internal_file_cannot_send_the_program_anywhere(tmp_path: Path, name: str, expected: bool) -> None:
    inside = internal()
    pointing = dataclasses.replace(inside.track, counterpart=name)
    path = tmp_path / "in.dialogue"
    FileStores().create(path, type(inside)([pointing]))
    workspace: Workspace = Library(FileStores()).open(path)
    assert (counterpart(workspace) is not None) is expected
    workspace.store.close()


BOMBS = {
    "a key of many parts": ".".join(["a"] * 100_000) + " = 1",
    "keys of as many parts as a line may have": "\n".join(
        ".".join(["a"] * 100) + f"{number} = 1" for number in range(1_200)
    ),
    "many keys": "\n".join(f"k{number} = 1" for number in range(18_000)),
    "many stages": "\n".join(f"[[stage]]\nkey = 'k{number}'" for number in range(8_000)),
    "lists within lists": "a = " + "[" * 100_000 + "]" * 100_000,
    "tables within tables": "a = " + "{a = " * 40_000 + "1" + "}" * 40_000,
    "a number without end": "a = " + "9" * 200_000,
    "too large a file": "#" * 2_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_template_made_to_exhaust_the_program_is_refused_soon(name: str) -> None:
    start = time.process_time()
    with pytest.raises(BadTemplate):
        load_template(BOMBS[name])
    assert time.process_time() - start < 20


def test_why_a_text_is_no_toml_is_said() -> None:
    reasons = []
    for text in ("a..b = 1", "a = " + "[" * 9_000 + "]" * 9_000, "a = " + "9" * 9_000, "." * 101):
        with pytest.raises(ValueError, match=r"\w") as caught:
            toml_text.parsed(text)
        reasons.append(str(caught.value).split("(")[0].strip())
    assert reasons[1:] == [
        "Lists or tables lie too deep within each other",
        "A number is too long",
        "More than 100 dots on a line",
    ]
    assert toml_text.parsed("a.b = 1") == {"a": {"b": 1}}
