"""Reading PDFs back: text by page, bookmarks, fonts, metadata, and everything that is in the file."""

import io
import re
import zlib

from pypdf import PdfReader

from dialogue_app.documents.maker import PdfDocuments
from tests.documents.made_up import Maker, request


def made(maker: Maker, **more: object) -> bytes:
    """The session summary of a made-up session."""
    return PdfDocuments(lambda _session: maker.template).make(request(maker, **more), lambda _share: None)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in reader(pdf).pages]


def text(pdf: bytes) -> str:
    """The whole text, lines joined and hard spaces softened, as a reader would search it."""
    return re.sub(r"\s+", " ", " ".join(pages(pdf)))


def bookmarks(pdf: bytes) -> list[str]:
    def titles(outline: list) -> list[str]:
        result = []
        for entry in outline:
            result.extend(titles(entry) if isinstance(entry, list) else [entry.title])
        return result

    return titles(reader(pdf).outline)


def fonts(pdf: bytes) -> list[dict]:
    fonts_by_name = {}
    for page in reader(pdf).pages:
        for name, font in page["/Resources"]["/Font"].items():
            fonts_by_name[name] = font.get_object()
    return list(fonts_by_name.values())


def raw(pdf: bytes) -> bytes:
    """The file with every stream unpacked as far as it is plainly packed."""
    parts = [pdf]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(match[1]))
        except zlib.error:
            parts.append(match[1])
    return b"\n".join(parts)
