"""A document is made from the right session and written whole, for its owner's eyes, or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from dialogue_app.core import timestamps
from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.errors import CannotSave, Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.services.print_job import print_document, save_pdf, session_numbered
from dialogue_app.services.sample.sample_files import sample_dialogues

KIND = DocumentKind(
    key="trial", title="Trial page", marking="ALLY", purpose="", readers="", tracks=(INTERNAL,)
)


class Maker:
    def __init__(self) -> None:
        self.asked: list[DocumentRequest] = []

    def kinds(self) -> tuple[DocumentKind, ...]:
        return (KIND,)

    def make(self, request: DocumentRequest, progress: Progress) -> bytes:
        self.asked.append(request)
        progress(1.0)
        return b"%PDF-trial"


def test_the_request_names_the_session_the_language_and_the_day() -> None:
    maker = Maker()
    inside, outside = sample_dialogues()
    pdf = print_document(maker, KIND, inside, session=1, language="fr", other=outside)
    (request,) = maker.asked
    assert pdf == b"%PDF-trial"
    assert (request.kind, request.language, request.date) == ("trial", "fr", timestamps.today())
    assert request.session == inside.sessions()[0].id
    assert request.other is outside


def test_the_last_session_is_taken_where_none_is_named() -> None:
    inside = sample_dialogues()[0]
    assert session_numbered(inside, None) == inside.sessions()[1]


def test_a_session_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="no session 9"):
        session_numbered(sample_dialogues()[0], 9)
    with pytest.raises(Refused, match="no session yet"):
        session_numbered(new_track("Trial", INTERNAL), None)


def test_a_track_of_another_kind_is_refused() -> None:
    with pytest.raises(Refused, match="cannot be made from this kind of track"):
        print_document(Maker(), KIND, new_track("Trial", EXTERNAL))


def test_a_document_is_written_for_its_owner_only_and_may_replace_a_pdf(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    old_mask = os.umask(0)
    try:
        save_pdf(b"%PDF-1", target)
        save_pdf(b"%PDF-2", target)
    finally:
        os.umask(old_mask)
    assert target.read_bytes() == b"%PDF-2"
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("content", [b"", b"my diary", b"SQLite format 3"])
def test_what_is_no_pdf_is_never_replaced(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(content)
    with pytest.raises(CannotSave, match="not a PDF"):
        save_pdf(b"%PDF-1", target)
    assert target.read_bytes() == content


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="not a PDF"):
        save_pdf(b"%PDF-1", tmp_path)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="could not be written"):
        save_pdf(b"%PDF-1", tmp_path / "nowhere" / "out.pdf")


def test_writing_that_fails_midway_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.pdf"
    save_pdf(b"%PDF-1", target)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotSave, match="No space left"):
        save_pdf(b"%PDF-2", target)
    assert target.read_bytes() == b"%PDF-1"
    assert list(tmp_path.iterdir()) == [target]


def test_a_passphrase_is_handed_on_and_never_shown() -> None:
    maker = Maker()
    print_document(maker, KIND, sample_dialogues()[0], passphrase="amber 7")
    (request,) = maker.asked
    assert request.passphrase == "amber 7"
    assert "passphrase" not in repr(request)
