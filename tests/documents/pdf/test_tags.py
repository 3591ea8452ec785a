"""Tags: everything on a page is read as part of the document or set aside, in order, with heads and words."""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.documents.layout.blocks import bold, heading, line, paragraph, points, table
from dialogue_app.documents.layout.page import Look, build
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.made_up import made_up
from tests.documents.pdf.structure_reading import Part, marked, opened, tree
from tests.documents.reading import made, text

SAMPLE = [
    (kind.key, number)
    for kind, _make in DOCUMENTS
    for number, track in enumerate((INTERNAL, EXTERNAL))
    if track in kind.tracks
]


@pytest.fixture(scope="module")
def sample() -> dict[tuple[str, int], bytes]:
    """Every document of the sample dialogue, each made once."""
    both, maker, result = sample_dialogues(), PdfDocuments(), {}
    for key, number in SAMPLE:
        dialogue = both[number]
        request = DocumentRequest(
            kind=key,
            dialogue=dialogue,
            session=dialogue.sessions()[-1].id,
            date="2026-03-12",
            other=both[1] if key == "comparison" else None,
        )
        result[key, number] = maker.make(request, lambda _share: None)
    return result


@pytest.fixture(scope="module")
def full() -> bytes:
    return made(made_up(INTERNAL).fill())


def every_page_is_tagged(pdf: pikepdf.Pdf) -> Part:
    whole = tree(pdf)
    read = [mark for part in whole.all(*{part.kind for part in _flat(whole)}) for mark in part.marks]
    assert len(read) == len(set(read)), "nothing is read twice"
    kinds = {mark: part.kind for part in _flat(whole) for mark in part.marks}
    for number, page in enumerate(pdf.pages):
        marks, outside = marked(page)
        assert {(number, mark): kind for mark, kind in marks.items()} == {
            mark: kind for mark, kind in kinds.items() if mark[0] == number
        }
        assert not outside, f"page {number + 1}"
        assert page.obj.Tabs == "/S"
    return whole


def _flat(part: Part) -> list[Part]:
    return [part, *(element for kid in part.parts for element in _flat(kid))]


def returns_lead_back(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    assert list(parents) == sorted(parents)
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(parents)
    by_mark = {mark: part.object.objgen for part in _flat(tree(pdf)) for mark in part.marks}
    for number, page in enumerate(pdf.pages):
        owners = parents[int(page.obj.StructParents)]
        assert {(number, at): owner.objgen for at, owner in enumerate(owners)} == {
            mark: owner for mark, owner in by_mark.items() if mark[0] == number
        }
        for link in page.obj.get("/Annots", []):
            assert parents[int(link.StructParent)].S == "/Link"
            assert int(link.F) == 4
            assert str(link.Contents)


@pytest.mark.parametrize(("key", "number"), SAMPLE)
def test_every_document_is_tagged_whole(sample: dict[tuple[str, int], bytes], key: str, number: int) -> None:
    with opened(sample[key, number]) as pdf:
        whole = every_page_is_tagged(pdf)
        returns_lead_back(pdf)
        assert pdf.Root.MarkInfo.Marked
        for table in whole.all("Table"):
            assert table.all("TH")
            for head in table.all("TH"):
                assert _attribute(head, "/Scope") in ("/Column", "/Row")
        for figure in whole.all("Figure"):
            assert len(str(figure.object.Alt)) > 20
            left, bottom, right, top = (float(edge) for edge in _attribute(figure, "/BBox"))
            assert 0 < left < right < 900
            assert 0 < bottom < top < 900
        levels = [int(part.kind[1]) for part in whole.all("H1", "H2", "H3", "H4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def _attribute(part: Part, name: str) -> object:
    attributes = part.object.A
    for attribute in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if name in attribute:
            return attribute[name]
    raise AssertionError(name)


def test_rows_of_a_table_are_even(full: bytes) -> None:
    with opened(full) as pdf:
        tables = every_page_is_tagged(pdf).all("Table")
    assert len(tables) > 10
    for element in tables:
        assert {part.kind for part in element.parts} == {"TR"}
        across = {sum(_columns(cell) for cell in row.parts) for row in element.parts}
        assert len(across) == 1
        assert all(cell.kind in ("TH", "TD") for row in element.parts for cell in row.parts)


def _columns(cell: Part) -> int:
    attributes = cell.object.get("/A")
    if attributes is None:
        return 1
    return next(
        (
            int(attribute.ColSpan)
            for attribute in ([attributes] if isinstance(attributes, pikepdf.Dictionary) else attributes)
            if "/ColSpan" in attribute
        ),
        1,
    )


def test_a_matrix_has_a_cell_for_every_party(full: bytes) -> None:
    with opened(full) as pdf:
        wide = [element for element in tree(pdf).all("Table") if len(element.parts[0].parts) == 11]
    assert wide
    for part in wide:
        assert all(cell.kind == "TH" for cell in part.parts[0].parts)
        for row in part.parts[1:]:
            assert [cell.kind for cell in row.parts] == ["TH", *["TD"] * 10]


def test_the_head_of_a_table_is_read_once_however_many_pages_it_has() -> None:
    with opened(made(made_up(INTERNAL, seats=32).fill())) as pdf:
        tables = every_page_is_tagged(pdf).all("Table")
    over_pages = [
        element for element in tables if len({mark[0] for part in _flat(element) for mark in part.marks}) > 1
    ]
    assert over_pages
    for part in over_pages:
        heads = [row for row in part.parts if all(cell.kind == "TH" for cell in row.parts)]
        assert len(heads) <= 1


def built(pieces: Callable[[], Sequence[Flowable]]) -> bytes:
    """A document of these pieces, which are made anew each time it is laid out."""
    return build(Look("PART", HexColor("#1F3A68"), "Trial", "Amber Sea"), lambda _contents: pieces(), _calm)


def _calm(_share: float) -> None:
    pass


@pytest.fixture
def printing() -> PrintContext:
    maker = made_up(INTERNAL)
    return PrintContext(maker.dialogue, maker.session, maker.template)


LONG = "Every party restates the line of another before it answers. " * 45
RUSSIAN = "Сторона излагает позицию другой стороны так, чтобы та её признала. "


def test_a_paragraph_over_two_pages_is_one_paragraph(printing: PrintContext) -> None:
    with opened(built(lambda: [paragraph(printing, LONG) for _n in range(9)])) as pdf:
        whole = every_page_is_tagged(pdf)
        assert len(pdf.pages) > 2
    assert len(whole.parts) == 1 + 9
    assert any(len({page for page, _at in part.marks}) == 2 for part in whole.parts)


def test_a_point_over_two_pages_is_one_point(printing: PrintContext) -> None:
    with opened(built(lambda: points(printing, [LONG] * 9))) as pdf:
        (whole,) = every_page_is_tagged(pdf).all("L")
    assert len(whole.parts) == 9
    assert any(len(part.marks) == 2 for part in whole.all("LBody"))


def test_a_text_too_long_for_a_row_stays_in_its_cell(printing: PrintContext) -> None:
    rows = [("1", LONG), ("2", "Short.")]
    with opened(built(lambda: table(printing, (40.0, 120.0), ("No.", "Words"), rows))) as pdf:
        (whole,) = every_page_is_tagged(pdf).all("Table")
        assert len(pdf.pages) > 1
    assert [len(row.parts) for row in whole.parts] == [2, 2, 2]
    assert len(whole.parts[1].parts[1].marks) > 1


def test_words_do_not_run_together_from_line_to_line(printing: PrintContext) -> None:
    pdf = built(lambda: [paragraph(printing, RUSSIAN * 9), *points(printing, [(bold("One. "), Run(LONG))])])
    with opened(pdf) as document:
        content = document.pages[0].obj.Contents.read_bytes()
    lines = re.findall(rb"\(((?:[^()\\]|\\.)*)\) Tj T\*", content)
    assert len(lines) > 20
    assert sum(1 for line in lines if line.endswith(b" ")) > 18
    assert (RUSSIAN * 9).strip() in text(pdf)


def test_a_word_broken_between_lines_stays_one_word(printing: PrintContext) -> None:
    word = "Interoperabilitätsprüfung" * 14
    with opened(built(lambda: [paragraph(printing, word)])) as pdf:
        content = pdf.pages[0].obj.Contents.read_bytes()
    assert b"Interoper" in content
    assert not re.search(rb"[a-z] \) Tj", content.split(b"/P <</MCID 1>>")[1].split(b"EMC")[0])


def test_a_picture_is_a_figure_with_words_and_a_line_is_nothing(printing: PrintContext) -> None:
    class Drawn(Flowable):
        description = "A square beside nothing else."

        def wrap(self, _wide: float, _high: float) -> tuple[float, float]:
            return 100.0, 50.0

        def draw(self) -> None:
            self.canv.rect(0, 0, 100, 50)

    with opened(built(lambda: [Drawn(), line(), paragraph(printing, "After it.")])) as pdf:
        whole = every_page_is_tagged(pdf)
        (figure,) = whole.all("Figure")
        assert str(figure.object.Alt) == "A square beside nothing else."
        left, bottom, right, top = (float(edge) for edge in _attribute(figure, "/BBox"))
        assert (left, right - left, top - bottom) == (48.0, 100.0, 50.0)
        assert [part.kind for part in whole.parts] == ["P", "Figure", "P"]


def test_a_heading_never_skips_a_level(printing: PrintContext) -> None:
    said = (("One", 0), ("Far below", 2), ("Two", 0))
    with opened(
        built(lambda: [flowable for words, n in said for flowable in heading(printing, words, n)])
    ) as pdf:
        kinds = [part.kind for part in every_page_is_tagged(pdf).parts]
    assert kinds == ["P", "H1", "H2", "H2"]


def test_lists_have_labels_and_bodies(full: bytes) -> None:
    with opened(full) as pdf:
        whole = tree(pdf)
    assert whole.all("L")
    for element in whole.all("L"):
        assert {part.kind for part in element.parts} == {"LI"}
    for item in whole.all("LI"):
        assert item.parts[-1].kind == "LBody"
        assert any(part.marks for part in item.parts)


def test_the_contents_lead_to_their_pages(full: bytes) -> None:
    with opened(full) as pdf:
        (contents,) = tree(pdf).all("TOC")
        lines = contents.all("Link")
        assert len(lines) > 10
        for line in lines:
            assert len(line.marks) == 2  # the title and the page
            assert len(line.links) == 1
            assert str(line.object.Alt) == str(line.links[0].Contents)


def test_what_stands_on_every_page_is_read_once(full: bytes) -> None:
    with opened(full) as pdf:
        whole = tree(pdf)
        first, *others = pdf.pages
        assert whole.parts[0].marks[0][0] == 0
        for page in others:
            assert page.obj.Contents.read_bytes().count(b"/Pagination") >= 3
        assert first.obj.Contents.read_bytes().count(b"/Pagination") == 2


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not here")
def test_a_reader_program_hears_headings_tables_and_words_in_order(tmp_path: Path) -> None:
    maker = made_up(EXTERNAL).fill()
    target = tmp_path / "out.pdf"
    target.write_bytes(made(maker))
    said = subprocess.run(
        ["pdfinfo", "-struct-text", str(target)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert not said.stderr
    heard = re.sub(r"\s+", " ", said.stdout)
    assert heard.startswith("Document P (block)")
    places = [heard.find(f'"{title}"') for title in ("1 Purpose and rules", "2 Seats", "3 Stages")]
    assert -1 not in places
    assert places == sorted(places)
    assert "TH: /Scope /Column" in heard
    assert "Lbl (block)" in heard


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
@pytest.mark.parametrize(("key", "number"), SAMPLE)
def test_another_program_finds_nothing_wrong(
    sample: dict[tuple[str, int], bytes], key: str, number: int, tmp_path: Path
) -> None:
    target = tmp_path / "made.pdf"
    target.write_bytes(sample[key, number])
    checked = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "No syntax or stream encoding errors found" in checked.stdout


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not here")
def test_words_of_every_script_are_heard_in_reading_order(printing: PrintContext, tmp_path: Path) -> None:
    said = RUSSIAN.strip()
    rows = [("L1", said), ("L2", "Їжак, Ґанок")]
    target = tmp_path / "out.pdf"

    def pieces() -> list[Flowable]:
        return [paragraph(printing, said[:20]), *table(printing, (40.0, 300.0), ("№", "Слова"), rows)]

    target.write_bytes(built(pieces))
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(target)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    heard = re.sub(r"\s+", " ", "".join(re.findall(r'"([^"]*)"', told.stdout)))
    places = [heard.find(part) for part in (said[:20], "№", "Слова", "L1", said, "L2", "Їжак, Ґанок")]
    assert -1 not in places
    assert places == sorted(places)
