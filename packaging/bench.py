"""How long things take, one table; run by `dev.py bench` inside the virtual environment.

    python3 packaging/dev.py bench [PART ...]

PART is one or more of those in ``PARTS``; without any, all are measured.
Limits are mostly multiples of what the bare library takes in the same run, so that a slow or a busy
machine does not matter; each part says in its own module what it compares with.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench_row import Row, printed

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 5
PARTS = ("tools", "start", "store", "matrix", "lists", "services", "analyses", "documents")


def tools() -> list[Row]:
    """What starting by `dev.py` costs on top of starting the program itself."""
    dev = str(ROOT / "packaging" / "dev.py")
    bare = _command(sys.executable, "-m", "dialogue_app", "--version")
    whole = _command(sys.executable, dev, "run", "--version")
    alone = _command(sys.executable, "-c", "")
    bare()
    whole()
    times = [(_timed(alone), _timed(bare), _timed(whole)) for _repeat in range(REPEATS)]
    python, program, by_tool = (statistics.median(one) for one in zip(*times, strict=True))
    return [
        Row("tools: start of Python", python, 0.3),
        Row("tools: version of the program", program, 1.0),
        Row("tools: dev.py on top of it", by_tool - program, 0.3),
    ]


def _command(*arguments: str) -> Callable[[], None]:
    def act() -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT, env=environment)

    return act


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def rows(part: str) -> Iterator[Row]:
    if part == "tools":
        yield from tools()
        return
    sys.path.insert(0, str(ROOT))
    module = __import__(f"bench_{part}")
    yield from module.rows()


def main(arguments: list[str]) -> int:
    """Print the table; return 1 if a value is over its limit, 2 for an unknown part."""
    wrong = [one for one in arguments if one not in PARTS]
    if wrong:
        print(f"There is no part {wrong[0]}. The parts are {', '.join(PARTS)}.")
        return 2
    over = sum(printed(rows(part)) for part in arguments or PARTS)
    print(f"{over} over the limit" if over else "all within their limits")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
