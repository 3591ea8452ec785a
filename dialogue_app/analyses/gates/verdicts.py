"""Checks on ratings by many seats: outliers, second rounds, instructions, options and their risks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from dialogue_app.analyses.answers import latest, latest_value
from dialogue_app.analyses.gates.conditions import holds
from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params, RatedRow
from dialogue_app.analyses.gates.records import empty
from dialogue_app.analyses.judgements.outliers import FEWEST, RED_LINE, Outlier, outliers
from dialogue_app.analyses.judgements.unity import (
    LABELS,
    NOT_ENOUGH_ANSWERS,
    NOT_UNITED,
    median,
    quorum,
    unity,
)
from dialogue_app.core.cells import Cell
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.domain_records import RedLine, ResponseOption
from dialogue_app.core.gates import Missing, round_two_key
from dialogue_app.core.records import Entry, Tick
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateField
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.support.translation import _, language, ngettext

_TESTS = ("focal", "precise", "verifiable", "complete")
_WEAK = ("P", "N")

Judged = tuple[int, int, tuple[Missing, ...]]
"""Of one row how many were looked at, how many of them were asked, and what is missing. It is found once for
a row: thresholds and seats are records that make new rows when they change."""

_HIGH_RISK = 4

MOST_SINGLY = 5
"""Up to this many outliers at one level of a row each give their own reason. Of more, as in a table of
hundreds, they are a group that holds one view, and one reason is asked for it.
"""


def _levels(row: RatedRow) -> tuple[bool, ...]:
    """For everybody whether the value is a level."""
    return tuple(level(value) is not None for value in row.values)


def _red_lines(row: RatedRow) -> tuple[bool, ...]:
    """For everybody whether the value is a red line."""
    return tuple(level(value) == RED_LINE for value in row.values)


def outliers_have_reasons(context: GateContext, params: Params) -> Finding:
    """``field``: every seat whose verdict stands apart has a reason, or a recorded refusal in its place.
    Where more than MOST_SINGLY stand apart at one level of a row, one reason among them stands for all.
    """
    field = context.field(params.text("field"))
    everybody = context.answerers(field)
    limits = thresholds_of(context.dialogue)

    def apart(row: RatedRow) -> Judged:
        far_off = outliers({str(place): value for place, value in enumerate(row.values)}, thresholds=limits)
        missing: list[Missing] = []
        asked = 0
        for value, parties in _by_level(far_off, everybody).items():
            silent = [party for party in parties if not _reason(row.cells, party.id)]
            if len(parties) > MOST_SINGLY:
                asked += 1
                if len(silent) == len(parties):
                    sentence = _(
                        "{row}: {n} parties stand apart at level {level}, and none of them gives a reason."
                    ).format(row=context.name(row.item), n=len(parties), level=value)
                    missing.append(Missing(sentence, field.key, row.item.id, parties[0].id, "reason"))
                continue
            asked += len(parties)
            sentence = _("{row}: {party} stands apart and gives no reason.")
            missing += [
                Missing(
                    sentence.format(row=context.name(row.item), party=party.code),
                    field.key,
                    row.item.id,
                    party.id,
                    "reason",
                )
                for party in silent
            ]
        enough = sum(row.once("levels", _levels)) >= FEWEST
        return int(enough), asked, tuple(missing)

    return _gathered(row.once(("apart", language()), apart) for row in context.table(field))


def _by_level(far_off: tuple[Outlier, ...], everybody: tuple[Answerer, ...]) -> dict[int, list[Answerer]]:
    """Those who stand apart at each level; an outlier names its party by its place at the table."""
    by_level: dict[int, list[Answerer]] = {}
    for outlier in far_off:
        by_level.setdefault(outlier.value, []).append(everybody[int(outlier.party)])
    return by_level


def _gathered(rows: Iterable[Judged]) -> Finding:
    judged = of = 0
    missing: list[Missing] = []
    for looked_at, asked, gaps in rows:
        judged += looked_at
        of += asked
        missing += gaps
    return Finding(of - len(missing), of, tuple(missing), looked_at=judged)


def _reason(cells: Mapping[Cell, Entry], party: str) -> bool:
    entries = (cells.get((party, "", number)) for number in (1, 2))
    return any(entry is not None and entry.reason.strip() for entry in entries)


def round_two_offered(context: GateContext, params: Params) -> Finding:
    """``field`` (a second round): each row whose first round is not on one side of the rules cut has an
    entry of round two, or a tick that the round was offered (on it, or on all rows).
    """
    field = context.field(params.text("field"))
    everybody = context.answerers(field)
    ticks = {tick.what for tick in context.dialogue.of(Tick).values() if tick.session == context.session}
    missing: list[Missing] = []
    judged = of = 0
    limits = thresholds_of(context.dialogue)

    def first(row: RatedRow) -> str:
        return unity(
            {answerer.id: _first(row.cells, answerer.id) for answerer in everybody}, thresholds=limits
        ).label

    for row in context.table(field):
        label = row.once("first label", first)
        judged += label != NOT_ENOUGH_ANSWERS
        if label not in NOT_UNITED:
            continue
        of += 1
        if not row.once("again", _again) and ticks.isdisjoint((round_two_key(), round_two_key(row.item.id))):
            sentence = _("{row}: {label}, no second round.").format(
                row=context.name(row.item), label=_(LABELS[label])
            )
            missing.append(Missing(sentence, field.key, row.item.id))
    return Finding(of - len(missing), of, tuple(missing), looked_at=judged)


def _again(row: RatedRow) -> bool:
    return any(number == 2 and entry.value for (_who, _what, number), entry in row.cells.items())


def _first(cells: Mapping[Cell, Entry], party: str) -> str:
    entry = cells.get((party, "", 1))
    return entry.value if entry is not None and not is_void(entry) else ""


def instructions_owned(context: GateContext, params: Params) -> Finding:
    """``field``: every answer that needs instructions says from whom and by when they are expected."""
    field = context.field(params.text("field"))
    everybody = context.answerers(field)

    def unowned(row: RatedRow) -> Judged:
        waiting = [answerer for answerer, value in zip(everybody, row.values, strict=True) if value == "NI"]
        sentence = _("{row}: instructions for {party} have no owner or no date.")
        return (
            sum(map(bool, row.values)),
            len(waiting),
            tuple(
                Missing(
                    sentence.format(row=context.name(row.item), party=answerer.code),
                    field.key,
                    row.item.id,
                    answerer.id,
                    "owner",
                )
                for answerer in waiting
                if not ((entry := latest(row.cells, answerer.id)) and entry.owner and entry.due)
            ),
        )

    return _gathered(row.once(("unowned", language()), unowned) for row in context.table(field))


def quorum_share(context: GateContext, params: Params) -> Finding:
    """``field``: at least ``percent`` of the rows have a level from a quorum of the seats."""
    field = context.field(params.text("field"))
    rows = context.table(field)
    needed_levels = quorum(len(context.answerers(field)), thresholds_of(context.dialogue).quorum)

    def short(row: RatedRow) -> Missing | None:
        levels = sum(row.once("levels", _levels))
        if levels >= needed_levels:
            return None
        sentence = ngettext("{row}: {n} of {of} verdict.", "{row}: {n} of {of} verdicts.", needed_levels)
        words = sentence.format(row=context.name(row.item), n=levels, of=needed_levels)
        return Missing(words, field.key, row.item.id)

    missing = tuple(gap for row in rows if (gap := row.once(("short", language()), short)) is not None)
    if not rows:
        return Finding(0, 0, (Missing(_("Nothing is selected yet."), field.items),))
    needed = ceil(len(rows) * params.number("percent") / 100)
    done = len(rows) - len(missing)
    return Finding(needed, needed) if done >= needed else Finding(done, needed, missing)


def red_line_share(context: GateContext, params: Params) -> Finding:
    """``field``: of no party's levels more than one in ``one_in`` is a red line; of those that gave any."""
    field = context.field(params.text("field"))
    rows = context.table(field)
    everybody = context.answerers(field)
    missing: list[Missing] = []
    nobody = [(False,) * len(everybody)]
    all_lines = map(sum, zip(*([row.once("red lines", _red_lines) for row in rows] or nobody), strict=True))
    all_levels = map(sum, zip(*([row.once("levels", _levels) for row in rows] or nobody), strict=True))
    judged = 0
    for answerer, lines, of in zip(everybody, all_lines, all_levels, strict=True):
        judged += of > 0
        if lines * params.number("one_in") > of:
            sentence = ngettext(
                "{party}: {n} of {of} verdicts is Red line.",
                "{party}: {n} of {of} verdicts are Red line.",
                lines,
            )
            words = sentence.format(party=answerer.code, n=lines, of=of)
            missing.append(Missing(words, field.key, "", answerer.id))
    return Finding(judged - len(missing), judged, tuple(missing))


def weak_lines_reworded(context: GateContext, params: Params) -> Finding:
    """``field``: every red line with two or more tests answered partly or no is accepted as weak, with a
    reason; one that was reworded no longer has them. A line is looked at once its tests tell.
    """
    key = params.text("field")
    lines = [record for record in context.records(key) if isinstance(record, RedLine)]
    if not lines:
        return empty(context, key)
    weak = [line for line in lines if sum(getattr(line, test) in _WEAK for test in _TESTS) >= 2]
    ids = {line.id for line in weak}
    told = [line for line in lines if line.id in ids or all(getattr(line, test) for test in _TESTS)]
    missing = tuple(
        Missing(
            _("{record}: weak, neither reworded nor accepted as weak.").format(
                record=context.record_name(line)
            ),
            key,
            line.id,
            part="weak_reason",
        )
        for line in weak
        if not line.weak_reason
    )
    return Finding(len(weak) - len(missing), len(weak), missing, looked_at=len(told))


def options_have_baseline(context: GateContext, params: Params) -> Finding:
    """``field``: each option names the line or activity it answers, and each of those has at least
    ``minimum`` options, one of the kind "no response".
    """
    key = params.text("field")
    every = [record for record in context.records(key) if isinstance(record, ResponseOption)]
    if not every:
        return empty(context, key)
    treated: dict[str, list[ResponseOption]] = {}
    for record in every:
        if record.answers:
            treated.setdefault(record.answers, []).append(record)
    sentence = _("{record} names no line or activity.")
    idle = tuple(
        Missing(sentence.format(record=context.record_name(record)), key, record.id, part="answers")
        for record in every
        if not record.answers
    )
    missing = tuple(
        Missing(_baseline_sentence(context, answers, options), key, options[0].id)
        for answers, options in treated.items()
        if len(options) < params.number("minimum") or not any(holds(o, "kind=NONE") for o in options)
    )
    return Finding(len(treated) - len(missing), len(treated) + len(idle), (*idle, *missing))


def _baseline_sentence(context: GateContext, answers: str, options: list[ResponseOption]) -> str:
    record = context.dialogue.find(answers)
    name = context.record_name(record) if record is not None else "?"
    if any(holds(option, "kind=NONE") for option in options):
        return _("{record}: only one option.").format(record=name)
    return _("{record}: the option to make no response is missing.").format(record=name)


def both_checks_answered(context: GateContext, params: Params) -> Finding:
    """``field``: each option dropped for escalation, or kept with a median risk of acting (matrix
    ``risk``) of 4 or 5, has an answer to the self-deterrence and to the recklessness check.
    """
    key = params.text("field")
    risk = context.field(params.text("risk"))
    options = [record for record in context.records(key) if isinstance(record, ResponseOption)]
    needs = [(option, _needs_checks(context, risk, option)) for option in options]
    asked = [option for option, needed in needs if needed]
    told = [option for option, needed in needs if needed is not None]
    missing = tuple(
        Missing(
            _("{record}: both checks need an answer.").format(record=context.record_name(option)),
            key,
            option.id,
        )
        for option in asked
        if not (option.self_deterrence_answer and option.recklessness_answer)
    )
    return Finding(len(asked) - len(missing), len(asked), missing, looked_at=len(told))


def _needs_checks(context: GateContext, risk: TemplateField, option: ResponseOption) -> bool | None:
    """Whether an option needs both checks; nothing while it is not known why it was dropped, or its risk."""
    if option.status == "DROPPED":
        return option.drop_reason == "ESCALATION" if option.drop_reason else None
    cells = context.cells(risk, option.id)
    parties = ("", *(answerer.id for answerer in context.answerers(risk)))
    given = (level(latest_value(cells, party)) for party in parties)
    levels = [answer for answer in given if answer is not None]
    return median(levels) >= _HIGH_RISK if levels else None
