"""All documents into a folder: made first, then written; refusals do not keep the others back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.errors import Cancelled, CannotSave, Refused
from dialogue_app.core.records import INTERNAL
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.services.print_batch import Planned, existing, file_name, make_all, write_all

PDF = b"%PDF-1.7 "


class Maker:
    def kinds(self) -> tuple[DocumentKind, ...]:
        return ()

    def make(self, request: DocumentRequest, progress: Progress) -> bytes:
        progress(0.5)
        if request.kind == "refused":
            raise Refused("There is nothing to print.")
        return PDF + request.kind.encode()


def planned(folder: Path, names: Sequence[str]) -> tuple[Planned, ...]:
    dialogue = new_track("Sea", INTERNAL)
    return tuple(
        Planned(DocumentRequest(kind=name, dialogue=dialogue), name.title(), folder / f"{name}.pdf")
        for name in names
    )


def test_all_are_written_and_progress_rises_to_one(tmp_path: Path) -> None:
    told: list[float] = []
    printed = write_all(make_all(Maker(), planned(tmp_path, ["one", "refused", "two"]), told.append))
    assert [path.name for path in printed.written] == ["one.pdf", "two.pdf"]
    assert printed.refused == (("Refused", "There is nothing to print."),)
    assert (tmp_path / "two.pdf").read_bytes() == PDF + b"two"
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_stopping_writes_nothing(tmp_path: Path) -> None:
    def stop(part: float) -> None:
        if part > 0.8:
            raise Cancelled("Stopped. Nothing was written.")

    with pytest.raises(Cancelled):
        write_all(make_all(Maker(), planned(tmp_path, ["one", "two"]), stop))
    assert list(tmp_path.iterdir()) == []


def test_files_that_would_be_replaced_are_known(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(PDF)
    wanted = planned(tmp_path, ["one", "two"])
    assert existing(wanted) == (tmp_path / "one.pdf",)
    write_all(make_all(Maker(), wanted, lambda _part: None))
    assert (tmp_path / "one.pdf").read_bytes() == PDF + b"one"


def test_a_file_that_cannot_be_written_names_those_that_were(tmp_path: Path) -> None:
    (tmp_path / "two.pdf").write_text("no document")
    with pytest.raises(CannotSave, match=r"not a PDF.*Written before it: one\.pdf"):
        write_all(make_all(Maker(), planned(tmp_path, ["one", "two"]), lambda _part: None))
    (tmp_path / "one.pdf").unlink()
    with pytest.raises(CannotSave) as only:
        write_all(make_all(Maker(), planned(tmp_path, ["two"]), lambda _part: None))
    assert "before it" not in str(only.value)
    assert (tmp_path / "two.pdf").read_text() == "no document"


def test_names_hold_no_character_that_file_systems_refuse() -> None:
    assert file_name("A/B: C?", "", "session 2.") == "A B C - session 2.pdf"
