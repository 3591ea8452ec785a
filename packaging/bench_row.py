"""A row of the tables of the benches, and how rows are printed."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A name to print, what was measured, what it should stay under, and the unit."""

    name: str
    value: float
    limit: float
    unit: str = "s"


def printed(rows: Iterable[Row]) -> int:
    """Print rows as they come; how many are over their limits."""
    over = 0
    for row in rows:
        late = row.value > row.limit
        over += late
        verdict = "OVER" if late else "ok"
        print(
            f"{row.name:<76} {row.value:9.4f}  limit {row.limit:9.4f}  {row.unit:<5}  {verdict}", flush=True
        )
    return over
