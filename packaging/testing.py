"""The whole test run: checks, tests, coverage of each folder, and the closing line at the end."""

import os
import re
import subprocess
import sys
from pathlib import Path

import checks
import coverage_floors
import environment

WORKERS = "2"
CLOSING_LINE = re.compile(r"\b(\d+ (passed|failed|errors?|skipped|deselected)|no tests ran)\b.* in [\d.:]+")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test(arguments: list[str]) -> int:
    """Run everything, or, with arguments, pytest alone with them; return the exit code."""
    if arguments:
        return _pytest(arguments)[0]
    passed = checks.check(shape=False)
    report = environment.ROOT / ".coverage.json"
    report.unlink(missing_ok=True)
    code, closing = _pytest(
        [
            f"-n{WORKERS}",
            "--dist=loadscope",
            "--cov",
            "--cov-branch",
            "--cov-report=term",
            f"--cov-report=json:{report}",
        ]
    )
    reached = coverage_floors.report(report)
    if not passed:
        print("Not all checks passed: see the top.")
    print(closing, flush=True)
    return code or (0 if passed and reached else 1)


def _pytest(arguments: list[str]) -> tuple[int, str]:
    """Run pytest, show what it prints as it comes, and return its code and closing line."""
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    process = subprocess.Popen(
        [str(environment.python()), "-m", "pytest", *colour, *arguments],
        cwd=_folder_of_call(arguments),
        env=_surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    closing = "pytest printed no closing line"
    assert process.stdout is not None
    for line in process.stdout:
        print(line, end="", flush=True)
        if CLOSING_LINE.search(COLOUR.sub("", line)):
            closing = line.rstrip("\n")
    return process.wait(), closing


def _folder_of_call(arguments: list[str]) -> Path:
    """Paths given by hand are relative to where the user is, if they are there."""
    here = Path.cwd()
    given = [argument.split("::")[0] for argument in arguments if not argument.startswith("-")]
    return here if any((here / path).exists() for path in given if path) else environment.ROOT


def _surroundings() -> dict[str, str]:
    result = environment.surroundings()
    result["QT_QPA_PLATFORM"] = "offscreen"
    result["PYTHONUTF8"] = "1"
    if "UTF-8" not in os.environ.get("LC_ALL", os.environ.get("LANG", "")).upper():
        result["LC_ALL"] = "C.UTF-8"
    return result
