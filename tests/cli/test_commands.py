"""What each command answers, with implementations made for the purpose."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogue_app.cli import command_line, exchange
from dialogue_app.cli.outside import LARGEST_PASSPHRASE, Services
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.services.files.backups import backups_of
from dialogue_app.services.ports import DELEGATION, OTHER_TRACK, DocumentKind, DocumentRequest, Progress
from dialogue_app.store.maker import FileStores

Run = Callable[..., tuple[int, str, str]]


class Maker:
    """Makes two kinds of document, and remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[DocumentRequest] = []

    def kinds(self) -> tuple[DocumentKind, ...]:
        return (
            DocumentKind(
                key="one",
                title="First",
                marking="ALLY",
                purpose="",
                readers="",
                tracks=(INTERNAL,),
                takes=(OTHER_TRACK, DELEGATION),
            ),
            DocumentKind(
                key="two", title="Second", marking="OPEN", purpose="", readers="", tracks=(EXTERNAL,)
            ),
        )

    def make(self, request: DocumentRequest, progress: Progress) -> bytes:
        self.asked.append(request)
        progress(1.0)
        return b"%PDF-trial"


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def run(maker: Maker, capsys: pytest.CaptureFixture[str]) -> Run:
    services = Services(stores=FileStores, documents=lambda: maker, version="9.9")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = command_line.main([str(argument) for argument in arguments], services)
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


@pytest.fixture
def inside(run: Run, tmp_path: Path) -> Path:
    code, out, _err = run("new", tmp_path, "--name", "Talks")
    assert code == 0
    return Path(out.splitlines()[0])


def test_kinds_of_document_stand_one_a_line(run: Run) -> None:
    assert run("documents") == (0, "one\tALLY\tFirst\ntwo\tOPEN\tSecond\n", "")


def test_a_document_is_asked_for_as_given(run: Run, maker: Maker, inside: Path, tmp_path: Path) -> None:
    other = inside.parent / "Talks (external).dialogue"
    out = tmp_path / "out.pdf"
    given = ("--session", 1, "--language", "fr", "--with", other)
    assert run("document", "one", inside, "-o", out, *given) == (0, f"{out}\n", "")
    (request,) = maker.asked
    assert request.language == "fr"
    assert request.other is not None
    assert request.other.track.track == EXTERNAL


def test_an_unknown_kind_of_document_is_wrong_usage(run: Run, inside: Path, tmp_path: Path) -> None:
    code, out, err = run("document", "three", inside, "-o", tmp_path / "out.pdf")
    assert (code, out) == (2, "")
    assert "there are: one, two" in err


def test_a_document_of_another_track_is_refused(run: Run, inside: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    code, _out, err = run("document", "two", inside, "-o", out)
    assert (code, out.exists()) == (1, False)
    assert err.startswith("“Second” cannot be made")


def test_what_is_no_pdf_is_left_alone(run: Run, inside: Path, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_text("diary")
    code, _out, err = run("document", "one", inside, "-o", tmp_path / "out.pdf")
    assert code == 1
    assert "not a PDF" in err
    assert (tmp_path / "out.pdf").read_text() == "diary"


@pytest.mark.parametrize("command", ["dump", "check", "analyse"])
def test_a_file_that_is_not_there_is_said(run: Run, tmp_path: Path, command: str) -> None:
    assert run(command, tmp_path / "none.dialogue") == (1, "", "There is no file none.dialogue.\n")


@pytest.mark.parametrize("command", ["dump", "check"])
def test_a_file_of_another_kind_is_said(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "letter.dialogue"
    path.write_text("Dear all")
    code, out, err = run(command, path)
    assert code == 1
    assert len((out + err).splitlines()) >= 1
    assert path.read_text() == "Dear all"


def test_a_passphrase_is_read_from_a_file(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("open please, thank you\n", "utf-8")
    code, out, _err = run("new", tmp_path, "--name", "Safe", "--kind", "brief", "--passphrase-file", secret)
    assert code == 0
    path = out.strip()
    assert run("dump", path)[0] == 1
    assert run("check", path, "--passphrase-file", secret)[0] == 0
    assert run("dump", path, "--passphrase-file", secret)[0] == 0
    table = tmp_path / "t.csv"
    table.write_text("code,title,ATL\nMIL-01,,1\n")
    assert run("import-verdicts", path, table, "--session", 1, "--passphrase-file", secret)[0] == 1


@pytest.mark.parametrize("content", [b"", b"\n", b"a\nb\n", b"\xff\xfe", b"x" * (LARGEST_PASSPHRASE + 1)])
def test_a_file_without_one_passphrase_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret.txt").write_bytes(content)
    code, _out, err = run("new", tmp_path, "--name", "Safe", "--passphrase-file", tmp_path / "secret.txt")
    assert code == 1
    assert "does not hold one line with a passphrase" in err
    assert not list(tmp_path.glob("*.dialogue"))


def test_a_table_that_cannot_be_read_is_said(run: Run, inside: Path) -> None:
    code, _out, err = run("import-verdicts", inside, inside.parent, "--session", 1)
    assert code == 1
    assert "could not be read" in err
    assert run("import-verdicts", inside, inside.parent / "none.csv", "--session", 1)[0] == 1


def test_a_folder_that_cannot_be_made_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    code, _out, err = run("sample", tmp_path / "taken")
    assert code == 1
    assert "could not be made" in err


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_a_folder_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert run("sample", tmp_path)[0] == 1


def test_damage_is_told_fault_by_fault(run: Run, inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        FileStores, "check", lambda *_given, **_more: ("One row has changed.", "One is gone.")
    )
    code, out, err = run("check", inside)
    assert code == 1
    assert out == "One row has changed.\nOne is gone.\n"
    assert err == "2 faults were found in Talks (internal).dialogue.\n"


def test_stopping_is_said(run: Run, inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_dialogue: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(exchange.whole, "dump", stop)
    assert run("dump", inside) == (1, "", "Stopped. Nothing more was done.\n")


def test_a_reader_that_has_gone_makes_no_noise(
    run: Run, inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_dialogue: object) -> str:
        raise BrokenPipeError

    monkeypatch.setattr(exchange.whole, "dump", gone)
    monkeypatch.setattr(command_line, "_let_go_of_output", lambda: None)
    assert run("dump", inside) == (1, "", "")


@pytest.mark.parametrize("number", ["0", "-1", "ten", "10000", "１"])
def test_the_number_of_a_session_is_checked(run: Run, inside: Path, number: str) -> None:
    assert run("analyse", inside, f"--session={number}")[0] == 2


def test_a_session_that_is_not_there_is_said(run: Run, inside: Path) -> None:
    assert run("analyse", inside, "--session", "7")[0] == 1


def test_the_version_is_the_one_given(run: Run) -> None:
    assert run("--version") == (0, "dialogue-app 9.9\n", "")


def test_without_a_command_the_usage_is_told(run: Run) -> None:
    assert run()[0] == 2


def test_verdicts_are_taken_and_analysed(run: Run, inside: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("code,title,ATL,WES,VIS\nMIL-01,,1,2,2\n", "utf-8")
    assert run("import-verdicts", inside, table, "--session", 1) == (
        0,
        (
            "The table was read as UTF-8, separated by commas.\n3 parties are added: ATL, WES, VIS.\n"
            "3 verdicts are set.\nDone. A backup of the file as it was before has been saved.\n"
        ),
        "",
    )
    code, out, _err = run("analyse", inside)
    assert code == 0
    assert json.loads(out)["unity"][0]["label"] == "united"


def test_an_import_is_tried_without_writing_and_carried_out_after_a_backup(
    run: Run, inside: Path, tmp_path: Path
) -> None:
    table, before = tmp_path / "t.csv", inside.read_bytes()
    table.write_text("code;title;ATL;WES\nMIL-01;;1,0;np\n", "utf-16")
    code, out, _err = run("import-verdicts", inside, table, "--session", 1, "--dry-run")
    assert (code, inside.read_bytes()) == (0, before)
    assert "read as UTF-16, separated by semicolons" in out
    assert out.endswith("2 verdicts are set.\nDry run: nothing was written.\n")
    stores = FileStores()
    empty = stores.open(inside, read_only=True).load()
    assert not backups_of(empty)
    assert run("import-verdicts", inside, table, "--session", 1)[0] == 0
    (backup,) = backups_of(empty)
    assert stores.open(backup.path, read_only=True).load() == empty
    table.write_text("code,title,ATL,VIS\nMIL-01,,2,3\n", "utf-8")
    code, _out, err = run("import-verdicts", inside, table, "--session", 1)
    assert (code, "VIS has no seat in session 1; with --add-parties" in err) == (1, True)
    code, out, _err = run("import-verdicts", inside, table, "--session", 1, "--add-parties")
    assert (code, "1 of them replaces another: MIL-01 ATL 1 → 2." in out) == (0, True)
    assert len(backups_of(empty)) == 2
    assert run("import-verdicts", inside, table, "--session", 1)[1].endswith("Nothing is changed.\n")
    assert len(backups_of(empty)) == 2


def test_the_sample_is_written(run: Run, tmp_path: Path) -> None:
    code, out, err = run("sample", tmp_path / "a" / "b")
    assert (code, err) == (0, "")
    assert all(Path(line).is_file() for line in out.splitlines())


def test_a_document_may_have_a_passphrase_of_its_own(
    run: Run, maker: Maker, inside: Path, tmp_path: Path
) -> None:
    secret, out = tmp_path / "secret.txt", tmp_path / "out.pdf"
    secret.write_text("amber 7\n", encoding="utf-8")
    assert run("document", "one", inside, "-o", out, "--pdf-passphrase-file", secret)[0] == 0
    assert maker.asked[-1].passphrase == "amber 7"
    secret.write_text("", encoding="utf-8")
    code, _out, err = run("document", "one", inside, "-o", out, "--pdf-passphrase-file", secret)
    assert code == 1
    assert "does not hold one line with a passphrase" in err


def test_the_sheet_of_a_delegation_is_asked_for_by_code(
    run: Run, maker: Maker, inside: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    assert run("document", "one", inside, "-o", out, "--delegation", "VIS", "--session", 1)[0] == 0
    assert [request.delegation for request in maker.asked] == ["VIS"]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--with", "inside"), "--with: “Second” is made from one track alone"),
        (("--delegation", "VIS"), "--delegation: “Second” has no sheet for a single delegation."),
    ],
)
def test_what_a_kind_of_document_does_not_take_is_wrong_usage(
    run: Run, maker: Maker, inside: Path, tmp_path: Path, option: tuple[str, str], words: str
) -> None:
    outside, out = inside.parent / "Talks (external).dialogue", tmp_path / "out.pdf"
    given = [inside if part == "inside" else part for part in option]
    code, said, err = run("document", "two", outside, "-o", out, *given)
    assert (code, said, maker.asked, out.exists()) == (2, "", [], False)
    assert words in err


def test_an_empty_delegation_is_wrong_usage(run: Run, maker: Maker, inside: Path, tmp_path: Path) -> None:
    code, _out, err = run("document", "one", inside, "-o", tmp_path / "out.pdf", "--delegation", "")
    assert (code, maker.asked) == (2, [])
    assert "name the code of a delegation" in err


def test_a_passphrase_of_no_file_is_wrong_usage(run: Run, inside: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("amber 7\n", encoding="utf-8")
    code, _out, err = run("analyse", inside, "--with-passphrase-file", secret)
    assert code == 2
    assert "there is no OTHER" in err
    for command in (("dump",), ("analyse",), ("check",)):
        code, out, err = run(*command, inside, "--passphrase-file", secret)
        assert (code, out) == (2, "")
        assert (
            err
            == f"dialogue-app: {inside.name} has no passphrase; leave the option out. Nothing was changed.\n"
        )


def test_another_file_is_analysed_with_its_counterpart_only(run: Run, inside: Path, tmp_path: Path) -> None:
    code, out, err = run("analyse", inside, "--with", inside)
    assert (code, out) == (2, "")
    assert err.startswith("dialogue-app: --with: ")
    brief = Path(run("new", tmp_path, "--name", "Brief", "--kind", "brief")[1].strip())
    assert run("analyse", brief, "--with", inside)[0] == 2
    assert run("analyse", inside, "--with", inside.parent / "Talks (external).dialogue")[0] == 0
