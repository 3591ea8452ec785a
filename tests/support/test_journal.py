"""The journal: what happened to the program, never what anybody wrote."""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.support import journal
from dialogue_app.support.journal import get_journal, open_journal

SECRET = "Vistria will give way"


@pytest.fixture
def written() -> Iterator[Path]:
    yield open_journal()
    journal.close_journal()


def test_a_constant_message_is_written(written: Path) -> None:
    get_journal("dialogue_app.store").info("a document was opened")
    line = written.read_text("utf-8")
    assert line.endswith("INFO dialogue_app.store a document was opened\n")


def test_the_file_is_private(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_arguments_are_never_written(written: Path) -> None:
    get_journal("store").warning("opened %s of %(x)d in %5.2f", SECRET, 1, 2)
    assert "opened … of … in …" in written.read_text("utf-8")
    assert SECRET not in written.read_text("utf-8")


def test_a_message_put_together_is_withheld(written: Path) -> None:
    get_journal("store").error(f"could not save {SECRET}")
    get_journal("store").error(ValueError(SECRET))
    text = written.read_text("utf-8")
    assert text.count(journal.WITHHELD) == 2
    assert SECRET not in text


def test_an_error_leaves_its_class_and_its_place(written: Path) -> None:
    try:
        open_journal(Path(SECRET) / "\0")
    except ValueError:
        journal.close_journal()
        open_journal()
        get_journal("app").exception("a slot failed")
    text = written.read_text("utf-8")
    assert "a slot failed [ValueError at dialogue_app.support.journal:" in text
    assert SECRET not in text
    assert "Traceback" not in text


def test_an_error_elsewhere_leaves_its_first_place(written: Path) -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        get_journal("app").exception("failed", stack_info=True)
    text = written.read_text("utf-8")
    assert "failed [KeyError at " in text
    assert "test_journal:" in text
    assert "Stack" not in text


def test_no_error_has_no_place(written: Path) -> None:
    get_journal("app").error("failed", exc_info=True)
    assert "failed [None at ?]" in written.read_text("utf-8")


def test_a_record_from_nowhere_is_withheld(written: Path) -> None:
    record = logging.LogRecord("dialogue_app", logging.ERROR, "nowhere", 1, SECRET, (), None)
    logging.getLogger("dialogue_app").handle(record)
    assert SECRET not in written.read_text("utf-8")


def test_the_files_stay_small(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LARGEST_FILE", 200)
    open_journal()
    for _ in range(50):
        get_journal("app").info("a line of the journal")
    names = sorted(path.name for path in written.parent.iterdir())
    assert names == ["journal.log", "journal.log.1", "journal.log.2"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in written.parent.iterdir())


def test_without_a_folder_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert open_journal(tmp_path / "file") == tmp_path / "file" / "journal.log"
    get_journal("app").info("nobody hears this")


def test_a_full_disk_is_silent(
    written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handlers = logging.getLogger("dialogue_app").handlers
    [handler] = [log_handler for log_handler in handlers if isinstance(log_handler, logging.FileHandler)]

    def refuse(_record: logging.LogRecord) -> str:
        raise OSError

    monkeypatch.setattr(handler, "format", refuse)
    get_journal("app").info("nobody hears this")
    assert capsys.readouterr() == ("", "")


def test_debug_lines_are_left_out(written: Path) -> None:
    get_journal("app").debug("a detail")
    assert written.read_text("utf-8") == ""
    assert os.devnull != str(written)
