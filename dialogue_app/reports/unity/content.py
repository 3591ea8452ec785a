"""Unity of a session as its reader may see it: what sentences, tables and pictures are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from dialogue_app.analyses.judgements.groups import distances, groups_of
from dialogue_app.analyses.judgements.unity import NOT_ENOUGH_ANSWERS, NOT_UNITED
from dialogue_app.analyses.judgements.unity_overview import (
    ActivityUnity,
    UnityOverview,
    activity_unity,
    verdict_field,
)
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import _, ngettext

INFLATED = Fraction(1, 3)
"""A party with more red lines among its verdicts is asked whether each would be defended."""


@dataclass(frozen=True, slots=True)
class Block:
    """Parties side by side: a group with its number, or (0) those that are in none."""

    number: int
    parties: tuple[Answerer, ...]


@dataclass(frozen=True)
class UnityReport:
    """``overview`` with parties and activities as they may be called. ``named``: whether parties may be;
    ``counted``: whether it may be told how many of them gave which answer; ``whole``: whether the answers to
    every activity are in it; ``waiting`` are those activities whose answers are not.
    """

    overview: UnityOverview
    named: bool = True
    counted: bool = True
    whole: bool = True
    waiting: tuple[ActivityUnity, ...] = ()

    @property
    def parties(self) -> tuple[Answerer, ...]:
        """Whose unity it is, in the order of the seats."""
        return self.overview.parties

    @property
    def activities(self) -> tuple[ActivityUnity, ...]:
        """Every activity in the order selected."""
        return tuple(self.overview.activities.values())

    @property
    def given(self) -> bool:
        """Whether anybody has given a level."""
        return any(activity.unity.n for activity in self.activities)

    @cached_property
    def ranked(self) -> tuple[ActivityUnity, ...]:
        """The activities with a label, most divided first."""
        return tuple(self.overview.activities[key] for key in self.overview.ranking)

    @property
    def unranked(self) -> tuple[ActivityUnity, ...]:
        """Those that have not enough answers, in their order."""
        return tuple(activity for activity in self.activities if activity.unity.label == NOT_ENOUGH_ANSWERS)

    @property
    def not_united(self) -> tuple[ActivityUnity, ...]:
        """Those with answers on both sides of the rules cut, most divided first."""
        return tuple(activity for activity in self.ranked if activity.unity.label in NOT_UNITED)

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Party id -> short code."""
        return {party.id: party.code for party in self.parties}

    def these(self, parties: Iterable[str], separator: str = ", ") -> str:
        """Several parties by code, by number, or only that there are some; empty for none."""
        ids = tuple(parties)
        if not ids:
            return ""
        if self.named:
            return separator.join(self.codes[party] for party in ids)
        if not self.counted:
            return _("some allies")
        return ngettext("{n} ally", "{n} allies", len(ids)).format(n=len(ids))

    def party(self, party: str) -> str:
        """One party in the middle of a sentence."""
        return self.codes[party] if self.named else _("one ally")

    # -- groups --------------------------------------------------------------------------------------

    @property
    def answers(self) -> dict[str, Mapping[str, str]]:
        """Activity -> party -> value. By code first, so that ties fall by alphabet, and by id, because one
        activity may stand in two contexts.
        """
        return {f"{activity.item.code} {activity.item.id}": activity.answers for activity in self.activities}

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the parties that judge alike, largest group first, each in the order of their codes."""
        return groups_of(self.answers, self._ordered(), self.overview.thresholds.group)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The parties by group, largest first, and those in no group last, each in the order of the seats."""
        blocks = [
            Block(number, tuple(party for party in self.parties if party.id in group))
            for number, group in enumerate(self.groups, 1)
        ]
        rest = tuple(party for party in self.parties if not any(party.id in group for group in self.groups))
        return (*blocks, *([Block(0, rest)] if rest else []))

    @property
    def comparable(self) -> bool:
        """Whether any two parties have judged enough of the same activities."""
        return bool(distances(self.answers, [party.id for party in self.parties]))

    def _ordered(self) -> tuple[Answerer, ...]:
        """The parties with the codes by which ties fall. Where they may not be named, by the order of their
        answers: else the numbers would tell which of two groups of one size is whose.
        """
        if self.named:
            return self.parties
        ordered = sorted(
            self.parties, key=lambda party: [row.get(party.id, "") for row in self.answers.values()]
        )
        return tuple(replace(party, code=f"{place:04d}") for place, party in enumerate(ordered))

    # -- party by party ------------------------------------------------------------------------------

    @cached_property
    def apart(self) -> Mapping[str, tuple[ActivityUnity, ...]]:
        """Party -> the activities on which it stands apart, most divided first; in the order of the seats."""
        by_party: dict[str, list[ActivityUnity]] = {party.id: [] for party in self.parties}
        for activity in self.ranked:
            for out in activity.outliers:
                by_party[out.party].append(activity)
        return {party: tuple(activities) for party, activities in by_party.items() if activities}

    @cached_property
    def red_line_shares(self) -> Mapping[str, tuple[int, int]]:
        """Party -> (red lines, levels), in the order of the seats."""
        return {party.id: self.overview.red_line_share(party.id) for party in self.parties}

    @property
    def inflated(self) -> tuple[tuple[str, int, int], ...]:
        """(party, red lines, levels) of those whose verdicts are red lines too often."""
        shares = ((party, *share) for party, share in self.red_line_shares.items())
        return tuple((party, red, n) for party, red, n in shares if n and Fraction(red, n) > INFLATED)


def read_unity(context: ReportContext) -> UnityReport | None:
    """Unity of the session; nothing where its template has no verdicts, or no answers may be shown."""
    if "unity" not in context.shared:
        context.shared["unity"] = _read(context)
    report: UnityReport | None = context.shared["unity"]
    return report


def _read(context: ReportContext) -> UnityReport | None:
    overview, field, reader = context.overview(), verdict_field(context.template), context.reader
    if overview is None or field is None or not reader.sees_answers:
        return None
    if reader.sees_all:
        return UnityReport(overview)
    session = context.held.session
    shown = {
        key: context.activity(activity)
        for key, activity in overview.activities.items()
        if activity.item.record is None or reader.sees(activity.item.record)
    }
    seen = {
        key: activity
        for key, activity in shown.items()
        if reader.counts_answers(session, field.entry_field, key)
    }
    few = {
        key for key, activity in seen.items() if activity.answered and not reader.counts(activity.answered)
    }
    enough = any(key not in few and activity.answered for key, activity in seen.items())
    asked = len(overview.parties)  # where all of few have answered, and only there, the range is told
    seen = {
        key: activity
        for key, activity in seen.items()
        if key not in few or (activity.answered == asked and not enough)
    }
    few &= seen.keys()
    parties = tuple(map(context.answerer, overview.parties))
    return UnityReport(
        replace(overview, parties=parties, activities=seen),
        named=reader.names_parties,
        counted=enough or (not few and reader.counts(len(parties))),
        whole=len(seen) == len(overview.activities),
        waiting=tuple(activity for key, activity in shown.items() if key not in seen),
    )


def rest_on(context: ReportContext, activities: Iterable[ActivityUnity]) -> None:
    """Tell the reader that these are shown, with all answers they rest on."""
    shown = tuple(activities)
    for activity in shown:
        if activity.item.record is not None:
            context.reader.may_see(activity.item.record)
    context.reader.rests_on(verdict_field(context.template), {other.item.id for other in shown})


def read_round_one(context: ReportContext, report: UnityReport) -> UnityReport | None:
    """The same from round one alone; nothing where no verdict was given in round two. Rows without one are
    those of ``found``, and one whose entries have not changed is taken over from the last reading.
    """
    kept = f"{context.held.session} round one"
    known = context.kept[kept].activities if kept in context.kept else {}
    limits = report.overview.thresholds
    activities = {}
    for key, activity in report.overview.activities.items():
        earlier = known.get(key)
        if earlier is activity or not any(
            place[2] == 2 and entry.value for place, entry in activity.cells.items()
        ):
            activities[key] = activity
        elif earlier is not None and earlier.cells is activity.cells:
            activities[key] = replace(earlier, item=activity.item)
        else:
            first = {place: entry for place, entry in activity.cells.items() if place[2] == 1}
            row = activity_unity(activity.item, first, report.parties, thresholds=limits)
            activities[key] = replace(row, cells=activity.cells)
    before = context.kept[kept] = replace(report.overview, activities=activities)
    if all(row is report.overview.activities[key] for key, row in activities.items()):
        return None
    return replace(report, overview=before)
