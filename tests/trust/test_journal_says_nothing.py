"""The program's own journal holds nothing that anybody wrote, whatever error carries it there."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.errors import CannotSave, DialogueError
from dialogue_app.core.records import ALLIANCE, Entry, Party, new_id
from dialogue_app.services.files.library import file_names
from dialogue_app.services.templates import load_template
from dialogue_app.services.verdict_tables.verdict_import import plan_import
from dialogue_app.store import sqlcipher, writer
from dialogue_app.store.maker import FileStores
from dialogue_app.support import journal
from dialogue_app.support.journal import get_journal
from tests.core import made

CANARY = "Kanarie"
STORES = FileStores()


@pytest.fixture
def written() -> Iterator[Path]:
    yield journal.open_journal()
    journal.close_journal()


@pytest.fixture
def track(tmp_path: Path) -> Path:
    path = tmp_path / f"{CANARY} talks.dialogue"
    dialogue = made.small_dialogue()
    STORES.create(path, dialogue.apply(add_party(dialogue, "KAN", f"{CANARY} republic", ALLIANCE).edits))
    return path


def _content(path: Path) -> Dialogue:
    return STORES.open(path, read_only=True).load()


def _party(path: Path) -> Party:
    return next(one for one in _content(path).parties() if one.code == "KAN")


def stale(path: Path) -> None:
    other = dataclasses.replace(_party(path), name=f"{CANARY} kingdom")
    Dialogue([_party(path)]).apply((Edit(other, None),))


def refused(path: Path) -> None:
    dialogue = _content(path)
    dialogue.apply(add_party(dialogue, "KAN", f"{CANARY} republic", ALLIANCE).edits)
    file_names(f"{CANARY}/{CANARY}", "brief")


def unfit(path: Path) -> None:
    store = STORES.open(path)
    try:
        store.write(added(Entry(id=new_id(), value=f"{CANARY}\0", reason=f"{CANARY} said")))
    finally:
        store.close()


def library_error(path: Path) -> None:
    """An error of the layer over the library, which quotes the statement and all its values."""
    driver = sqlcipher.connect(path, "edit")
    try:
        with writer.engine_over(driver).begin() as connection:
            party = dataclasses.replace(_packed_party(path), name=f"{CANARY} twice")
            writer.apply(connection, added(party))
            connection.exec_driver_sql("INSERT INTO party (id, name) VALUES (?, ?)", ("x", f"{CANARY} bare"))
    finally:
        driver.close()


def _packed_party(_path: Path) -> Party:
    return Party(id=new_id(), code="K2", name=CANARY)


def driver_error(path: Path) -> None:
    driver = sqlcipher.connect(path, "edit")
    try:
        driver.execute(f"SELECT * FROM [{CANARY} table]")
    finally:
        driver.close()


def table(_path: Path) -> None:
    plan_import(made.small_dialogue(), f"code,title,{CANARY}!\n{CANARY},=x,{CANARY}".encode(), 1)


def template(_path: Path) -> None:
    load_template(f'key = "{CANARY}"\n[[stage]]\nkey = "{CANARY} stage"\n', CANARY)


def no_file(path: Path) -> None:
    (path.parent / CANARY / "x").open("rb").close()


def no_text(_path: Path) -> None:
    f"{CANARY}\ud800".encode()


def no_number(_path: Path) -> None:
    int(f"{CANARY} 3")


def no_json(_path: Path) -> None:
    json.loads(f'{{"{CANARY}": ')


def no_key(_path: Path) -> None:
    {}[CANARY]


def chained(path: Path) -> None:
    try:
        no_number(path)
    except ValueError as error:
        fault = CannotSave(f"“{CANARY}” was not saved.")
        fault.add_note(f"{CANARY} noted")
        raise fault from error


def several(_path: Path) -> None:
    raise ExceptionGroup(CANARY, [ValueError(CANARY), KeyError(CANARY)])


def given_out(_path: Path) -> None:
    raise SystemError(CANARY, {"values": CANARY})


ERRORS: tuple[Callable[[Path], None], ...] = (
    stale, refused, unfit, library_error, driver_error, table, template, no_file, no_text, no_number, no_json,
    no_key, chained, several, given_out,
)  # fmt: skip


@pytest.mark.parametrize("fails", ERRORS, ids=lambda one: one.__name__)
def test_an_error_that_carries_content_leaves_none(
    fails: Callable[[Path], None], track: Path, written: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = get_journal("dialogue_app.store")
    raised: BaseException | None = None
    try:
        fails(track)
    except Exception as error:
        raised = error
        log.exception("a document could not be saved", stack_info=True)
        log.error("failed: %s %r", error, error)
        log.warning("of %(name)s", {"name": str(error)}, extra={"party": CANARY})
        log.error(str(error))
        log.error(error)
        log.error(f"could not save {CANARY}", exc_info=error)
    assert raised is not None
    assert isinstance(raised, DialogueError) or CANARY in f"{raised} {raised!r} {vars(raised)}"
    text = b"".join(one.read_bytes() for one in written.parent.glob("journal.log*")).decode("utf-8")
    assert text.count("\n") >= 6
    assert f"a document could not be saved [{type(raised).__name__} at " in text
    assert CANARY not in text
    assert "Traceback" not in text
    assert track.name not in text
    assert str(track.parent) not in text
    assert CANARY not in "".join(capfd.readouterr())


def test_what_the_window_does_not_expect_leaves_its_class_and_place_only(track: Path, written: Path) -> None:
    from dialogue_app.ui.qt import error_watch

    try:
        no_key(track)
    except KeyError:
        get_journal(error_watch.__name__).error("an unexpected error", exc_info=sys.exc_info())
    text = written.read_text("utf-8")
    assert "[KeyError at " in text
    assert CANARY not in text


def test_the_library_writes_no_journal_of_its_own(track: Path, written: Path) -> None:
    """SQLCipher would log the reasons of its errors to standard error."""
    connection = sqlcipher.connect(track, "look")
    assert sqlcipher.value_of(connection, "PRAGMA cipher_log_level") == "NONE"
    connection.close()
    assert isinstance(dbapi2.sqlite_version, str)
    assert written.exists()
    assert os.environ["XDG_DATA_HOME"] in str(written)
