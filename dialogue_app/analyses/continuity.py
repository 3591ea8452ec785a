"""What became of what stands from session to session: differences, red lines, brackets and reservations.

A record of the later session continues the one it was carried from; one without such a trace continues the
record of the earlier session that has the same holder and the same words, if there is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dialogue_app.analyses.prospect import settled_prospect
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, LineParagraph, RedLine, Reservation
from dialogue_app.core.records import Listed
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.drafted_text import brackets
from dialogue_app.support.fold import name_key
from dialogue_app.support.translation import N_

OPENED, CLOSED, RESTATED, RECLASSIFIED = "opened", "closed", "restated", "reclassified"
NEW, WITHDRAWN, REWORDED, BETTER, WORSE = "new", "withdrawn", "reworded", "better", "worse"
LIFTED, OPEN, SAME, GONE = "lifted", "open", "same", "not_taken_up"

NAMES = {
    OPENED: N_("opened"),
    RESTATED: N_("re-stated"),
    RECLASSIFIED: N_("reclassified"),
    CLOSED: N_("closed"),
    NEW: N_("new"),
    WITHDRAWN: N_("withdrawn"),
    REWORDED: N_("reworded"),
    BETTER: N_("better on the four tests"),
    WORSE: N_("worse on the four tests"),
    LIFTED: N_("lifted"),
    OPEN: N_("still open"),
    SAME: N_("the same"),
    GONE: N_("not taken up again"),
}
"""What may happen, in the order in which it is told."""

TESTS = ("focal", "precise", "verifiable", "complete")
_MARKS = {"N": 0, "P": 1, "Y": 2}
_SETTLED = "CLARIFIED"

L = TypeVar("L", bound=Listed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuedRecord(Generic[L]):
    """A record before and after, one of them nothing where it came or went. ``kinds``: what happened to
    it; ``tests``: the names of those of the four tests on which a red line changed.
    """

    before: L | None
    after: L | None
    kinds: tuple[str, ...]
    tests: tuple[str, ...] = ()

    @property
    def record(self) -> L:
        """The record as it stood last."""
        kept = self.after or self.before
        if kept is None:
            raise ValueError("a standing has a record before or after")
        return kept


@dataclass(frozen=True, slots=True)
class BracketChange:
    """Bracketed words with the number of their paragraph, the later one if there is one, and what became of
    them. ``record``: the id of that paragraph.
    """

    paragraph: str
    words: str
    kind: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChange:
    """All that stood in one of two sessions, in the order of the later one, what went last."""

    differences: tuple[ContinuedRecord[Difference], ...]
    red_lines: tuple[ContinuedRecord[RedLine], ...]
    reservations: tuple[ContinuedRecord[Reservation], ...]
    brackets: tuple[BracketChange, ...]


def standing_change(dialogue: Dialogue, before: str, after: str) -> StandingChange:
    """Compare what two sessions, given by their ids, left standing. What is sealed still is left out."""
    earlier, later = (_shown(dialogue, LineParagraph, session) for session in (before, after))
    return StandingChange(
        differences=tuple(
            ContinuedRecord(before=old, after=new, kinds=difference_kinds(old, new))
            for old, new in _paired(dialogue, Difference, before, after, _statement)
            if not (new is None and old is not None and old.status == _SETTLED)
        ),
        red_lines=tuple(_red_line(old, new) for old, new in _paired(dialogue, RedLine, before, after, _line)),
        reservations=tuple(
            ContinuedRecord(before=old, after=new, kinds=(reservation_kind(old, new),))
            for old, new in _paired(dialogue, Reservation, before, after, _reservation(dialogue))
            if not (new is None and old is not None and old.status == "LIFTED")
        ),
        brackets=bracket_changes(earlier, later),
    )


def counts(continued: tuple[ContinuedRecord[L], ...]) -> Mapping[str, int]:
    """How many records changed in each way; one may have changed in several."""
    return Counter(kind for continued_record in continued for kind in continued_record.kinds)


# -- which record continues which -----------------------------------------------------------------------


def _paired(
    dialogue: Dialogue, kind: type[L], before: str, after: str, same: Callable[[L], Hashable]
) -> list[tuple[L | None, L | None]]:
    earlier = {former.id: former for former in _shown(dialogue, kind, before)}
    later = _shown(dialogue, kind, after)
    origins = {present.id: _origin(dialogue, kind, present, before) for present in later}
    taken = {origin.id for origin in origins.values() if origin is not None}
    alike = {same(former): former for former in reversed(earlier.values()) if former.id not in taken}
    pairs: list[tuple[L | None, L | None]] = []
    for record in later:
        origin = origins[record.id] or alike.pop(same(record), None)
        if origin is not None:
            earlier.pop(origin.id, None)
        pairs.append((origin, record))
    return [*pairs, *((former, None) for former in earlier.values())]


def _shown(dialogue: Dialogue, kind: type[L], session: str) -> list[L]:
    return [record for record in dialogue.listed(kind, session) if not is_sealed(record)]


def _origin(dialogue: Dialogue, kind: type[L], record: L, session: str) -> L | None:
    """The record of this session that a later one continues; of one that skipped it the nearest earlier."""
    nearest = origin = dialogue.get(kind, record.carried_from)
    seen = {record.id}
    while origin is not None and origin.id not in seen:
        if origin.session == session:
            return origin
        seen.add(origin.id)
        origin = dialogue.get(kind, origin.carried_from)
    return nearest


def _statement(difference: Difference) -> Hashable:
    return difference.holders_a, difference.holders_b, name_key(difference.statement)


def _line(red_line: RedLine) -> Hashable:
    return red_line.holder, name_key(red_line.statement)


def _reservation(dialogue: Dialogue) -> Callable[[Reservation], Hashable]:
    def same(reservation: Reservation) -> Hashable:
        text = dialogue.get(LineParagraph, reservation.paragraph)
        return reservation.party, text.number.strip() if text else "", reservation.type

    return same


# -- what happened to it --------------------------------------------------------------------------------


def difference_kinds(before: Difference | None, after: Difference | None) -> tuple[str, ...]:
    """What happened to a difference: several things may, or none of it but standing on."""
    if after is None:
        return (GONE,)
    closed = after.status == _SETTLED and (before is None or before.status != _SETTLED)
    if before is None:
        return (OPENED, CLOSED) if closed else (OPENED,)
    restated = name_key(before.statement) != name_key(after.statement)
    kinds = (
        (RESTATED, restated),
        (RECLASSIFIED, _classified(before) != _classified(after)),
        (CLOSED, closed),
    )
    return tuple(kind for kind, so in kinds if so) or (SAME,)


def _classified(difference: Difference) -> tuple[str, ...]:
    return difference.nature, difference.secondary, difference.structural, settled_prospect(difference)


def _red_line(before: RedLine | None, after: RedLine | None) -> ContinuedRecord[RedLine]:
    if before is None or after is None:
        return ContinuedRecord(before=before, after=after, kinds=(NEW if before is None else WITHDRAWN,))
    marks = {
        test: (_MARKS[old], _MARKS[new])
        for test in TESTS
        if (old := getattr(before, test)) in _MARKS and (new := getattr(after, test)) in _MARKS
    }
    kinds = (
        (REWORDED, name_key(before.statement) != name_key(after.statement)),
        (BETTER, any(new > old for old, new in marks.values())),
        (WORSE, any(new < old for old, new in marks.values())),
    )
    return ContinuedRecord(
        before=before,
        after=after,
        kinds=tuple(kind for kind, so in kinds if so) or (SAME,),
        tests=tuple(test for test, (old, new) in marks.items() if old != new),
    )


def reservation_kind(before: Reservation | None, after: Reservation | None) -> str:
    """What became of a reservation: opened, lifted, still open, or not taken up again."""
    if after is None:
        return GONE
    if after.status == "LIFTED":
        return LIFTED
    return OPENED if before is None else OPEN


def bracket_changes(
    before: Sequence[LineParagraph], after: Sequence[LineParagraph]
) -> tuple[BracketChange, ...]:
    """What became of brackets, by their words: paragraphs are renumbered, and words move from one to another.
    Words that no longer stand in brackets were lifted; without any later text they were not taken up again.
    """
    old, new = (_bracketed(texts) for texts in (before, after))
    left = Counter(words for _text, words in old)
    changes: list[BracketChange] = []
    for text, words in new:
        kind = OPEN if left[words] else OPENED
        left[words] -= kind == OPEN
        changes.append(BracketChange(text.number, words, kind, text.id))
    for text, words in old:
        if left[words] > 0:
            left[words] -= 1
            changes.append(BracketChange(text.number, words, LIFTED if after else GONE, text.id))
    return tuple(changes)


def _bracketed(texts: Sequence[LineParagraph]) -> list[tuple[LineParagraph, str]]:
    return [(text, _tidy(words)) for text in texts for words in brackets(text.text)]


def _tidy(text: str) -> str:
    return " ".join(text.split())
