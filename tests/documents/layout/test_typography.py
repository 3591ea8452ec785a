"""What a reader would stumble over in print: divided rows, parted numbers, lost heads, empty pages."""

from types import SimpleNamespace

import pytest
from reportlab.platypus import CondPageBreak, Paragraph

from dialogue_app.charts.picture import Picture
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import LOW, facts, table, together
from dialogue_app.documents.layout.figures import SMALLEST, Figure, figure
from dialogue_app.documents.layout.page import COLUMN_WIDTH
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.tables import SteadyTable
from dialogue_app.documents.layout.text_runs import numbers_kept
from dialogue_app.documents.register.register import EMPTY, STATEMENT, WIDTHS, _widths
from dialogue_app.documents.sections.answers import context
from tests.documents.made_up import SENTENCE, Maker, made_up
from tests.documents.papers import sample
from tests.documents.reading import pages

LONG = f"{SENTENCE} " * 40


@pytest.fixture
def printing() -> PrintContext:
    maker = made_up(INTERNAL)
    return PrintContext(maker.dialogue, maker.session, maker.template)


def lines_below(steady_table: SteadyTable) -> list[set[int]]:
    """The rows below which each line is drawn."""
    return [
        set(range(start[1], end[1] + 1))
        for name, start, end, *_look in steady_table._linecmds
        if name == "LINEBELOW"
    ]


def test_no_line_is_drawn_between_the_parts_of_a_long_row(printing: PrintContext) -> None:
    (flowable,) = table(printing, (60, 200), ("No.", "Text"), [("1", "Short"), ("2", LONG), ("3", "Short")])
    parts = flowable.rows - 3  # rows of the long one: all but the head and the two short ones
    assert parts > 1
    drawn = set().union(*lines_below(flowable))
    assert drawn == {0, 1, 1 + parts, 2 + parts}
    assert styles.WHITE not in [command[4] for command in flowable._linecmds]


def test_the_head_keeps_its_line_where_a_row_goes_on(printing: PrintContext) -> None:
    (flowable,) = table(printing, (60, 200), ("No.", "Text"), [("1", LONG)])
    flowable.wrap(260, 2000)
    _first, second = flowable.split(260, 330)
    assert [name for name, *_rest in second._linecmds].count("LINEABOVE") == 0
    assert 0 in set().union(*lines_below(second))


def test_a_heading_keeps_two_low_rows_or_a_small_table_whole(printing: PrintContext) -> None:
    def begins(rows: int, text: str) -> float:
        (flowable,) = table(printing, (60, 200), ("No.", "Text"), [("1", text)] * rows)
        return float(flowable.beginning)

    lowest = begins(1, "Low")
    row = begins(2, "Low") - lowest
    assert begins(3, "Low") == lowest + 2 * row  # three rows: all of them
    assert begins(4, "Low") == begins(40, "Low") == lowest + row
    tall = f"{SENTENCE} " * 4
    assert begins(1, tall) == begins(2, tall) < 2 * LOW


def test_a_few_facts_are_kept_with_their_heading(printing: PrintContext) -> None:
    flowables = facts(printing, [("Label", SENTENCE)] * 6)
    (room, *_rest) = together([], flowables)
    assert isinstance(room, CondPageBreak)
    assert room.height > flowables[0].wrap(styles.WIDTH, 1000)[1]


def test_in_a_narrow_column_each_fact_has_a_row(printing: PrintContext) -> None:
    given = [("One", "1"), ("Two", "2")]
    (wide,), (narrow,) = facts(printing, given), facts(printing, given, wide=COLUMN_WIDTH)
    assert (wide.rows, narrow.rows) == (1, 2)
    assert narrow.wrap(COLUMN_WIDTH, 500)[0] <= COLUMN_WIDTH + 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Red lines: 2 foreseen, 0 phantom", "Red lines: 2~foreseen, 0~phantom"),
        ("off by 1.09: better (skill 0.50)", "off by 1.09: better (skill~0.50)"),
        ("worse (skill −0.50)", "worse (skill~−0.50)"),
        ("MIL-06 deployment, In 2025 The", "MIL-06~deployment, In 2025 The"),
    ],
)
def test_a_number_is_not_parted_from_what_it_counts(given: str, kept: str) -> None:
    assert numbers_kept(given) == kept.replace("~", "\u00a0")


def test_a_context_is_not_broken_over_two_lines() -> None:
    assert context("G").text == " ·\u00a0Grey\u00a0zone"


def test_a_column_without_content_leaves_its_room_to_the_statements() -> None:
    row = ["x"] * (len(WIDTHS) + 1)
    full = _widths([row])
    row[6] = row[9] = ""  # no measure; nobody first, but that column is narrow anyway
    narrowed = _widths([row])
    assert sum(narrowed) == pytest.approx(sum(full))
    assert (narrowed[6], narrowed[9]) == (EMPTY, full[9])
    assert narrowed[STATEMENT] == full[STATEMENT] + full[6] - EMPTY


@pytest.mark.parametrize("kind", ["register", "rules-matrix"])
@pytest.mark.parametrize(("track", "number"), [(0, 1), (0, 2), (1, 3)])
def test_rules_and_legend_stand_on_one_page(kind: str, track: int, number: int) -> None:
    read = pages(sample(kind, track, number))
    last = read[-1]
    for words in ("Rules of this document", "Legend and notes", "Prepared offline"):
        assert words in last
        assert not any(words in page for page in read[:-1])


def test_the_numbers_of_the_levels_stand_on_every_page_of_the_two_way_matrix() -> None:
    from dialogue_app.documents.parts.report_section import context
    from dialogue_app.documents.rules_matrix import _two_sides
    from dialogue_app.reports.rules.content import read_rules

    maker = made_up(EXTERNAL).fill(items=3)
    printing = PrintContext(maker.dialogue, maker.session, maker.template)
    (flowable,) = _two_sides(printing, read_rules(context(printing)).rows, "tight")
    assert flowable.repeatRows == 2


def test_a_picture_is_a_little_smaller_rather_than_on_the_next_page() -> None:
    picture: Picture = SimpleNamespace(width=400.0, height=300.0, description="")  # type: ignore[assignment]
    set_figure = Figure(picture)
    assert set_figure.wrap(500, 200) == (400, 300)  # far too little room: it waits for the next page
    assert set_figure.wrap(500, 280) == pytest.approx((400 * 280 / 300, 280))
    assert set_figure.wrap(500, 600)[1] == pytest.approx(280)
    room, _made = figure(picture)
    assert room.height == pytest.approx(SMALLEST * 300 + 12)


def test_a_date_of_clearance_is_said_once() -> None:
    from tests.documents.thinktank_brief.test_thinktank_brief import brief

    text = pages(brief(made_up(BRIEF, attribution_rule="CHR").fill(most=3)))[0]
    assert " ".join(text.split()).count("12 March 2026") == 1


def test_a_title_block_breaks_between_its_parts() -> None:
    maker: Maker = made_up(INTERNAL, place="Lake House, on neutral ground")
    from dialogue_app.documents.layout.title_block import title_block

    printing = PrintContext(maker.dialogue, maker.session, maker.template)
    block, _line = title_block(printing, "Paper", "P", "")
    shown = [cellvalue for cellvalue in block._cellvalues[0][0] if isinstance(cellvalue, Paragraph)][-1]
    words = "".join(fragment.text for fragment in shown.frags)
    assert "Lake\u00a0House,\u00a0on\u00a0neutral\u00a0ground" in words
    assert " · " in words
