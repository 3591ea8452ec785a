"""A test with failing writes that goes red is reported and does no harm, even where it leaves files open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.timeout(120)

RED = """
from pathlib import Path
import pytest
from dialogue_app.core.edits import added
from dialogue_app.core.records import Entry, new_id
from dialogue_app.store.maker import FileStores
from tests.core import made
from tests.trust.failing import Failing, failing_library, failing_program

LEFT = []

@pytest.fixture
def failing(monkeypatch):
    found = Failing()
    with failing_library(found):
        failing_program(found, monkeypatch)
        yield found
        found.end()

def opened(folder):
    FileStores().create(folder / "a.dialogue", made.small_dialogue())
    return FileStores().open(folder / "a.dialogue")

def test_that_ends_at_a_write_that_fails(tmp_path, failing):
    store = opened(tmp_path)
    failing.begin(1, on=True)
    store.write(added(Entry(id=new_id())))

def test_that_ends_within_a_transaction(tmp_path, failing):
    store = opened(tmp_path)
    store._driver.execute("BEGIN IMMEDIATE")
    store._driver.execute("DELETE FROM party")
    LEFT.append(store)
    assert not LEFT

def test_that_ends_well(tmp_path, failing):
    opened(tmp_path).close()
    LEFT[0]._driver.execute("ROLLBACK")
    assert LEFT[0].load().parties()

def test_that_leaves_a_transaction_to_the_end_of_all(tmp_path, failing):
    store = opened(tmp_path)
    store.write(added(Entry(id=new_id())))
    store._driver.execute("BEGIN IMMEDIATE")
    store._driver.execute("DELETE FROM party")
    store.itself = [store]
    failing.itself = failing
    raise ValueError(store)
"""


def test_red_tests_are_told_and_the_interpreter_goes_on(tmp_path: Path) -> None:
    (tmp_path / "test_red.py").write_text(RED, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}",
         "-c", os.devnull, f"--basetemp={tmp_path / 'base'}", str(tmp_path / "test_red.py")],
        capture_output=True, text=True, cwd=ROOT, check=False, timeout=100,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "3 failed, 1 passed" in done.stdout
