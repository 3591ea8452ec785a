"""Where do we misjudge each other? Own views of both sides on each statement, and what each expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.both_sides.coorientation import Coorientation, Same, agreeing_within, coorientation
from dialogue_app.analyses.both_sides.sides import OTHER, Said, said
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.scales import level
from dialogue_app.core.template import Template
from dialogue_app.core.thresholds import DEFAULTS, Thresholds, thresholds_of
from dialogue_app.fields.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceived:
    """One statement. By side: its state, whether it feels understood (what it thinks the other expects
    of it, against its own view) and whether it realises what the other expects (against the other's
    actual expectation), both as distances in levels.
    """

    item: Item
    said: Said
    coorientation: Mapping[str, Coorientation]
    feels_understood: Mapping[str, int | None]
    realises: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceptions:
    """Every statement in order. ``tolerance``: levels apart that still counted as the same view."""

    statements: tuple[Perceived, ...]
    tolerance: Fraction = DEFAULTS.agree_tolerance

    def mean_error(self, side: str) -> tuple[Fraction | None, int]:
        """Mean absolute error of a side's expectations in levels, and the number it rests on."""
        errors = [
            abs(error)
            for statement in self.statements
            if (error := statement.coorientation[side].error) is not None
        ]
        return (Fraction(sum(errors), len(errors)) if errors else None), len(errors)


def perceptions(
    dialogue: Dialogue, session: str, template: Template, *, thresholds: Thresholds | None = None
) -> Perceptions:
    """Co-orientation on the statements of one session; missing values stay missing, and expectations that
    came after the fact count as missing. ``thresholds``: those of the dialogue, unless given.
    """
    tolerance = (thresholds or thresholds_of(dialogue)).agree_tolerance
    same = agreeing_within(tolerance)
    rows = said(dialogue, session, template, "AGREE5")
    return Perceptions(statements=tuple(_perceived(row, same) for row in rows), tolerance=tolerance)


def _perceived(row: Said, same: Same) -> Perceived:
    return Perceived(
        item=row.item,
        said=row,
        coorientation={
            side: coorientation(
                row.value("own", side), row.counted("meta", side), row.value("own", other), same
            )
            for side, other in OTHER.items()
        },
        feels_understood={
            side: _distance(row.counted("metameta", side), row.value("own", side)) for side in OTHER
        },
        realises={
            side: _distance(row.counted("metameta", side), row.counted("meta", other))
            for side, other in OTHER.items()
        },
    )


def _distance(one: str, other: str) -> int | None:
    a, b = level(one), level(other)
    return None if a is None or b is None else abs(a - b)
