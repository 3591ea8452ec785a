"""The page of every document: markings, notice, footer, bookmarks, contents, metadata, fonts."""

import pytest

from dialogue_app.core.errors import Cancelled
from dialogue_app.core.records import EXTERNAL, INTERNAL, TRAINING, Track
from dialogue_app.documents.layout.page import MOST_NOTICE_LINES, notice_lines
from dialogue_app.documents.maker import PdfDocuments
from tests.documents.made_up import made_up, request
from tests.documents.reading import bookmarks, fonts, made, pages, raw, reader, text


def replaced(maker, kind, **values):
    import dataclasses

    maker.records = [
        dataclasses.replace(record, **values) if isinstance(record, kind) else record
        for record in maker.records
    ]
    return maker


@pytest.fixture(scope="module")
def full() -> bytes:
    return made(made_up(INTERNAL).fill())


def test_the_marking_stands_twice_on_every_page(full: bytes) -> None:
    assert all(page.count("ALLIANCE ONLY") == 2 for page in pages(full))


def test_every_page_has_its_number_of_all(full: bytes) -> None:
    page_texts = pages(full)
    assert len(page_texts) > 4
    for number, page in enumerate(page_texts, 1):
        assert f"{number} of {len(page_texts)}" in page
        assert "Amber Sea · session summary" in page


def test_the_title_block_says_what_it_is(full: bytes) -> None:
    first = pages(full)[0].replace("\u00a0", " ")
    for words in (
        "SESSION SUMMARY",
        "Amber Sea",
        "5 March 2026",
        "Document AS-I-1-S, version of 6 March 2026",
        "Attribution: party only",
        "Recording does not imply endorsement",
    ):
        assert words in first


def test_bookmarks_lead_to_parts_and_stages(full: bytes) -> None:
    titles = bookmarks(full)
    assert any("Purpose and rules" in title for title in titles)
    assert any("Rules of the game" in title for title in titles)
    outline = reader(full).outline
    last = outline[-1]
    page = reader(full).get_destination_page_number(last)
    assert "Legend and notes" in pages(full)[page]


def test_contents_name_the_right_pages(full: bytes) -> None:
    first, page_texts = pages(full)[0], pages(full)
    lines = first.splitlines()
    at = next(n for n, line in enumerate(lines) if "Status of the record" in line)
    assert at
    number = next(
        n
        for n, page in enumerate(page_texts, 1)
        if n > 1 and "9 Status of the record" in page.replace("\u2002", " ")
    )
    assert str(number) in lines


def test_a_short_document_has_no_contents() -> None:
    pdf = made(made_up(INTERNAL))
    assert len(pages(pdf)) <= 4
    assert text(pdf).count("Status of the record") == 1


def test_a_notice_of_fiction_stands_on_every_page() -> None:
    maker = replaced(made_up(TRAINING).fill(), Track, notice="Invented for the autumn course.", fiction="yes")
    assert all("Invented for the autumn course." in page for page in pages(made(maker)))
    usual = replaced(maker, Track, notice="")
    assert all("Fictional, for training." in page for page in pages(made(usual)))
    real = replaced(usual, Track, fiction="")
    assert all("Fictional" not in page for page in pages(made(real)))


def test_a_very_long_notice_is_cut() -> None:
    lines = notice_lines("word " * 3000 + "x" * 3000)
    assert len(lines) == MOST_NOTICE_LINES
    assert lines[-1].endswith("…")
    assert notice_lines("") == []


def test_the_metadata_say_nothing_of_anybody(full: bytes) -> None:
    pdf_reader = reader(full)
    metadata = dict(pdf_reader.metadata)
    assert metadata["/Title"] == "Session summary"
    for name in ("/Author", "/Subject", "/Creator", "/Producer", "/Keywords"):
        assert name not in metadata
    assert pdf_reader.trailer["/Root"]["/Lang"] == "en"
    assert b"/EmbeddedFiles" not in full
    assert b"/JavaScript" not in full
    assert b"/tmp" not in raw(full)


def test_every_font_is_embedded(full: bytes) -> None:
    file_fonts = fonts(full)
    assert file_fonts
    for font in file_fonts:
        assert "Noto" in font["/BaseFont"] or "Symbols" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_the_same_request_gives_the_same_bytes() -> None:
    maker = made_up(EXTERNAL).fill()
    assert made(maker) == made(maker)
    assert made(maker) != made(maker, date="2026-03-07")


def test_it_can_be_stopped_and_says_how_far_it_is() -> None:
    maker = made_up(INTERNAL).fill()
    shares: list[float] = []
    PdfDocuments().make(request(maker), shares.append)
    assert len(shares) > 50
    assert all(0 <= share <= 1 for share in shares)
    assert shares[-1] == 1.0

    for moment in (0, 5, len(shares) // 2, len(shares) - 2):
        left = iter(range(moment + 1))

        def stop(_share: float, left=left) -> None:
            if next(left, None) is None:
                raise Cancelled("stopped")

        with pytest.raises(Cancelled):
            PdfDocuments().make(request(maker), stop)


def test_two_threads_make_what_one_makes() -> None:
    from concurrent.futures import ThreadPoolExecutor

    makers = [made_up(INTERNAL).fill(), made_up(EXTERNAL).fill()]
    alone = [made(maker) for maker in makers]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made, makers * 4)) == alone * 4
