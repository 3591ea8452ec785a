"""Verdicts in both directions as their reader may see them: each activity with its zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.two_way import TwoWay
from dialogue_app.analyses.both_sides.zones import CONTESTED_RED_LINE, FLAGS, UNKNOWN, ZONES
from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.records import ALLIANCE, BRIEF, RUSSIA, Entry, SelectedItem
from dialogue_app.core.scales import level, scale
from dialogue_app.core.template import TemplateField
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One activity. ``missing``: which verdict there is none of, in words, where the zone is unknown;
    ``instrument``: the existing one, and whether it is applied. Of estimates also ``confidence`` by side, in
    words, and ``reasons``. Empty is nothing.
    """

    activity: TwoWay
    missing: str = ""
    instrument: str = ""
    confidence: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """What the activity is called."""
        return self.activity.item.code

    @property
    def zone(self) -> str:
        """Its zone, by code."""
        return self.activity.zone.zone

    @property
    def dangerous(self) -> bool:
        """Whether a red line is contested."""
        return CONTESTED_RED_LINE in self.activity.zone.flags

    @property
    def zone_words(self) -> str:
        return _(ZONES[self.zone])

    @property
    def flag_words(self) -> str:
        return ", ".join(_(FLAGS[flag]) for flag in self.activity.zone.flags)


@dataclass(frozen=True, slots=True)
class RulesReport:
    """Every activity in order; ``named``: whether it may be told which side gave which verdict."""

    rows: tuple[RuleRow, ...]
    named: bool = True

    @property
    def known(self) -> int:
        """How many have verdicts of both sides."""
        return sum(row.zone != UNKNOWN for row in self.rows)

    def of_zone(self, zone: str) -> tuple[RuleRow, ...]:
        """Those in a zone, contested red lines first."""
        return tuple(
            sorted((row for row in self.rows if row.zone == zone), key=lambda row: not row.dangerous)
        )


def read_rules(context: ReportContext) -> RulesReport:
    """The verdicts that the reader may see."""
    named = bool(context.name(ALLIANCE))
    activities = context.faced().activities
    return RulesReport(tuple(_row(context, activity, named=named) for activity in activities), named)


def note_rules(context: ReportContext, rules_report: RulesReport) -> None:
    """Tell the reader what is shown: these activities, and the verdicts on them."""
    for row in rules_report.rows:
        if row.activity.item.record is not None:
            context.reader.may_see(row.activity.item.record)
    context.reader.rests_on(stated_field(context), {row.activity.item.id for row in rules_report.rows})


def stated_field(context: ReportContext) -> TemplateField | None:
    """The field in which each side judges the other."""
    return direction_fields(context.template, "VERDICT").get("on_other")


def missing_verdicts(activity: TwoWay, *, named: bool) -> str:
    """Which of the two verdicts is no level, and what stands there instead; of which side where ``named``."""
    parts = []
    for side, value in ((ALLIANCE, activity.alliance), (RUSSIA, activity.russia)):
        if level(value) is None:
            status = wording.answer(value)
            status = status[:1].lower() + status[1:]
            parts.append(f"{side_name(side)}: {status}" if named else status)
    return ", ".join(dict.fromkeys(parts))


def instrument(context: ReportContext, activity: TwoWay) -> str:
    """The existing instrument for an activity, and whether it is applied."""
    record = activity.item.record
    if not isinstance(record, SelectedItem) or not record.instrument.strip():
        return ""
    state = scale("COMMITMENT").shown(record.instrument_state)
    words = context.words(record.instrument).text
    return words + (f" ({state[:1].lower()}{state[1:]})" if state else "")


def _row(context: ReportContext, activity: TwoWay, *, named: bool) -> RuleRow:
    missing = missing_verdicts(activity, named=named)
    entries = _estimates(context, activity)
    return RuleRow(
        activity,
        missing,
        instrument(context, activity),
        {
            side: _("{level} confidence").format(level=scale("CONF3").shown(entry.confidence))
            for side, entry in entries.items()
            if entry.confidence and level(entry.value) is not None
        },
        tuple(context.words(entry.reason).text for entry in entries.values() if entry.reason.strip()),
    )


def _estimates(context: ReportContext, activity: TwoWay) -> dict[str, Entry]:
    """The entries by side, where experts estimate them."""
    stated = stated_field(context)
    if context.track != BRIEF or stated is None:
        return {}
    held = context.held
    entries = {
        side: held.dialogue.entry(held.session, stated.entry_field, activity.item.id, side)
        for side in (ALLIANCE, RUSSIA)
    }
    return {
        side: entry for side, entry in entries.items() if entry is not None and context.reader.sees(entry)
    }
