"""Every picture of the sample: what it says, where its marks are, and that nothing lies on anything."""

import re
from typing import Any

import pytest

from dialogue_app.charts.ink import PAPER, Ink, ink_of, luminance
from dialogue_app.charts.kinds import CHARTS, Chart, chart
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.svg import svg
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.services.analysis import Held, hold
from dialogue_app.services.sample.sample_files import sample_dialogues, sample_exercise
from tests.charts.made import all_words, outside, overlapping, rect_behind, words

NAMES = [one.name for one in CHARTS]


@pytest.fixture(scope="module")
def tracks() -> tuple[Dialogue, Dialogue]:
    return sample_dialogues()


def held_for(tracks: tuple[Dialogue, Dialogue], one: Chart) -> Held:
    return hold(tracks[0])


def drawn(tracks: tuple[Dialogue, Dialogue], name: str, width: float = 800, ink: Ink = PAPER) -> Picture:
    one = chart(name)
    return one.draw(one.read(held_for(tracks, one)), width, ink)


def mark_of(picture: Picture, words_there: str) -> Any:
    return next(one for one in picture.marks if one.words.startswith(words_there))


# -- every picture ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [420.0, 499.0, 800.0])
def test_no_words_lie_on_others_or_leave_the_sheet(
    tracks: tuple[Dialogue, Dialogue], name: str, width: float
) -> None:
    picture = drawn(tracks, name, width)
    assert overlapping(picture) == []
    assert outside(picture) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_has_words_and_marks_inside_it(tracks: tuple[Dialogue, Dialogue], name: str) -> None:
    picture = drawn(tracks, name)
    one = chart(name)
    assert picture.description == one.describe(one.read(held_for(tracks, one)))
    assert re.search(r"\d", picture.description)
    assert picture.marks
    for mark in picture.marks:
        assert -0.5 <= mark.x <= mark.x + mark.width <= picture.width + 0.5
        assert -0.5 <= mark.y <= mark.y + mark.height <= picture.height + 0.5
        assert mark.words
        assert mark.item or mark.party


@pytest.mark.parametrize("name", NAMES)
def test_marks_lead_to_records_that_are_there(tracks: tuple[Dialogue, Dialogue], name: str) -> None:
    held = held_for(tracks, chart(name))
    for mark in drawn(tracks, name).marks:
        for record in (mark.item, mark.party):
            assert record in ("", "ALLIANCE", "RUSSIA") or held.dialogue.find(record) is not None


@pytest.mark.parametrize("name", NAMES)
def test_the_same_result_gives_the_same_picture(tracks: tuple[Dialogue, Dialogue], name: str) -> None:
    assert svg(drawn(tracks, name)) == svg(drawn(tracks, name))


@pytest.mark.parametrize("name", NAMES)
def test_size_of_letters_scales_the_picture(tracks: tuple[Dialogue, Dialogue], name: str) -> None:
    large = Ink(size=16)
    picture, twice = drawn(tracks, name, 500), drawn(tracks, name, 1000, large)
    assert twice.height == pytest.approx(2 * picture.height)
    assert words(twice) == words(picture)


# -- completeness -----------------------------------------------------------------------------------


def test_the_charts_are_all_there_once() -> None:
    assert len(CHARTS) == 1
    assert len(set(NAMES)) == 1
    assert all(one.question.endswith("?") and one.title for one in CHARTS)
    with pytest.raises(KeyError):
        chart("pie")


def test_every_template_gives_a_result_or_none(tracks: tuple[Dialogue, Dialogue]) -> None:
    for dialogue in (*tracks, sample_exercise()):
        held = hold(dialogue)
        given = {one.name for one in CHARTS if one.read(held) is not None}
        for one in CHARTS:
            if one.name in given:
                assert one.draw(one.read(held), 500.0).height > 0
        if dialogue is tracks[1]:
            assert given == set()
        if dialogue is tracks[0]:
            assert given == set(NAMES)


# -- internal track ---------------------------------------------------------------------------------


def test_options_fade_the_dominated_and_say_by_which(tracks: tuple[Dialogue, Dialogue]) -> None:
    picture = drawn(tracks, "option-field")
    said = all_words(picture)
    assert "dominated by R1, R4" in said
    assert "A judgement aid, not a measurement" in said
    assert rect_behind(picture, "R4", PAPER.accent).strokeDashArray is None
    assert rect_behind(picture, "R1", PAPER.page).strokeDashArray is not None


def test_options_whose_line_is_gone_stand_without_one(tracks: tuple[Dialogue, Dialogue]) -> None:
    held = hold(tracks[0])
    lines = [Edit(one, None) for one in held.dialogue.of(RedLine).values()]
    found = chart("option-field").read(hold(held.dialogue.apply(lines)))
    assert "Without a line or activity" in words(chart("option-field").draw(found, 499.0))


# -- external track ---------------------------------------------------------------------------------


# -- ink --------------------------------------------------------------------------------------------


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_paper_is_legible_in_black_and_white() -> None:
    for color in (PAPER.text, PAPER.soft, PAPER.faint, PAPER.accent, PAPER.bad, PAPER.alliance, PAPER.russia):
        assert contrast(color, PAPER.page) >= 4.5
    for fill, number in PAPER.levels:
        assert contrast(fill, number) >= 4.3


def test_ink_takes_the_colours_of_a_theme() -> None:
    names = [
        "page", "text", "text_soft", "text_faint", "line", "line_strong", "accent", "external", "bad",
        "side_alliance", "side_russia", *(f"level_{n}{end}" for n in range(1, 6) for end in ("", "_text")),
    ]  # fmt: skip
    colours = {name: f"#{number * 9:02X}0000" for number, name in enumerate(names)}
    ink = ink_of(colours, 13, "external")
    assert (ink.size, ink.accent, ink.page) == (13, colours["external"], colours["page"])
    assert ink.levels[4] == (colours["level_5"], colours["level_5_text"])
    assert ink_of(colours | {"bad": "#FFA79C"}, 13).on_bad == "#000000"
    assert ink.on_bad == "#FFFFFF"
    assert PAPER.tint("#000000", 0.5) == "#808080"
