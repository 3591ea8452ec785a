"""Reading the tags of a PDF back: the structure tree as nested parts, and what is marked on its pages."""

import io
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Part:
    """An element of the tree: its kind, its parts, its marks as (page, number), its object."""

    kind: str
    object: Any
    parts: list["Part"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def all(self, *kinds: str) -> list["Part"]:
        """Every part of these kinds, in reading order."""
        here = [self] if self.kind in kinds else []
        return [*here, *(element for part in self.parts for element in part.all(*kinds))]


def opened(pdf: bytes, passphrase: str = "") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf), password=passphrase)


def tree(pdf: pikepdf.Pdf) -> Part:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _part(pdf.Root.StructTreeRoot.K, numbers)


def _part(element: Any, numbers: dict[Any, int]) -> Part:
    part = Part(str(element.S)[1:], element)
    kids = element.get("/K", None)
    kids = [] if kids is None else kids if isinstance(kids, pikepdf.Array) else [kids]
    for kid in kids:
        if isinstance(kid, int):
            part.marks.append((numbers[element.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            part.marks.append((numbers[kid.Pg.objgen], kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            part.links.append(kid.Obj)
        else:
            part.parts.append(_part(kid, numbers))
    return part


def marked(page: pikepdf.Page) -> tuple[dict[int, str], list[str]]:
    """The marks of a page: number and kind; and every operator that shows text outside of any mark."""
    result: dict[int, str] = {}
    outside: list[str] = []
    open_marks = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            assert open_marks == 0, "marks are not nested"
            open_marks += 1
            kind = str(instruction.operands[0])[1:]
            if operator == "BDC" and kind != "Artifact":
                result[int(instruction.operands[1].MCID)] = kind
        elif operator == "EMC":
            open_marks -= 1
        elif operator in ("Tj", "TJ", "S", "f", "B", "b", "f*", "B*", "Do") and not open_marks:
            said = [bytes(operand) for operand in instruction.operands if isinstance(operand, pikepdf.String)]
            if operator not in ("Tj", "TJ") or any(string.strip() for string in said):
                outside.append(f"{operator} {said}")
    assert open_marks == 0
    return result, outside
