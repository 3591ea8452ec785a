"""Surprise: how well a side predicted what the other then stated, against the baseline of mirroring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.core.scales import inside, level

RED_LINE = 5
WIDTH = 4
_SURPRISE = {"ANT": Fraction(0), "PART": Fraction(1, 2), "NOT": Fraction(1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionPair:
    """One item: what was predicted, what was stated, and the predictor's own verdict on the other doing
    the same (``mirror``); codes or statuses. ``late``: entered after the fact, so left out and counted.
    """

    item: str
    predicted: str
    stated: str
    mirror: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionScore:
    """The score over ``n`` pairs of levels; ``left_out`` others lacked a level or came late.

    ``mae``, ``bias`` in levels (bias plus: the other was stricter than expected), ``accuracy`` 0 to 1,
    ``skill`` above 0: better than assuming they think like us; each is nothing where undefined. The mirror
    is compared on ``mirror_n`` of the pairs, those where it is a level: ``mirror_mae`` is its error there,
    ``own_mae`` that of the prediction on the same pairs.
    """

    n: int
    left_out: int
    mae: Fraction | None
    bias: Fraction | None
    accuracy: Fraction | None
    exact: int
    same_side: int
    hits: tuple[str, ...]
    missed: tuple[str, ...]
    phantom: tuple[str, ...]
    dangerous: tuple[str, ...]
    mirror_n: int
    mirror_mae: Fraction | None
    own_mae: Fraction | None
    skill: Fraction | None

    @property
    def recall(self) -> Fraction | None:
        """Share of the stated red lines that were predicted."""
        return _ratio(len(self.hits), len(self.hits) + len(self.missed))

    @property
    def precision(self) -> Fraction | None:
        """Share of the predicted red lines that were stated."""
        return _ratio(len(self.hits), len(self.hits) + len(self.phantom))


def prediction_score(pairs: Iterable[PredictionPair]) -> PredictionScore:
    """Score predictions. Statuses, blanks and late predictions are left out and counted.

    Skill compares with the mirror on those pairs where the mirror is a level, so its error may differ
    from ``mae``; it is undefined if the mirror was never wrong.
    """
    given = tuple(pairs)
    scored = [(pair, p, a) for pair in given if (p := level(pair.predicted)) is not None
              and (a := level(pair.stated)) is not None and not pair.late]  # fmt: skip
    n = len(scored)
    mirrored = [(p, a, m) for pair, p, a in scored if (m := level(pair.mirror)) is not None]
    mirror_mae = _ratio(sum(abs(a - m) for _p, a, m in mirrored), len(mirrored))
    own_mae = _ratio(sum(abs(a - p) for p, a, _m in mirrored), len(mirrored))
    mae = _ratio(sum(abs(a - p) for _one, p, a in scored), n)
    return PredictionScore(
        n=n,
        left_out=len(given) - n,
        mae=mae,
        bias=_ratio(sum(a - p for _one, p, a in scored), n),
        accuracy=None if mae is None else 1 - mae / WIDTH,
        exact=sum(p == a for _one, p, a in scored),
        same_side=sum(inside(p) == inside(a) for _one, p, a in scored),
        hits=tuple(pair.item for pair, p, a in scored if p == a == RED_LINE),
        missed=tuple(pair.item for pair, p, a in scored if p < a == RED_LINE),
        phantom=tuple(pair.item for pair, p, a in scored if a < p == RED_LINE),
        dangerous=tuple(pair.item for pair, p, a in scored if inside(p) and a == RED_LINE),
        mirror_n=len(mirrored),
        mirror_mae=mirror_mae,
        own_mae=own_mae,
        skill=None if not mirror_mae or own_mae is None else 1 - own_mae / mirror_mae,
    )


def text_surprise(codes: Iterable[str]) -> tuple[Fraction | None, int]:
    """Surprise over red lines judged in words: mean of anticipated 0, partly 1/2, not 1, and the number
    judged. "No prediction made" and blanks are left out.
    """
    judged = [_SURPRISE[code] for code in codes if code in _SURPRISE]
    return (sum(judged, Fraction()) / len(judged) if judged else None), len(judged)


def _ratio(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
