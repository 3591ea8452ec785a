"""The bytes of a PDF file: numbered objects in packed bundles, and an index of where each one stands.

In PDF 1.7 all but streams may stand in bundles, which makes a tagged document about as small as an untagged
one. It is written here, in small steps, because a library that does it in one long call lets nothing else in
the program move meanwhile: seen with 50 milliseconds for a hundred pages.
"""

from __future__ import annotations

import hashlib
import struct
import zlib

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
BUNDLE = 200
"""So many objects are packed together."""


class PdfFile:
    """Takes the objects of a document in any order and gives the file. The same objects, the same bytes."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """The number of an object that is put in later."""
        self._next += 1
        return self._next - 1

    def put(self, number: int, body: bytes) -> None:
        """An object that is not a stream."""
        self._plain[number] = body

    def put_stream(self, number: int, entries: bytes, content: bytes) -> None:
        """A stream as it is, with the entries of its dictionary except for its length."""
        self._streams[number] = b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)

    def add(self, body: bytes) -> int:
        """An object with the next number; gives the number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_packed(self, entries: bytes, content: bytes) -> int:
        """A stream that is packed here, with the next number; gives the number."""
        number = self.reserve()
        self.put_stream(number, entries + b"/Filter/FlateDecode", zlib.compress(content))
        return number

    def written(self, root: int, about: int) -> bytes:
        """The whole file. ``root`` is the number of its catalogue, ``about`` that of its metadata."""
        entries = {0: struct.pack(">BIH", 0, 0, 65535)}
        for bundle, numbers in self._bundles():
            for place, number in enumerate(numbers):
                entries[number] = struct.pack(">BIH", 2, bundle, place)
        content = bytearray(HEADER)
        for number in sorted(self._streams):
            entries[number] = struct.pack(">BIH", 1, len(content), 0)
            content += b"%d 0 obj\n%s\nendobj\n" % (number, self._streams.pop(number))
        index, start = self.reserve(), len(content)
        entries[index] = struct.pack(">BIH", 1, start, 0)
        mark = hashlib.sha256(content).hexdigest()[:32].encode()
        packed = zlib.compress(b"".join(entries[number] for number in range(self._next)))
        content += (
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode"
            b"/Length %d>>\nstream\n" % (index, self._next, root, about, mark, mark, len(packed))
        )
        content += packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
        return bytes(content)

    def _bundles(self) -> list[tuple[int, list[int]]]:
        """The plain objects put into bundles: the number of each bundle and what is in it."""
        numbers = sorted(self._plain)
        result = []
        for at in range(0, len(numbers), BUNDLE):
            some = numbers[at : at + BUNDLE]
            head, body = [], bytearray()
            for number in some:
                head.append(b"%d %d" % (number, len(body)))
                body += self._plain.pop(number) + b"\n"
            start = b" ".join(head) + b"\n"
            kind = b"/Type/ObjStm/N %d/First %d" % (len(some), len(start))
            result.append((self.add_packed(kind, start + body), some))
        return result


def reference(number: int) -> bytes:
    """How an object is pointed to."""
    return b"%d 0 R" % number


def text(words: str) -> bytes:
    """Words as a string of PDF."""
    if words.isascii():
        plain = words.encode().replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        return b"(" + plain.replace(b"\r", rb"\r").replace(b"\n", rb"\n") + b")"
    return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"
