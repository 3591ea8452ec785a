"""How a signal was read: as it was meant, as something more or less threatening, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core.domain_records import Signal
from dialogue_app.core.scales import level
from dialogue_app.support.translation import N_

NOT_DETERMINED = "not_determined"
NO_SIGNAL = "no_signal"
MISSED = "missed"
PHANTOM = "phantom"
OVER_READ = "over_read"
UNDER_READ = "under_read"
MISREAD_MEANING = "misread_meaning"
AS_INTENDED = "read_as_intended"

RESULTS = {
    NOT_DETERMINED: N_("Not determined"),
    NO_SIGNAL: N_("No signal"),
    MISSED: N_("Missed"),
    PHANTOM: N_("Phantom"),
    OVER_READ: N_("Over-read"),
    UNDER_READ: N_("Under-read"),
    MISREAD_MEANING: N_("Misread meaning"),
    AS_INTENDED: N_("Read as intended"),
}

MISREAD = (MISSED, PHANTOM, OVER_READ, UNDER_READ, MISREAD_MEANING)
"""The results that count as misread."""

_CALMING = ("reassure", "de-escalate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one signal was read. ``shift`` is received minus intended level, nothing if one is missing.
    ``reassurance_lost``: a calming message was missed or heard at a higher level.
    """

    result: str
    shift: int | None
    reassurance_lost: bool


def read(signal: Signal) -> Reading:
    """Classify one signal. A half without a message, or a message without a level, is not determined."""
    sent, heard = level(signal.intended_level), level(signal.received_level)
    shift = None if sent is None or heard is None else heard - sent
    result = _result(signal, sent, shift)
    calming = signal.intended in _CALMING and sent is not None and sent <= 2
    higher = shift is not None and shift > 0
    return Reading(result=result, shift=shift, reassurance_lost=calming and (result == MISSED or higher))


def _result(signal: Signal, sent: int | None, shift: int | None) -> str:
    if not signal.intended or sent is None:
        return NOT_DETERMINED
    meant = signal.intended != "none"
    if signal.noticed == "no":
        return MISSED if meant else NO_SIGNAL
    if not signal.received or shift is None:
        return NOT_DETERMINED
    if not meant:
        return NO_SIGNAL if signal.received == "none" else PHANTOM
    return _compared(shift, other=signal.received != signal.intended)


def _compared(shift: int, *, other: bool) -> str:
    """The result from the shift, and whether another message was understood."""
    if shift >= 2 or (shift == 1 and other):
        return OVER_READ
    if shift <= -2 or (shift == -1 and other):
        return UNDER_READ
    return MISREAD_MEANING if shift == 0 and other else AS_INTENDED
