"""The palette of pictures: legible on paper, in the colours of a theme on the screen."""

from dialogue_app.charts.palette import PAPER, contrast, palette_of


def test_paper_is_legible_in_black_and_white() -> None:
    for color in (PAPER.text, PAPER.soft, PAPER.faint, PAPER.accent, PAPER.bad, PAPER.alliance, PAPER.russia):
        assert contrast(color, PAPER.page) >= 4.5
    for fill, number in PAPER.levels:
        assert contrast(fill, number) >= 4.5


def test_a_signed_answer_says_its_sign_in_colour_and_is_read_on_it() -> None:
    fills = [PAPER.diverging(step / 2) for step in range(-2, 3)]
    assert len({fill for fill, _letters in fills}) == 5
    assert fills[2][0] == PAPER.page
    assert (fills[0][0], fills[4][0]) == (PAPER.minus, PAPER.plus)
    assert all(contrast(fill, letters) >= 4.5 for fill, letters in fills)


def test_a_palette_takes_the_colours_of_a_theme() -> None:
    names = [
        "page", "text", "text_soft", "text_faint", "line", "line_strong", "accent", "external", "bad",
        "side_alliance", "side_russia", "minus", "plus",
        *(f"level_{n}{end}" for n in range(1, 6) for end in ("", "_text")),
    ]  # fmt: skip
    colours = {name: f"#{number * 9:02X}0000" for number, name in enumerate(names)}
    palette = palette_of(colours, 13, "external")
    assert (palette.size, palette.accent, palette.page) == (13, colours["external"], colours["page"])
    assert palette.levels[4] == (colours["level_5"], colours["level_5_text"])
    assert palette_of(colours | {"bad": "#FFA79C"}, 13).on_bad == "#000000"
    assert palette.on_bad == "#FFFFFF"
    assert PAPER.tint("#000000", 0.5) == "#808080"
