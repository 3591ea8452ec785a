"""The marks of positions: each another shape, all within their box."""

import pytest

from dialogue_app.charts.support_marks import MARKS, support_mark
from dialogue_app.core.scales import STATUSES, scale

BOXES = [(0.0, 0.0, 10.0, 10.0), (5.0, 7.0, 30.0, 6.0), (1.0, 1.0, 4.0, 9.0)]


def test_every_position_of_the_scale_has_a_mark_and_no_status() -> None:
    assert set(MARKS) == set(scale("SUPPORT").codes) - set(STATUSES)
    assert len(set(MARKS.values())) == len(MARKS)
    assert support_mark("NI", *BOXES[0]) == ((), ())


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("code", list(MARKS))
def test_a_mark_stays_in_its_box(code: str, box: tuple[float, float, float, float]) -> None:
    left, top, wide, high = box
    mark = support_mark(code, *box)
    assert bool(mark.filled) != bool(mark.lines)
    for x, y, across, down in mark.filled:
        assert left <= x
        assert x + across <= left + wide
        assert top <= y
        assert y + down <= top + high
    for x, y, to_x, to_y in mark.lines:
        assert all(left <= edge <= left + wide for edge in (x, to_x))
        assert all(top <= edge <= top + high for edge in (y, to_y))


def test_full_is_twice_half_and_a_long_box_has_several_crosses() -> None:
    ((_x, _y, whole, _high),) = support_mark("SUP", *BOXES[1]).filled
    ((_x, _y, half, _high),) = support_mark("LIVE", *BOXES[1]).filled
    assert whole == 2 * half
    assert len(support_mark("BLK", *BOXES[0]).lines) == 2
    assert len(support_mark("BLK", *BOXES[1]).lines) == 10
