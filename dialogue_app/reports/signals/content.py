"""The signals of a session as their reader may see them: what sentences, picture and table are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.signal_outcome import MISREAD, RESULTS, Reading
from dialogue_app.analyses.signals import Signals, read_all
from dialogue_app.core.domain_records import Signal
from dialogue_app.core.scales import scale
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class SignalRow:
    """One signal: ``meant`` and ``heard`` are its messages in words with their level, ``between`` who sent it
    to whom, as far as they may be named.
    """

    signal: Signal
    reading: Reading
    code: str
    between: str
    description: str
    meant: str
    heard: str

    @property
    def misread(self) -> bool:
        """Whether it was not read as intended."""
        return self.reading.result in MISREAD

    @property
    def result(self) -> str:
        """How it was read, in words."""
        return _(RESULTS[self.reading.result])


@dataclass(frozen=True, slots=True)
class SignalReport:
    """Every signal, and by how many levels each receiver that may be named hears more than was meant."""

    signals: Signals
    rows: tuple[SignalRow, ...]
    mean_shift: Mapping[str, Fraction]


def read_signals(context: ReportContext) -> SignalReport:
    """The signals that the reader may see."""
    signals = read_all(context.listed(Signal))
    named = {context.subject(receiver): mean for receiver, mean in signals.mean_shift.items()}
    return SignalReport(
        signals,
        tuple(_row(context, signal, reading) for signal, reading in signals.records),
        {name: mean for name, mean in named.items() if name},
    )


def _row(context: ReportContext, signal: Signal, reading: Reading) -> SignalRow:
    ends = [context.name(party) for party in (signal.sender, signal.receiver)]
    missed = signal.noticed == "no"
    return SignalRow(
        signal,
        reading,
        context.code(signal),
        " → ".join(ends) if all(ends) else "",
        context.words(signal.description).text,
        _message(signal.intended, signal.intended_level),
        _("not noticed") if missed else _message(signal.received, signal.received_level),
    )


def _message(message: str, level: str) -> str:
    shown = _("No message intended") if message == "none" else scale("SIGNAL_MSG").shown(message)
    words = shown if message else _("not recorded")
    return f"{words} ({level})" if level else words
