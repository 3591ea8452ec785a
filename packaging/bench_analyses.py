"""How long the analyses of the large track take: all of them, unity after one edit, gates.

    .venv/bin/python packaging/bench_analyses.py

prints the figures, in seconds of processor time; ``rows`` gives them to the other measurements.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench_row import Row, printed

if TYPE_CHECKING:
    from dialogue_app.core.dialogue import Dialogue

EDITS = 20


def rows() -> list[Row]:
    """Measure everything once."""
    import bench_large
    from dialogue_app.analyses.gates.evaluation import gates_of
    from dialogue_app.reports.export import analyse
    from dialogue_app.services.templates import template_of

    dialogue = bench_large.large_dialogue()
    session = dialogue.sessions()[0]
    template = template_of(session)
    dialogue.field_entries(session.id, "verdict_r1")
    gc.collect()
    gc.freeze()
    began = time.perf_counter()
    work = _timed(lambda: analyse(dialogue))
    clock = time.perf_counter() - began
    first = _timed(lambda: gates_of(dialogue, session.id, template, "I4"))
    unity, gates = _after_edits(dialogue)
    gc.unfreeze()
    return [
        Row("analyses: all of the large track, work", work, 2.0, "s"),
        Row("analyses: all of the large track, clock", clock, 2.0, "s"),
        Row("analyses: unity after one edit", unity, 0.016, "s"),
        Row("analyses: gates of the large track, first time", first, 2.0, "s"),
        Row("analyses: gates of the large track, after one edit", gates, 0.1, "s"),
        Row("analyses: gates of the sample's stage I4", _sample_gates(), 0.01, "s"),
    ]


def _after_edits(dialogue: Dialogue) -> tuple[float, float]:
    """Unity and gates after single edits: the median of some."""
    from dialogue_app.analyses.gates.evaluation import gates_of
    from dialogue_app.analyses.judgements.unity_overview import unity_overview, verdict_field
    from dialogue_app.core.commands.entries import Place, set_entry
    from dialogue_app.services.templates import template_of

    session = dialogue.sessions()[0]
    template = template_of(session)
    field = verdict_field(template)
    assert field is not None
    overview = unity_overview(dialogue, session.id, template, field)
    party = overview.parties[1].id
    unity, gates = [], []
    for number, item in enumerate(list(overview.activities)[:EDITS]):
        change = set_entry(dialogue, session.id, field, Place(item, party), value=str(number % 5 + 1))
        dialogue = dialogue.apply(change.edits)
        began = time.process_time()
        overview = unity_overview(dialogue, session.id, template, field, overview)
        unity.append(time.process_time() - began)
        began = time.process_time()
        gates_of(dialogue, session.id, template, "I4")
        gates.append(time.process_time() - began)
    return statistics.median(unity), statistics.median(gates)


def _sample_gates() -> float:
    """The gates of a stage of the sample: its entries are read anew each time."""
    from dialogue_app.analyses.gates.evaluation import gates_of
    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.services.sample.sample_files import sample_dialogues
    from dialogue_app.services.templates import template_of

    sample = sample_dialogues()[0]
    session = sample.sessions()[-1]
    times = []
    for _run in range(EDITS):
        fresh = Dialogue(sample.everything())
        times.append(_timed(lambda one=fresh: gates_of(one, session.id, template_of(session), "I4")))  # type: ignore[misc]
    return min(times)


def _timed(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(printed(rows()) > 0)
