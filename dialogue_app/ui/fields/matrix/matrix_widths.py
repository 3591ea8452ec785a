"""How the room of a matrix is shared out: titles first, then cells, then what follows them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

from dialogue_app.core.records import ALLIANCE
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn, TrailingColumn
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.scale_keys import codes_of, shown_option
from dialogue_app.ui.widgets.grid.grid_view import TITLE_FLOOR

TITLE = 340
"""What titles get before cells grow: at this width two lines hold nearly every activity."""
_NARROWEST, _WIDEST = 32, 40
_WORDS_LEAST, _WORDS_MOST = 160, 220
_CUT_WORDS, _BASIS = 72, 40
AROUND_WORDS = 52
"""What a worded cell needs besides its words: the chip and what stands around it."""


def column_widths(
    columns: Sequence[CellColumn],
    trailing: Sequence[TrailingColumn],
    room: int,
    title_least: int,
    *,
    with_basis: bool,
) -> tuple[list[int], bool]:
    """The widths of all columns in a room that titles share, and whether trailing columns are short: they are
    where titles would otherwise have less than their least. Words beside chips are cut before anything has
    to be scrolled. ``with_basis``: what a value rests on stands beside its words.
    """
    look = theme.current()
    least = max((least_width(column) for column in columns), default=0)
    basis = [look.scaled(_BASIS) if with_basis and rests(column) else 0 for column in columns]
    room -= sum(basis)
    after = sum(look.scaled(column.width) for column in trailing)
    short = room - after - title_least < least * len(columns)
    if short:
        after = sum(look.scaled(column.narrow) for column in trailing)
    if any(column.wide for column in columns) and room - after - look.scaled(TITLE_FLOOR) < least * len(
        columns
    ):
        least = look.scaled(_CUT_WORDS)
    each = (room - after - look.scaled(TITLE)) // max(1, len(columns))
    most = look.scaled(_WORDS_MOST if any(column.wide for column in columns) else _WIDEST)
    widths = [min(max(each, least), max(most, least)) + wide for wide in basis]
    return widths + [look.scaled(column.narrow if short else column.width) for column in trailing], short


def least_width(column: CellColumn) -> int:
    """What a column needs at least: its chip with its words, or its code and its head."""
    look = theme.current()
    if column.wide:
        measure = QFontMetrics(look.font("small"))
        options = (shown_option(column.scale, code) for code in codes_of(column.scale))
        words = max(map(measure.horizontalAdvance, options), default=0)
        return min(look.scaled(AROUND_WORDS) + words, look.scaled(_WORDS_LEAST))
    small = QFontMetrics(look.font("small", bold=True))
    code = max((small.horizontalAdvance(one) for one in codes_of(column.scale)), default=0)
    return max(look.scaled(_NARROWEST), small.horizontalAdvance(column.head) + 6, code + 16)


def rests(column: CellColumn) -> bool:
    """Whether the values of a column rest on released items."""
    return column.wide and column.party == ALLIANCE and column.field.direction == "on_other"
