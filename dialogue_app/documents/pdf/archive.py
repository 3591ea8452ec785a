"""A document fit to be kept for decades: tags, PDF/A-2b, the same bytes every time, nothing about anybody.

The metadata hold the kind of document, its language and a fixed date; the file is made compact.
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

from dialogue_app.documents.pdf.file_objects import PdfFile, text
from dialogue_app.documents.pdf.structure_tree import add_structure, link_key
from dialogue_app.documents.pdf.tags import Place, Tags

FIXED_MOMENT = ("D:20000101000000+00'00'", "2000-01-01T00:00:00+00:00")
"""A document says nowhere when it was made except in what it prints."""
CONDITION = "sRGB IEC61966-2.1"

_cutting = threading.Lock()
"""ReportLab cuts the fonts down from one shared file buffer: one document at a time."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
  </rdf:Description>
{claim} </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_CLAIM = """  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
"""


def archived(document: PDFDocument, tags: Tags, title: str, language: str) -> bytes:
    """The file of what ReportLab drew. ``document`` is ready to be written, and used up."""
    _prepare(document)
    numbers = [document.idToObjectNumberAndVersion[page.__InternalName__][0] for page in document.Pages.pages]
    links = _links(document, tags)
    drawn = dict(_formatted(document))
    file = PdfFile(first=len(drawn) + 1)
    tree, more = add_structure(file, tags, numbers, links)
    extra = dict(zip(numbers, more, strict=True))
    extra |= {link: b"/StructParent %d" % link_key(len(numbers), n) for n, link in enumerate(links.values())}
    root, about = _number(document, document.Catalog), _number(document, document.info)
    extra[root] = _of_the_whole(file, tree, title, language)
    moment = text(FIXED_MOMENT[0])
    drawn[about] = b"<</Title %s/CreationDate %s/ModDate %s>>" % (text(title), moment, moment)
    for number in list(drawn):
        body = drawn.pop(number)
        if isinstance(body, tuple):
            file.put_stream(number, *body)
        else:
            file.put(number, body[:-2] + extra[number] + b">>" if number in extra else body)
    return file.written(root, about)


def _prepare(document: PDFDocument) -> None:
    """Cut the fonts down to what is used, and give the last objects their numbers."""
    with _cutting:
        for font in document.delayedFonts:
            font.addObjects(document)
    for dictionary in (document.Catalog, document.info):
        document.Reference(dictionary)


def _number(document: PDFDocument, pdf_object: Any) -> int:
    return int(document.idToObjectNumberAndVersion[pdf_object.__InternalName__][0])


def _links(document: PDFDocument, tags: Tags) -> dict[Place, int]:
    """The object numbers of the links by their place; they were drawn in this order."""
    numbers = (
        number
        for name, (number, _version) in document.idToObjectNumberAndVersion.items()
        if name.startswith("Annot.")
    )
    places = [(page, n) for page, link in enumerate(tags.links) for n in range(len(link))]
    return dict(zip(places, numbers, strict=True))


def _formatted(document: PDFDocument) -> Iterator[tuple[int, bytes | tuple[bytes, bytes]]]:
    """Every object as it stands in a file, a stream as its entries and its content. More objects may come up
    while some are written.
    """
    number = 1
    while number in document.numberToId:
        pdf_object = document.idToObject[document.numberToId[number]]
        if isinstance(pdf_object, PDFStream):
            content = (
                pdf_object.content.encode("latin-1")
                if isinstance(pdf_object.content, str)
                else pdf_object.content
            )
            entries = pdfdoc.format(pdf_object.dictionary, document)[2:-2].strip()
            if pdf_object.filters:
                content, entries = zlib.compress(content), entries + b"/Filter/FlateDecode"
            yield number, (entries, content)
        else:
            yield number, pdfdoc.format(pdf_object, document, toplevel=1)
        number += 1


def _of_the_whole(file: PdfFile, tree: int, title: str, language: str) -> bytes:
    """What the catalogue says of the document beyond its pages and bookmarks."""
    xmp = packet(title, language).encode()
    entries = b"/Type/Metadata/Subtype/XML"
    about = file.reserve()
    file.put_stream(about, entries, xmp)
    profile = file.add_packed(b"/N 3", srgb_profile())
    name = text(CONDITION)
    intent = file.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier %s/Info %s/RegistryName %s"
        b"/DestOutputProfile %d 0 R>>" % (name, name, text("http://www.color.org"), profile)
    )
    return (
        b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Metadata %d 0 R/OutputIntents[%d 0 R]"
        b"/ViewerPreferences<</DisplayDocTitle true>>" % (tree, about, intent)
    )


def packet(title: str, language: str, *, archival: bool = True) -> str:
    """The metadata as XMP; ``archival``: whether they claim that the document is PDF/A."""
    return _PACKET.format(
        title=escape(title),
        language=escape(language),
        moment=FIXED_MOMENT[1],
        claim=_CLAIM if archival else "",
    )


# -- the colour profile ------------------------------------------------------------------------------

_D50 = (0.9642, 1.0, 0.8249)
_MEDIA_WHITE = (0.95045, 1.0, 1.08905)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The colours of sRGB seen in the light of D50."""
_STEPS = 256


def srgb_profile() -> bytes:
    """A small ICC profile (version 2) of sRGB, computed from its definition: three colours and a curve."""
    curve = b"curv" + struct.pack(">II", 0, _STEPS) + b"".join(map(_step, range(_STEPS)))
    parts = {
        b"desc": b"desc" + struct.pack(">II", 0, len(CONDITION) + 1) + CONDITION.encode() + bytes(79),
        b"cprt": b"text" + bytes(4) + b"No rights reserved.\0",
        b"wtpt": _xyz(_MEDIA_WHITE),
        **{name: _xyz(place) for name, place in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, placed = [], b"", {}
    start = 128 + 4 + 12 * len(parts)
    for name, content in parts.items():
        if content not in placed:
            placed[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table.append(name + struct.pack(">II", placed[content], len(content)))
    whole = struct.pack(">I", len(parts)) + b"".join(table) + body
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", 128 + len(whole), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += date + b"acsp" + bytes(28) + b"".join(map(_fixed, _D50))
    return head.ljust(128, b"\0") + whole


def _step(number: int) -> bytes:
    share = number / (_STEPS - 1)
    linear = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
    return struct.pack(">H", round(linear * 65535))


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, place))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
