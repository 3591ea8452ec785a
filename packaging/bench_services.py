"""How long reading the templates takes, and taking a very large table of verdicts into a track.

    .venv/bin/python packaging/bench_services.py

prints the figures; ``rows`` gives them to the other measurements.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from bench_row import Row, printed

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 3
ACTIVITIES, PARTIES = 6202, 32
READ_TEMPLATES = """
import time
from dialogue_app.services import templates
began = time.perf_counter()
templates.built_in_templates()
print(time.perf_counter() - began)
"""


def rows() -> list[Row]:
    """Measure everything once."""
    return [
        Row(
            "services: the built-in templates read", min(_templates() for _again in range(REPEATS)), 0.12, "s"
        ),
        Row(f"services: a table of {ACTIVITIES} x {PARTIES} taken in", _large_table(), 20.0, "s"),
    ]


def _templates() -> float:
    """Seconds in a process of its own, in which nothing is kept from before."""
    read = subprocess.run(
        [sys.executable, "-c", READ_TEMPLATES], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return float(read.stdout)


def _large_table() -> float:
    from dialogue_app.core.commands.sessions import new_session, new_track
    from dialogue_app.core.records import INTERNAL
    from dialogue_app.services.templates import template
    from dialogue_app.services.verdict_tables.verdict_import import plan_import

    track = new_track("Large", INTERNAL)
    track = track.apply(new_session(track, template("internal_alliance")).edits)
    lines = ["code,title," + ",".join(f"P{party}" for party in range(PARTIES))]
    for activity in range(ACTIVITIES):
        levels = ",".join("12345"[(activity + party) % 5] for party in range(PARTIES))
        lines.append(f"BIG-{activity},Number {activity},{levels}")
    table = "\n".join(lines).encode()
    began = time.perf_counter()
    plan_import(track, table, 1, add_parties=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(printed(rows()) > 0)
