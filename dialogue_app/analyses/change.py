"""What changed between two sessions: cell by cell, and per activity on the matched panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue_app.analyses.judgements.consensus import consensus, frequencies
from dialogue_app.analyses.judgements.unity import NOT_ENOUGH_ANSWERS, unity
from dialogue_app.core.scales import level
from dialogue_app.core.thresholds import DEFAULTS, Thresholds

SAME = "same"
HARDENED = "hardened"
SOFTENED = "softened"
NEWLY_STATED = "newly_stated"
WITHDRAWN = "withdrawn"
STATUS_CHANGE = "status_change"
JOINED = "joined"
LEFT = "left"

Row = Mapping[str, str]
"""party -> value; every seat of the session has a key"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One party's verdict on one activity before and after. ``kind`` is one of the names above, ``item``
    the id of the activity in the later session.
    """

    activity: str
    party: str
    before: str
    after: str
    kind: str
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityChange:
    """Labels before and after, and consensus on the ``panel``: the parties with a level both times.

    The raw indices stand beside; each is nothing where nobody gave a level. ``item`` is the id of the
    activity in the later session.
    """

    activity: str
    label_before: str
    label_after: str
    panel: tuple[str, ...]
    panel_before: float | None
    panel_after: float | None
    raw_before: float | None
    raw_after: float | None
    item: str = ""

    @property
    def labelled(self) -> bool:
        """Whether there were enough answers for a label both times."""
        return NOT_ENOUGH_ANSWERS not in (self.label_before, self.label_after)

    @property
    def delta(self) -> float | None:
        """Change of the consensus index on the matched panel."""
        if self.panel_before is None or self.panel_after is None:
            return None
        return self.panel_after - self.panel_before


def cell_change(before: str, after: str) -> str:
    """What happened to one cell. Descriptive: a stricter verdict may raise unity."""
    old, new = level(before), level(after)
    if old is not None and new is not None:
        return SAME if old == new else HARDENED if new > old else SOFTENED
    if new is not None:
        return NEWLY_STATED
    if old is not None:
        return WITHDRAWN
    return SAME if before == after else STATUS_CHANGE


def cell_changes(activity: str, before: Row, after: Row, item: str = "") -> tuple[CellChange, ...]:
    """Every party's change on one activity, in the order of the later session, those who left last."""
    changes = [
        CellChange(
            activity=activity,
            party=party,
            before=before.get(party, ""),
            after=value,
            kind=cell_change(before[party], value) if party in before else JOINED,
            item=item,
        )
        for party, value in after.items()
    ]
    gone = [
        CellChange(activity=activity, party=party, before=value, after="", kind=LEFT, item=item)
        for party, value in before.items()
        if party not in after
    ]
    return (*changes, *gone)


def activity_change(
    activity: str, before: Row, after: Row, item: str = "", *, thresholds: Thresholds = DEFAULTS
) -> ActivityChange:
    """How unity on one activity moved."""
    panel = tuple(
        party
        for party in after
        if level(after[party]) is not None and level(before.get(party, "")) is not None
    )
    return ActivityChange(
        activity=activity,
        label_before=unity(before, thresholds=thresholds).label,
        label_after=unity(after, thresholds=thresholds).label,
        panel=panel,
        panel_before=_index(before, panel),
        panel_after=_index(after, panel),
        raw_before=_index(before, tuple(before)),
        raw_after=_index(after, tuple(after)),
        item=item,
    )


def _index(row: Row, parties: tuple[str, ...]) -> float | None:
    levels = [given_level for party in parties if (given_level := level(row[party])) is not None]
    return consensus(frequencies(levels)) if levels else None
