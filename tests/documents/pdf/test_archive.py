"""PDF/A-2b as far as a test can see: metadata, colours, fonts, nothing that moves or leads outside."""

import io
import re
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.documents.pdf.archive import FIXED_MOMENT, srgb_profile
from tests.documents.made_up import made_up
from tests.documents.pdf.structure_reading import opened
from tests.documents.reading import made

NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@pytest.fixture(scope="module")
def full() -> bytes:
    return made(made_up(INTERNAL).fill())


def packet(pdf: pikepdf.Pdf) -> ET.Element:
    return ET.fromstring(pdf.Root.Metadata.read_bytes())


def said(tree: ET.Element, name: str) -> str:
    element = tree.find(f".//{name}", NAMES)
    assert element is not None
    return "".join(element.itertext()).strip()


def test_it_says_what_it_is_and_nothing_of_anybody(full: bytes) -> None:
    with opened(full) as pdf:
        tree = packet(pdf)
        assert (said(tree, "pdfaid:part"), said(tree, "pdfaid:conformance")) == ("2", "B")
        assert said(tree, "dc:title") == str(pdf.trailer.Info.Title) == "Session summary"
        assert said(tree, "dc:language") == str(pdf.Root.Lang) == "en"
        assert said(tree, "xmp:CreateDate") == said(tree, "xmp:ModifyDate") == FIXED_MOMENT[1]
        assert set(pdf.trailer.Info.keys()) == {"/Title", "/CreationDate", "/ModDate"}
        for unsaid in (b"creator", b"Producer", b"CreatorTool", b"/work", b"Amber", b"DocumentID"):
            assert unsaid not in pdf.Root.Metadata.read_bytes()
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    for unsaid in (b"ReportLab", b"pikepdf", b"qpdf", b"/tmp", b"/home"):
        assert unsaid not in full


def test_colours_are_those_of_srgb_and_nothing_shines_through(full: bytes) -> None:
    with opened(full) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFA1", "sRGB IEC61966-2.1")
        assert intent.DestOutputProfile.N == 3
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()
        for page in pdf.pages:
            assert "/Group" not in page.obj
            assert "/ExtGState" not in page.obj.Resources
            assert "/XObject" not in page.obj.Resources
            used = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(page)}
            assert not used & {"k", "K", "cs", "CS", "sh", "gs", "ri", "BI"}


def test_the_profile_is_a_profile() -> None:
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile) < 2000
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")
    cms = pytest.importorskip("PIL.ImageCms")
    image = pytest.importorskip("PIL.Image")
    ours, theirs = cms.ImageCmsProfile(io.BytesIO(profile)), cms.createProfile("sRGB")
    change = cms.buildTransform(ours, theirs, "RGB", "RGB")
    for color in ((0, 0, 0), (255, 255, 255), (44, 127, 184), (179, 0, 0), (31, 58, 104), (117, 113, 107)):
        shown = cms.applyTransform(image.new("RGB", (1, 1), color), change).getpixel((0, 0))
        assert all(abs(shade - other) <= 1 for shade, other in zip(shown, color, strict=True))


def test_fonts_are_in_the_file_and_say_their_letters(full: bytes) -> None:
    with opened(full) as pdf:
        seen = 0
        for page in pdf.pages:
            for font in page.obj.Resources.Font.values():
                seen += 1
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font
                assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        assert seen


def test_nothing_in_it_acts_leads_outside_or_is_hidden(full: bytes) -> None:
    with opened(full) as pdf:
        for name in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/OCProperties"):
            assert name not in pdf.Root
        for page in pdf.pages:
            assert "/AA" not in page.obj
            for note in page.obj.get("/Annots", []):
                assert note.Subtype == "/Link"
                assert "/A" not in note
                assert "/Dest" in note
        assert not pdf.is_encrypted
        filters = {
            str(object_.get("/Filter")) for object_ in pdf.objects if isinstance(object_, pikepdf.Stream)
        }
        assert not any("LZW" in filter_name or "Crypt" in filter_name for filter_name in filters)
        assert pdf.pdf_version == "1.7"


def test_the_same_request_gives_the_same_bytes_and_the_same_number() -> None:
    maker = made_up(EXTERNAL).fill()
    first, second = made(maker), made(maker)
    assert first == second
    with opened(first) as pdf, opened(made(maker, date="2026-03-07")) as other:
        number = [bytes(part) for part in pdf.trailer.ID]
        assert len(number) == 2
        assert number != [bytes(part) for part in other.trailer.ID]


def test_bookmarks_and_letters_of_every_script_come_back() -> None:
    maker = made_up(EXTERNAL).fill()
    with opened(made(maker)) as pdf, pdf.open_outline() as outline:
        assert next(outline_item.title for outline_item in outline.root).endswith("Purpose and rules")
