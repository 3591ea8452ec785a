"""The peeling test: which layer of a difference is its nature (facts, perception, interest, norm, value).

The questions are asked in order, and the first that is answered "no" names the layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_app.support.translation import N_


@dataclass(frozen=True, slots=True)
class Layer:
    """One question of the test and the nature that "no" means. The last one is a finding, not a question."""

    question: str
    nature: str


LAYERS: tuple[Layer, ...] = (
    Layer(N_("If we had agreed facts (what, where, when, who), would a difference remain?"), "FACT"),
    Layer(N_("If we also read each other's intent the same way, would it remain?"), "PERC"),
    Layer(N_("If each also got what it needs, or the stake were divided, would it remain?"), "INT"),
    Layer(N_("If we also agreed which rule applies and what it says, would it remain?"), "NORM"),
    Layer(N_("It would still remain: it is about what we stand for or who we are."), "VAL"),
)
QUESTIONS = len(LAYERS) - 1


def nature_of(answers: Sequence[bool]) -> str:
    """The nature by the answers given so far, in order; True means "yes, it would remain". Empty while
    neither a "no" was given nor all questions were answered.
    """
    for layer, remains in zip(LAYERS, answers, strict=False):
        if not remains:
            return layer.nature
    return LAYERS[-1].nature if len(answers) >= QUESTIONS else ""
