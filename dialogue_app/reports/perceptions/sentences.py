"""What is said of perceptions: on how many statements each side knew the other's view, and on which not."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.coorientation import (
    DISSENSUS,
    FALSE_CONFLICT,
    FALSE_CONSENSUS,
    NOT_DETERMINED,
    STATES,
    TRUE_CONSENSUS,
)
from dialogue_app.analyses.both_sides.perceptions import Perceptions
from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.charts import wording
from dialogue_app.reports.overview import short
from dialogue_app.reports.perceptions.content import MISJUDGED
from dialogue_app.reports.phrases import counted, levels, sentence, the_side, the_side_within
from dialogue_app.reports.report import Overview, Part
from dialogue_app.support.translation import _, ngettext


def sentences(perceptions: Perceptions) -> tuple[str, ...]:
    """A sentence for each side. No score: nothing of agreement is counted."""
    return tuple(sentence(_known(perceptions, side)) for side in OTHER)


def overview(perceptions: Perceptions) -> Overview:
    """How many statements each side misjudges the other's view on, of those on which it can be told."""
    by_side = {
        side: [statement.coorientation[side].state for statement in perceptions.statements] for side in OTHER
    }
    told = ", ".join(
        _("{n} by {side}").format(
            n=wording.of(sum(map(states.count, MISJUDGED)), len(states) - states.count(NOT_DETERMINED)),
            side=the_side_within(side),
        )
        for side, states in by_side.items()
        if set(states) != {NOT_DETERMINED}
    )
    states = [state for each in by_side.values() for state in each]
    misjudged, unknown = sum(map(states.count, MISJUDGED)), states.count(NOT_DETERMINED)
    if unknown == len(states):
        said = _("On no statement can it be told yet whether a side knew the other's view.")
    else:
        share = wording.of(misjudged, len(states) - unknown)
        whole = _("The other's view was misjudged in {n}.").format(n=share)
        said = short(_("Statements misjudged: {told}.").format(told=told), whole)
    return Overview(
        said,
        wording.answers_of(len(states) - unknown, len(states)),
        (
            Part(_("a shared view known"), states.count(TRUE_CONSENSUS), "full"),
            Part(_("a difference known"), states.count(DISSENSUS), "half"),
            Part(_("misjudged"), misjudged, "hatched"),
            Part(_("not determined"), unknown, "open"),
        ),
    )


def _known(perceptions: Perceptions, side: str) -> str:
    states: dict[str, list[str]] = {state: [] for state in STATES}
    for statement in perceptions.statements:
        states[statement.coorientation[side].state].append(statement.item.code)
    total = len(perceptions.statements)
    given = total - len(states[NOT_DETERMINED])
    if not given:
        return ngettext(
            "{side}: not determined on the one statement",
            "{side}: not determined on any of {n} statements",
            total,
        ).format(side=the_side(side), n=total)
    wrong = [(_("false consensus"), states[FALSE_CONSENSUS]), (_("false conflict"), states[FALSE_CONFLICT])]
    told = ", ".join(f"{name} {counted(len(codes), codes)}" for name, codes in wrong if codes)
    parts = [
        _("{side} misjudges the other's view on {statements}").format(
            side=the_side(side),
            statements=wording.statements_of(sum(len(codes) for _name, codes in wrong), given),
        )
        + (f": {told}" if told else ""),
        _("it knows a difference on {n}").format(n=len(states[DISSENSUS])) if states[DISSENSUS] else "",
        _("it knows a shared view on {n}").format(n=len(states[TRUE_CONSENSUS]))
        if states[TRUE_CONSENSUS]
        else "",
    ]
    late = sum(1 for statement in perceptions.statements if statement.said.is_late("meta", side))
    if late:
        parts.append(_("{n} expected after the fact, not counted").format(n=late))
    mean, n = perceptions.mean_error(side)
    if mean is not None:
        parts.append(
            _("off by {levels} on average ({answers})").format(
                levels=levels(mean), answers=wording.answers_of(n, total)
            )
        )
    return "; ".join(part for part in parts if part)
