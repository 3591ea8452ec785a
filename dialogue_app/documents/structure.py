"""From the tags of a drawn document to the objects of its structure tree."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dialogue_app.documents.tagging import COLUMN, ROW, Element, Place, Tags


def add_structure(pdf: Pdf, tags: Tags) -> None:
    """Give a document its structure tree, and its pages and links the way back into it."""
    _Writing(pdf, tags).write()


class _Writing:
    """One tree being written."""

    def __init__(self, pdf: Pdf, tags: Tags) -> None:
        self.pdf, self.tags = pdf, tags
        self.pages = [page.obj for page in pdf.pages]
        self.scopes = {
            scope: pdf.make_indirect(Dictionary(O=Name.Table, Scope=Name("/" + scope)))
            for scope in (COLUMN, ROW)
        }
        self.names: dict[str, Name] = {}
        self.made: dict[int, Object] = {}
        self.returns: list[tuple[int, Object]] = []

    def write(self) -> None:
        """Write it all."""
        pdf, root = self.pdf, self.pdf.Root
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(self.tags.root, tree)
        for number, (page, marks) in enumerate(zip(self.pages, self.tags.marked, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            parents = pdf.make_indirect(Array([self.made[id(one)] for one in marks]))
            self.returns.append((number, parents))
        self.returns.sort(key=_first)
        tree.ParentTree = pdf.make_indirect(
            Dictionary(Nums=Array([part for pair in self.returns for part in pair]))
        )
        tree.ParentTreeNextKey = len(self.returns)
        root.StructTreeRoot = tree
        root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        entries: dict[str, Object | Name | int] = {"/S": self._name(element.kind), "/P": parent}
        if element.scope:
            entries["/A"] = self.scopes[element.scope]
        kids = element.kids
        own = [one[0] for one in kids if isinstance(one, tuple)]
        if own:
            entries["/Pg"] = self.pages[own[0]]
        alone = len(own) == len(kids) == 1 and not element.links
        if alone:
            entries["/K"] = kids[0][1]  # type: ignore[index]
        made = self.made[id(element)] = self.pdf.make_indirect(Dictionary(entries))
        if kids and not alone:
            written = [
                self._element(one, made) if isinstance(one, Element) else self._mark(one, own[0])
                for one in kids
            ]
            made.K = Array([*written, *(self._link(place, made) for place in element.links)])
        if element.words or element.box or element.span != (1, 1):
            self._describe(element, made)
        return made

    def _name(self, kind: str) -> Name:
        return self.names.get(kind) or self.names.setdefault(kind, Name("/" + kind))

    def _mark(self, place: Place, page: int) -> Object | int:
        """A mark: only its number on the page of its element, more where it is on another."""
        if place[0] == page:
            return place[1]
        return Dictionary(Type=Name.MCR, Pg=self.pages[place[0]], MCID=place[1])

    def _link(self, place: Place, owner: Object) -> Object:
        """A link on a page, which is given the way back to its part."""
        page = self.pages[place[0]]
        annotation = page.Annots[place[1]]
        number = len(self.pages) + len(self.returns)
        annotation.StructParent = number
        self.returns.append((number, owner))
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)

    def _describe(self, element: Element, made: Object) -> None:
        if element.words:
            made.Alt = String(element.words)
        if element.box:
            made.A = Dictionary(
                O=Name.Layout, BBox=Array([round(one, 2) for one in element.box]), Placement=Name.Block
            )
        across, down = element.span
        if (across, down) != (1, 1):
            spans = Dictionary(O=Name.Table, ColSpan=across, RowSpan=down)
            made.A = Array([made.A, spans]) if element.scope else spans


def _first(pair: tuple[int, Object]) -> int:
    return pair[0]
