"""How the two sides are told apart in a picture: by shape and by colour."""

from __future__ import annotations

from dialogue_app.charts.axis import ROUND, SQUARE
from dialogue_app.charts.ink import Ink
from dialogue_app.core.records import ALLIANCE, RUSSIA

SIDE_SHAPES = {ALLIANCE: SQUARE, RUSSIA: ROUND}


def side_colour(ink: Ink, side: str) -> str:
    """The colour of a side; its shape says the same."""
    return ink.alliance if side == ALLIANCE else ink.russia
