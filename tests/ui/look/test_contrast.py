"""Every colour of a theme stands out from every ground it may stand on, as WCAG 2.2 AA asks: letters 4.5
to 1, outlines of controls and the ring of the focus 3 to 1. The theme of high contrast asks 7 to
1 of letters.
"""

import pytest

from dialogue_app.charts.palette import palette_of
from dialogue_app.support.paths import resource
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.grid.cell_pixmaps import FADED, blend
from tests.ui.look.rendering import contrast

BUNDLED = sorted(path.stem for path in resource("themes").glob("*.toml"))
GROUNDS = ("page", "surface", "sunken", "raised", "selection")
INKS = (
    "text", "text_soft", "text_faint", "accent", "internal", "external", "training", "brief", "link",
    "good", "warn", "bad", "status_text", "side_alliance", "side_russia",
)  # fmt: skip
FILLS = ("internal_fill", "external_fill", "training_fill", "brief_fill")
EDGES = ("outline", "focus", "accent", "internal", "external", "training", "brief")
"""What bounds a control, says that it has the focus, or that it is chosen."""


@pytest.mark.parametrize("key", BUNDLED)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_letters_can_be_read(key: str, ground: str, ink: str) -> None:
    look = theme.load(key)
    least = 7.0 if key == theme.CONTRAST and ground != "selection" else 4.5
    assert contrast(look.color(ink), look.color(ground)) >= least


@pytest.mark.parametrize("key", BUNDLED)
@pytest.mark.parametrize("fill", FILLS)
def test_letters_on_a_filled_area_can_be_read(key: str, fill: str) -> None:
    look = theme.load(key)
    assert contrast(look.color("on_fill"), look.color(fill)) >= 4.5


@pytest.mark.parametrize("key", BUNDLED)
@pytest.mark.parametrize("number", range(1, 6))
def test_the_number_of_a_level_can_be_read_also_where_it_is_faded(key: str, number: int) -> None:
    look = theme.load(key)
    fill, page = look.color(f"level_{number}"), look.color("page")
    assert contrast(look.color(f"level_{number}_text"), fill) >= 4.5
    assert contrast(look.color("text_faint"), blend(page, fill, FADED)) >= 4.5


@pytest.mark.parametrize("key", BUNDLED)
@pytest.mark.parametrize("share", [-1, -0.5, 0, 0.5, 1])
def test_an_answer_on_a_signed_scale_can_be_read(key: str, share: float) -> None:
    fill, letters = palette_of(theme.load(key).colours, 13).diverging(share)
    assert contrast(letters, fill) >= 4.5


@pytest.mark.parametrize("key", BUNDLED)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", EDGES)
def test_outlines_and_the_focus_stand_out(key: str, ground: str, edge: str) -> None:
    look = theme.load(key)
    assert contrast(look.color(edge), look.color(ground)) >= 3.0


def test_high_contrast_has_quiet_rules_and_edges_of_levels() -> None:
    look = theme.load(theme.CONTRAST)
    assert look.colours["line"] == "#767676"
    for number in range(1, 6):
        fill, edge = look.color(f"level_{number}"), look.color("level_edge")
        assert max(contrast(fill, look.color("page")), contrast(edge, look.color("page"))) >= 4.5
