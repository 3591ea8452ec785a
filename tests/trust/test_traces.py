"""An opponent has the external file, its folder, the settings and the temporary files: what is in them?

A whole sitting is played in a program of its own, with a canary in every text of the internal track.
Afterwards everything it left outside the internal folder is searched, raw and unpacked.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import CatalogueItem, Track
from dialogue_app.store.maker import FileStores
from tests.services.amber_sea import external, internal
from tests.services.canaries import CANARY, planted

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.timeout(420)

OWN_CANARY = "Sijsje"
"""What the external track holds above Participants: it may stay in that file, and nowhere else."""

SHARED = (CatalogueItem, Track)
"""What both tracks have alike: the name of the dialogue and the catalogue that comes with the program."""


class Left:
    """What a sitting left behind."""

    def __init__(self, folder: Path) -> None:
        self.home, self.temporary = folder / "home", folder / "temporary"
        self.inside, self.outside = folder / "kept-at-home", folder / "taken-along"
        for one in (self.home, self.temporary, self.inside, self.outside):
            one.mkdir()
        stores = FileStores()
        inner = planted(internal(), [one for one in internal().everything() if not isinstance(one, SHARED)])
        outer_path = self.outside / "Talks (external).dialogue"
        inner = inner.apply(_pointing(inner, os.path.relpath(outer_path, self.inside)))
        stores.create(self.inside / "Talks (internal).dialogue", inner)
        stores.create(outer_path, planted(external(), canary=OWN_CANARY))
        released = {one.external_id for one in inner.of(ReleaseItem).values()}
        self.ids = {one.id for one in inner.everything()} - released
        environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        environment |= {
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.trust.journey", str(self.inside), str(self.outside)],
            capture_output=True, text=True, cwd=ROOT, env=environment, timeout=400, umask=0o022, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        self.errors = done.stderr
        self.report: dict[str, Any] = json.loads(done.stdout)

    def files(self) -> Iterator[Path]:
        """Everything outside the internal folder, but for the backups, which are what they are copies of."""
        for folder in (self.home, self.temporary, self.outside):
            for one in folder.rglob("*"):
                if one.is_file() and "backups" not in one.parts:
                    yield one

    def backups(self) -> list[Path]:
        """The files in the folder of backups."""
        return [one for one in self.home.rglob("*") if one.is_file() and "backups" in one.parts]


def _pointing(dialogue: Dialogue, path: str) -> tuple[Edit, ...]:
    """The edit that says where the external file of an internal track lies."""
    track = dialogue.track
    return (Edit(track, dataclasses.replace(track, counterpart=path)),)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return Left(tmp_path_factory.mktemp("sitting"))


def written(text: str) -> tuple[bytes, ...]:
    """A text as it may lie in a file."""
    return tuple(text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


def unpacked(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of whatever is packed in it."""
    raw = path.read_bytes()
    yield raw
    yield str(path).encode()
    if raw.startswith(b"%PDF"):
        with pikepdf.open(path) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream):
                    yield one.read_bytes() if _readable(one) else one.read_raw_bytes()
                else:
                    yield repr(one).encode()
            yield repr(dict(pdf.docinfo)).encode()
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", raw):
        stream = zlib.decompressobj()
        try:
            yield stream.decompress(raw[start.start() :], 1_000_000)
        except zlib.error:
            continue


def _readable(stream: Any) -> bool:
    return stream.get("/Filter") in (None, pikepdf.Name.FlateDecode)


def where(left: Left, words: list[str]) -> list[str]:
    """Which files hold one of these words."""
    pattern = re.compile(b"|".join(re.escape(one) for word in words for one in written(word)))
    return [str(path) for path in left.files() if any(pattern.search(part) for part in unpacked(path))]


def test_the_search_finds_what_is_there(left: Left, tmp_path: Path) -> None:
    inner = next(left.inside.glob("*.dialogue"))
    assert CANARY.encode() in inner.read_bytes()
    brief = left.inside / "internal-brief.pdf"
    assert any(b"FontFile" in part or b"/Font" in part for part in unpacked(brief))
    packed = tmp_path / "packed"
    packed.write_bytes(b"...." + zlib.compress(f"{CANARY} inside".encode()))
    assert any(CANARY.encode() in part for part in unpacked(packed))


def test_nothing_of_the_internal_track_is_left_outside_its_folder(left: Left) -> None:
    assert where(left, [CANARY]) == []


def test_what_the_external_file_keeps_to_itself_is_in_no_document_and_no_copy(left: Left) -> None:
    assert where(left, [OWN_CANARY]) == [str(left.outside / "Talks (external).dialogue")]


def test_no_path_and_no_name_of_the_internal_file_is_left(left: Left) -> None:
    assert where(left, [str(left.inside), "kept-at-home", "(internal)"]) == []


def test_no_identity_of_an_internal_record_is_left(left: Left) -> None:
    assert where(left, sorted(left.ids)) == []


def test_backups_are_the_only_other_place(left: Left) -> None:
    kept = left.backups()
    assert kept
    assert all(one.suffix == ".dialogue" for one in kept)
    assert not [one for one in kept if CANARY in str(one) or "Talks" in str(one)]


def test_only_the_owner_may_read_what_was_written(left: Left) -> None:
    open_to_others = [
        str(one) for folder in (left.home, left.temporary, left.inside, left.outside)
        for one in folder.rglob("*") if one.is_file() and one.stat().st_mode & 0o077
    ]  # fmt: skip
    assert open_to_others == []


def test_no_temporary_file_is_left(left: Left) -> None:
    assert [one for one in left.temporary.rglob("*") if one.is_file()] == []


def test_no_socket_is_ever_opened(left: Left) -> None:
    assert left.report["events"] == []
    assert left.report["sockets"] == []


def test_it_went_without_a_fault(left: Left) -> None:
    assert left.report["said"] == ["Go to the joint room?"]
    assert "Traceback" not in left.errors


def test_a_dump_of_the_external_file_tells_nothing_of_the_other(left: Left) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dialogue_app", "dump", str(left.outside / "Talks (external).dialogue")],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert OWN_CANARY in done.stdout
    for trace in (CANARY, "kept-at-home", "(internal)", *left.ids):
        assert trace not in done.stdout


def test_the_external_documents_and_the_copy_were_made(left: Left) -> None:
    names = {one.name for one in left.outside.iterdir()}
    assert {"external-brief.pdf", "register.pdf", "rules-matrix.pdf", "copy.dialogue"} <= names
