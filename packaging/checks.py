"""The checks that need no test run: format, rules, types, imports and shape; one line for each."""

import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import environment
import structure


class Check(NamedTuple):
    """A name to print and a command of the virtual environment."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("format", ("ruff", "format", "--check", "--quiet", ".")),
    Check("rules", ("ruff", "check", "--quiet", ".")),
    Check("types", ("mypy", "dialogue_app", "packaging")),
    Check("imports", ("lint-imports", "--no-logo")),
)
SHAPE = Check("shape", ("pytest", "-q", "-p", "no:cacheprovider", "tests/test_shape.py"))


def check(*, shape: bool = True) -> bool:
    """Run all checks, print one line for each and what went wrong; return whether all passed."""
    wanted = (*CHECKS, SHAPE) if shape else CHECKS
    running = [(one, time.monotonic(), _start(one)) for one in wanted]
    passed = [_report(one, began, process) for one, began, process in running]
    print("\n".join(structure.summary(structure.imports())), flush=True)
    return all(passed)


def _start(one: Check) -> subprocess.Popen[str]:
    tool, *arguments = one.command
    return subprocess.Popen(
        [str(_tool(tool)), *arguments],
        cwd=environment.ROOT,
        env=environment.surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def _report(one: Check, began: float, process: subprocess.Popen[str]) -> bool:
    output, _ = process.communicate()
    passed = process.returncode == 0
    seconds = time.monotonic() - began
    print(f"{one.name:<8} {'passed' if passed else 'FAILED'}  {seconds:5.1f} s", flush=True)
    if not passed:
        print(output.rstrip(), flush=True)
    return passed


def _tool(name: str) -> Path:
    folder = environment.python().parent
    return folder / (f"{name}.exe" if sys.platform == "win32" else name)
