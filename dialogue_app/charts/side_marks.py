"""How the two sides are told apart in a picture: by shape and by colour."""

from __future__ import annotations

from dialogue_app.charts.axis import ROUND, SQUARE
from dialogue_app.charts.palette import Palette
from dialogue_app.core.records import ALLIANCE, RUSSIA

SIDE_SHAPES = {ALLIANCE: SQUARE, RUSSIA: ROUND}


def side_colour(palette: Palette, side: str) -> str:
    """The colour of a side; its shape says the same."""
    return palette.alliance if side == ALLIANCE else palette.russia
