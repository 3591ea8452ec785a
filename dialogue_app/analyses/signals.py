"""Which signals went astray? Every signal of a session, and how often each side misreads the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.signal_outcome import MISREAD, NO_SIGNAL, NOT_DETERMINED, Reading, read
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Signal

_NO_MESSAGE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The signals of a session with their readings. ``mean_shift``: receiver -> mean of received minus
    intended level over its records with both levels and a message intended; plus: it hears more threat
    than was meant.
    """

    records: tuple[tuple[Signal, Reading], ...]
    mean_shift: Mapping[str, Fraction]

    @property
    def determined(self) -> int:
        """Signals with a result that counts."""
        return sum(reading.result not in (NOT_DETERMINED, NO_SIGNAL) for _signal, reading in self.records)

    @property
    def misread(self) -> int:
        """Signals that were not read as intended."""
        return sum(reading.result in MISREAD for _signal, reading in self.records)

    @property
    def rate(self) -> Fraction | None:
        """Misread of determined; nothing while none is determined."""
        return Fraction(self.misread, self.determined) if self.determined else None


def signals(dialogue: Dialogue, session: str) -> Signals:
    """Read every signal of a session. Missing halves stay not determined."""
    return read_all(dialogue.listed(Signal, session))


def read_all(records: tuple[Signal, ...]) -> Signals:
    """Read these signals."""
    readings = tuple((record, read(record)) for record in records)
    shifts: dict[str, list[int]] = {}
    for signal, reading in readings:
        if reading.shift is not None and signal.intended not in ("", _NO_MESSAGE):
            shifts.setdefault(signal.receiver, []).append(reading.shift)
    means = {side: Fraction(sum(values), len(values)) for side, values in shifts.items()}
    return Signals(records=readings, mean_shift=means)
