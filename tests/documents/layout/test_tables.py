"""Tables over pages: none leaves a single row behind, and no head stands twice on a page."""

import pytest
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from dialogue_app.core.records import INTERNAL
from dialogue_app.documents.layout.blocks import paragraph, table
from dialogue_app.documents.layout.page import Look, build
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.styles import WIDTH
from tests.documents.made_up import made_up
from tests.documents.papers import nothing
from tests.documents.reading import pages

LOOK = Look(marking="OPEN", accent=HexColor("#1F3A68"), kind="Table", name="Amber Sea")


@pytest.mark.parametrize("before", range(1, 25))
def test_the_head_stands_once_on_a_page_and_two_rows_go_on(before: int) -> None:
    maker = made_up(INTERNAL)
    printing = PrintContext(maker.dialogue, maker.session, maker.template)
    rows = [(f"row {n}.", "one line" if n != 11 else "five\n" * 5) for n in range(12)]

    def story(_contents: bool) -> list[Flowable]:
        filling = [paragraph(printing, f"filling {n}") for n in range(before)]
        tall = [paragraph(printing, "tall", "name") for _ in range(10)]
        return [*filling, *tall, *table(printing, (WIDTH / 2, WIDTH / 2), ("HEAD", "Second"), rows)]

    page_texts = [page for page in pages(build(LOOK, story, nothing)) if "row " in page]
    assert [page.count("HEAD") for page in page_texts] == [1] * len(page_texts)
    assert page_texts[-1].count("row ") > 1
    assert sum(page.count("row ") for page in page_texts) == len(rows)
