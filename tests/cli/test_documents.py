"""Documents by the command line, with the files, the maker and the samples that users have."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dialogue_app.cli import command_line
from dialogue_app.cli.outside import Services
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.files.library import Library
from dialogue_app.services.sample.sample_files import write_exercise, write_sample
from dialogue_app.store.maker import FileStores
from tests.documents.reading import text

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    services = Services(stores=FileStores, documents=PdfDocuments, version="9.9")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = command_line.main([str(argument) for argument in arguments], services)
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


@pytest.fixture
def external(tmp_path: Path) -> Path:
    return write_sample(Library(FileStores()), tmp_path)[1]


def test_the_kinds_are_listed(run: Run) -> None:
    rows = [line.split("\t") for line in run("documents")[1].splitlines()]
    listed = {key: (marking, title) for key, marking, title in rows}
    assert listed["external-brief"] == ("Participants or Open", "External track brief")
    assert listed["debrief"] == ("Participants of the exercise", "Training debrief")
    assert listed["brief"] == ("of the session", "Think-tank brief")


def test_an_external_brief(run: Run, external: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    assert run("document", "external-brief", external, "-o", out) == (0, f"{out}\n", "")
    assert "Sources of antagonism" in text(out.read_bytes())


def test_an_external_brief_is_refused_with_the_other_track(run: Run, external: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    inside = next(path for path in tmp_path.glob("*.dialogue") if path != external)
    code, _out, err = run("document", "external-brief", external, "-o", out, "--with", inside)
    assert (code, out.exists()) == (2, False)
    assert "“External track brief” is made from one track alone, without the other file." in err


@pytest.mark.parametrize("kind", ["debrief", "brief"])
def test_a_document_of_another_track_is_refused(run: Run, external: Path, tmp_path: Path, kind: str) -> None:
    code, _out, err = run("document", kind, external, "-o", tmp_path / "out.pdf")
    assert code == 1
    assert "cannot be made from this kind of track" in err


def test_a_debrief_and_the_sheet_of_a_delegation(run: Run, tmp_path: Path) -> None:
    (exercise,) = write_exercise(Library(FileStores()), tmp_path)
    out = tmp_path / "debrief.pdf"
    assert run("document", "debrief", exercise, "-o", out)[0] == 0
    assert "Learning aims" in text(out.read_bytes())
    assert run("document", "debrief", exercise, "-o", out, "--delegation", "VIS")[0] == 0
    assert "History teaches that ambiguity is expensive." in text(out.read_bytes())
    code, _out, err = run("document", "debrief", exercise, "-o", out, "--delegation", "XXX")
    assert code == 1
    assert "there are: ATL" in err
