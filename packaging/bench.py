"""How long things take, one line each; run by `dev.py bench` inside the virtual environment."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 5


class Measurement(NamedTuple):
    """A name to print, what to do, and the seconds it should stay under."""

    name: str
    act: Callable[[], None]
    limit: float


def _command(*arguments: str) -> Callable[[], None]:
    def act() -> None:
        subprocess.run(
            arguments,
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        )

    return act


def measurements() -> Iterator[Measurement]:
    """Yield everything that is measured; add a line here to measure something more."""
    yield Measurement("start of Python", _command(sys.executable, "-c", ""), 0.1)
    dev = str(ROOT / "packaging" / "dev.py")
    version = _command(sys.executable, dev, "run", "--version")
    yield Measurement("dev.py run --version", version, 0.6)
    for module, limit in (("core.records", 0.3), ("ui", 0.3), ("store", 0.6), ("documents", 0.6)):
        name = f"dialogue_app.{module}"
        imported = _command(sys.executable, "-c", f"import {name}")
        yield Measurement(f"import {name}", imported, limit)


def main() -> int:
    """Print the median of each measurement; return 1 if one is over its limit."""
    slow = 0
    for name, act, limit in measurements():
        times = []
        try:
            for _ in range(REPEATS):
                began = time.perf_counter()
                act()
                times.append(time.perf_counter() - began)
        except subprocess.CalledProcessError:
            print(f"{name:<32} cannot be measured")
            slow += 1
            continue
        median = statistics.median(times)
        over = median > limit
        slow += over
        print(f"{name:<32} {median * 1000:7.1f} ms  limit {limit * 1000:5.0f}{'  OVER' * over}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
