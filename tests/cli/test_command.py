"""The command as it is called, in a process of its own: output, errors, exit codes, and no Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
INSIDE = "Amber Sea (internal).dialogue"
OUTSIDE = "Amber Sea (external).dialogue"


def run(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    process = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "dialogue_app", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert "Traceback" not in process.stderr
    assert process.returncode == code, process.stderr
    return process


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work") / "new folder"
    process = run("sample", folder)
    assert process.stdout.splitlines() == [str(folder / INSIDE), str(folder / OUTSIDE)]
    assert process.stderr == ""
    return folder


def test_version_and_help_are_told() -> None:
    assert run("--version").stdout.startswith("dialogue-app ")
    words = run("--help").stdout
    for name in ("new", "sample", "documents", "document", "import-verdicts", "analyse", "dump", "check"):
        assert f"    {name} " in words or f"    {name}\n" in words


def test_the_sample_is_sound_and_can_be_dumped(sample: Path) -> None:
    assert run("check", sample / INSIDE).stdout == f"Nothing is wrong with {INSIDE}.\n"
    assert json.loads(run("dump", sample / OUTSIDE).stdout)["records"]["track"][0]["name"] == "Amber Sea"


def test_the_sample_is_not_written_twice(sample: Path) -> None:
    process = run("sample", sample, code=1)
    assert process.stdout == ""
    assert process.stderr == f"{INSIDE} exists already. Nothing was written; choose another folder.\n"


def test_the_sample_can_be_analysed_and_printed(sample: Path, tmp_path: Path) -> None:
    analysis = json.loads(run("analyse", sample / INSIDE, "--with", sample / OUTSIDE).stdout)
    assert analysis["seams"] == ["MIL-03", "AIR-01", "ECO-01"]
    out = tmp_path / "out.pdf"
    printed = run("document", "session-summary", sample / INSIDE, "-o", out, "--session", 1)
    assert printed.stdout == f"{out}\n"
    assert out.read_bytes().startswith(b"%PDF-")
    assert "session-summary\t" in run("documents").stdout


def test_a_new_dialogue_takes_verdicts_for_two_sessions(tmp_path: Path) -> None:
    inside, outside = run("new", tmp_path, "--name", "Talks", "--kind", "two-track").stdout.splitlines()
    assert Path(outside).is_file()
    table = tmp_path / "table.csv"
    table.write_text("code,title,ATL,WES\nMIL-01,,1,2\nNEW-1,Something new,NI,\n", "utf-8")
    process = run("import-verdicts", inside, table, "--session", 1)
    assert "2 parties are added: ATL, WES." in process.stdout
    assert "Session 2 is made." in run("import-verdicts", inside, table, "--session", 2).stdout
    dump = json.loads(run("dump", inside).stdout)["records"]
    assert sorted(entry["value"] for entry in dump["entry"]) == ["1", "1", "2", "2", "NI", "NI"]
    assert run("check", inside).stderr == ""


def test_faults_of_a_table_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    (path,) = run("new", tmp_path, "--name", "Game", "--kind", "exercise").stdout.splitlines()
    before = Path(path).read_bytes()
    table = tmp_path / "table.csv"
    table.write_text("code,title,ATL\nMIL-01,,6\n", "utf-8")
    process = run("import-verdicts", path, table, "--session", 1, "--stage", "T2", code=1)
    assert process.stderr.splitlines() == [
        "The table has faults. Nothing was imported.",
        "line 2, column 3: “6” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
    ]
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["new"],
        ["new", "x", "--name", "N", "--kind", "none"],
        ["dump"],
        ["import-verdicts", "f", "t"],
        ["import-verdicts", "f", "t", "--session", "zero"],
        ["document", "no-such-kind", "f", "-o", "out.pdf"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_gives_two(arguments: list[str]) -> None:
    process = run(*arguments, code=2)
    assert process.stdout == ""
    assert process.stderr


def test_nothing_of_qt_is_loaded(sample: Path) -> None:
    program = (
        "import sys; from dialogue_app.app import main; code = main(sys.argv[1:]);"
        "bad = [one for one in sys.modules if one.split('.')[0] in ('PySide6', 'shiboken6')];"
        "sys.exit(f'loaded: {bad}' if bad else code)"
    )
    for arguments in (["documents"], ["check", str(sample / INSIDE)], ["--help"]):
        process = subprocess.run(
            [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, check=False
        )
        assert process.returncode == 0, process.stderr


def test_output_is_utf8_whatever_the_system_says(sample: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "dialogue_app", "dump", str(sample / OUTSIDE)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert "сдерживание" in process.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close in another way there")
def test_a_reader_that_goes_away_makes_no_noise(sample: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "dialogue_app", "dump", str(sample / INSIDE)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 1
    process.stderr.close()
