"""From the tags of a drawn document to the objects of its structure tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogue_app.documents.pdf.file_objects import PdfFile, reference, text
from dialogue_app.documents.pdf.tags import COLUMN, ROW, Element, Place, Tags


def add_structure(
    file: PdfFile, tags: Tags, pages: Sequence[int], links: Mapping[Place, int]
) -> tuple[int, Sequence[bytes]]:
    """Put the structure tree into a file; gives the number of its root and what each page must say of it.

    ``pages`` are the numbers of the pages, ``links`` those of the links by their place; the parts of the tree
    that they belong to are found by ``link_key``.
    """
    return _Writing(file, tags, pages, links).write()


def link_key(pages: int, number: int) -> int:
    """Under which key the part is found that the link with this number, from 0, belongs to."""
    return pages + number


class _Writing:
    """One tree being written."""

    def __init__(self, file: PdfFile, tags: Tags, pages: Sequence[int], links: Mapping[Place, int]) -> None:
        self.file, self.tags = file, tags
        self.pages, self.links = pages, links
        self.scopes = {
            scope: reference(file.add(b"<</O/Table/Scope/%s>>" % scope.encode())) for scope in (COLUMN, ROW)
        }
        self.made: dict[int, bytes] = {}
        self.owners: dict[Place, bytes] = {}

    def write(self) -> tuple[int, Sequence[bytes]]:
        file = self.file
        tree = file.reserve()
        top = self._element(self.tags.root, reference(tree))
        returns: list[bytes] = []
        for number, marks in enumerate(self.tags.marked):
            owners = b" ".join([self.made[id(mark)] for mark in marks])
            returns.append(b"%d %d 0 R" % (number, file.add(b"[%s]" % owners)))
        for number, place in enumerate(self.links):
            returns.append(b"%d %s" % (link_key(len(self.pages), number), self.owners[place]))
        parents = file.add(b"<</Nums[%s]>>" % b" ".join(returns))
        file.put(
            tree,
            b"<</Type/StructTreeRoot/K %s/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (top, parents, len(returns)),
        )
        return tree, [b"/StructParents %d/Tabs/S" % number for number in range(len(self.pages))]

    def _element(self, element: Element, parent: bytes) -> bytes:
        number = self.file.reserve()
        here = self.made[id(element)] = reference(number)
        entries = [b"<</S/%s/P %s" % (element.kind.encode(), parent)]
        kids = element.kids
        page = next((kid[0] for kid in kids if isinstance(kid, tuple)), -1)
        if page >= 0:
            entries.append(b"/Pg %d 0 R" % self.pages[page])
        parts = [
            self._element(kid, here) if isinstance(kid, Element) else self._mark(kid, page) for kid in kids
        ]
        parts += [self._link(place, here) for place in element.links]
        if parts:
            alone = len(parts) == 1 and isinstance(kids[0], tuple)
            entries.append(b"/K %s" % parts[0] if alone else b"/K[%s]" % b" ".join(parts))
        entries += self._described(element)
        entries.append(b">>")
        self.file.put(number, b"".join(entries))
        return here

    def _mark(self, place: Place, page: int) -> bytes:
        """A mark: only its number on the page of its element, more where it is on another."""
        if place[0] == page:
            return b"%d" % place[1]
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self.pages[place[0]], place[1])

    def _link(self, place: Place, owner: bytes) -> bytes:
        self.owners[place] = owner
        return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self.pages[place[0]], self.links[place])

    def _described(self, element: Element) -> list[bytes]:
        """What it is called, where it stands, how many cells it covers."""
        result: list[bytes] = []
        if element.words:
            result.append(b"/Alt %s" % text(element.words))
        shown: list[bytes] = [self.scopes[element.scope]] if element.scope else []
        if element.box:
            box = " ".join(f"{edge:.2f}" for edge in element.box).encode()
            shown.append(b"<</O/Layout/BBox[%s]/Placement/Block>>" % box)
        if element.span != (1, 1):
            shown.append(b"<</O/Table/ColSpan %d/RowSpan %d>>" % element.span)
        if shown:
            result.append(b"/A %s" % shown[0] if len(shown) == 1 else b"/A[%s]" % b" ".join(shown))
        return result
