"""A crash leaves no picture of the memory: the program asks the system for no core dump."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_app.support import core_dumps

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
from dialogue_app import app
app.main(["--version"] if len(sys.argv) > 1 else ["documents", "."])
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.abort()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "(0, 0)", done.stderr
    assert done.returncode < 0
    assert [one.name for one in tmp_path.iterdir() if "core" in one.name] == []


@pytest.mark.skipif(sys.platform != "linux", reason="there is no such call")
def test_no_other_program_of_the_user_reads_the_memory() -> None:
    program = (
        "import ctypes; from dialogue_app.support import core_dumps; prctl = ctypes.CDLL(None).prctl; "
        "core_dumps.leave_none(); print(prctl(3, 0, 0, 0, 0))"
    )
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, env=environment, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == "0\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("error", [None, OSError, ValueError])
def test_a_system_that_refuses_is_no_obstacle(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception] | None
) -> None:
    import resource

    asked: list[tuple[int, int]] = []

    def refuse(_which: int, limits: tuple[int, int]) -> None:
        asked.append(limits)
        if error is not None:
            raise error

    closed: list[tuple[int, ...]] = []

    class Library:
        def prctl(self, *given: int) -> None:
            closed.append(given)

    def library(_name: None) -> Library:
        if error is OSError:
            raise error
        return Library()

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(ctypes, "CDLL", library)
    core_dumps.leave_none()
    assert asked == [(0, 0)]
    if sys.platform == "linux":
        assert closed == ([] if error is OSError else [(4, 0, 0, 0, 0)])
    monkeypatch.setattr(sys, "platform", "elsewhere")
    closed.clear()
    core_dumps.leave_none()
    assert closed == []
