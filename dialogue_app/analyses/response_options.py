"""Response options: their effect on the other side's calculus, their risks, which ones are dominated,
and the paired checks. A judgement aid, not a measurement: nothing is ranked by a weighted total.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.judgements.unity import median
from dialogue_app.core.scales import level

SELF_DETERRENCE = "self_deterrence"
RECKLESSNESS = "recklessness"
HIGH_RISK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionEffect:
    """Median ratings of one option on the other side's benefit, cost and restraint (-2 to 2), and on
    the risk of acting (1 to 5); nothing where nobody rated.
    """

    option: str
    benefit: Fraction | None
    cost: Fraction | None
    restraint: Fraction | None
    risk: Fraction | None

    @property
    def rated(self) -> bool:
        """Whether it can be compared: with a shift and a risk."""
        return self.shift is not None and self.risk is not None

    @property
    def shift(self) -> Fraction | None:
        """Shift of the calculus, -6 to 6: cost minus benefit plus restraint. Plus deters."""
        if self.benefit is None or self.cost is None or self.restraint is None:
            return None
        return self.cost - self.benefit + self.restraint


def middle(values: Iterable[str]) -> Fraction | None:
    """The median of the levels among codes; statuses and blanks are left out."""
    levels = [given_level for value in values if (given_level := level(value)) is not None]
    return median(levels) if levels else None


def dominated_by(option: OptionEffect, others: Sequence[OptionEffect]) -> tuple[str, ...]:
    """The options with a shift at least as high and a risk no higher, one of the two strictly better."""
    return tuple(other.option for other in others if _dominates(other, option))


def _dominates(option_effect: OptionEffect, other: OptionEffect) -> bool:
    a, b, c, d = option_effect.shift, other.shift, option_effect.risk, other.risk
    if a is None or b is None or c is None or d is None:
        return False
    return a >= b and c <= d and (a > b or c < d)


def raised_checks(
    *,
    status: str,
    drop_reason: str,
    mechanism: str,
    off_ramp: str,
    limits_channel: str,
    risk: Fraction | None,
    risk_of_not_acting: Fraction | None,
) -> tuple[str, ...]:
    """Which of the paired checks an option raises; both ask for a written answer, neither blocks.

    Self-deterrence: dropped for escalation without a mechanism, or where not acting is at least as
    risky. Recklessness: kept at risk 4 or more without an off-ramp or a channel for its limits.
    """
    if status == "DROPPED" and drop_reason == "ESCALATION":
        riskier = risk is not None and risk_of_not_acting is not None and risk_of_not_acting >= risk
        return (SELF_DETERRENCE,) if riskier or not mechanism.strip() else ()
    if status == "KEPT" and risk is not None and risk >= HIGH_RISK:
        return () if off_ramp.strip() and limits_channel.strip() else (RECKLESSNESS,)
    return ()
