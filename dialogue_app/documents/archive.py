"""A document fit to be kept for decades: tags, PDF/A-2b, the same bytes every time, nothing about anybody.

The metadata hold the kind of document, its language and a fixed date; the file is made compact.
"""

from __future__ import annotations

import io
import struct
import zlib
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from dialogue_app.documents.structure import add_structure
from dialogue_app.documents.tagging import Tags

FIXED_MOMENT = ("D:20000101000000+00'00'", "2000-01-01T00:00:00+00:00")
"""A document says nowhere when it was made except in what it prints."""
CONDITION = "sRGB IEC61966-2.1"

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


def archived(drawn: bytes, tags: Tags, title: str, language: str) -> bytes:
    """The finished document made from what ReportLab drew."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        add_structure(pdf, tags)
        root = pdf.Root
        root.Lang = String(language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.Metadata = metadata(pdf, title, language)
        root.OutputIntents = Array([_output_intent(pdf)])
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary(
                Title=String(title), CreationDate=String(FIXED_MOMENT[0]), ModDate=String(FIXED_MOMENT[0])
            )
        )
        made = io.BytesIO()
        pdf.save(
            made,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return made.getvalue()


def metadata(pdf: Pdf, title: str, language: str, *, archival: bool = True) -> pikepdf.Object:
    """The XMP packet as an object of the document; ``archival``: whether it claims to be PDF/A."""
    packet = _PACKET.format(
        title=escape(title),
        language=escape(language),
        moment=FIXED_MOMENT[1],
        claim=_CLAIM if archival else "",
    )
    made = pdf.make_stream(packet.encode("utf-8"))
    made.Type, made.Subtype = Name.Metadata, Name.XML
    return made


def _output_intent(pdf: Pdf) -> pikepdf.Object:
    profile = pdf.make_stream(zlib.compress(srgb_profile(), 9), Filter=Name.FlateDecode, N=3)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String(CONDITION),
            Info=String(CONDITION),
            RegistryName=String("http://www.color.org"),
            DestOutputProfile=profile,
        )
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
