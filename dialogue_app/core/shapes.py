"""What the attributes of a record hold, told from their annotations: what files and JSON are made of."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Literal

from dialogue_app.core import form
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import Pairs, Record

Shape = Literal["text", "number", "number or nothing", "texts", "pairs"]
"""A text, a whole number, a list of texts, a list of pairs of texts."""


def shape_of(annotation: object, ask: form.Ask) -> Shape:
    """What an attribute holds. Raises TypeError for an annotation that has no column type."""
    if annotation is str:
        return "text"
    if annotation is int:
        return "number or nothing" if ask.kind == "number" else "number"
    if isinstance(annotation, types.UnionType) and set(typing.get_args(annotation)) == {int, type(None)}:
        return "number or nothing"
    if annotation == tuple[str, ...]:
        return "texts"
    if annotation == Pairs:
        return "pairs"
    raise TypeError(annotation)


_MEANT = {str(one): one for one in (int | None, tuple[str, ...])} | {"str": str, "int": int, "Pairs": Pairs}
"""What the annotations of records, which are kept as text, mean."""


def shapes_of(kind: type[Record]) -> dict[str, Shape]:
    """Attribute name -> what it holds, in the order of the record."""
    return {
        attribute.name: shape_of(_MEANT.get(str(attribute.type), attribute.type), form.ask_of(attribute))
        for attribute in dataclasses.fields(kind)
    }


SHAPES: dict[type[Record], dict[str, Shape]] = {kind: shapes_of(kind) for kind in KINDS}
