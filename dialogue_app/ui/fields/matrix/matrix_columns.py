"""The columns of a matrix: who answers, on which aspect, in which field; and what may follow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.seats import Answerer, answerers, side_name
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SIDES
from dialogue_app.core.template import Stage, TemplateField
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import N_, _, language


@dataclass(frozen=True)
class CellColumn:
    """One column of cells. ``head`` stands over it, ``group`` over it and its neighbours of the same
    group; ``name`` says both in full. ``wide`` columns show the words beside the code.
    """

    field: TemplateField
    party: str
    aspect: str
    head: str
    name: str
    group: str = ""
    scale: str = ""
    wide: bool = False

    @cached_property
    def cell(self) -> tuple[str, str, int]:
        """Where its entries stand within an item of the dialogue's index."""
        return (self.party, self.aspect, self.field.round)

    @cached_property
    def earlier(self) -> tuple[str, str, int] | None:
        """The same cell in the round before, where there is one."""
        return (self.party, self.aspect, self.field.round - 1) if self.field.round > 1 else None

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses its cells accept besides the scale."""
        return self.field.statuses

    def place(self, item: str) -> Place:
        return Place(item, *self.cell)


class ShortWords(NamedTuple):
    """What a trailing column says where there is little room: how many gave each level, as a small picture
    (nothing for none), a few words beside it, and a few below them.
    """

    levels: tuple[int, ...]
    words: str
    below: str = ""


class TrailingColumn(Protocol):
    """A column after the cells, such as the unity of a row. ``shown`` and ``short`` are asked for while
    painting, so it keeps what it has computed. ``narrow`` is its width where it only has its short words.
    """

    head: str
    width: int
    narrow: int

    def shown(self, item: Item) -> tuple[str, str, str]:
        """What stands in a row: strong words, plain ones, faint ones."""

    def short(self, item: Item) -> ShortWords:
        """The same in short."""

    def tip(self, item: Item) -> str:
        """The tooltip of a row; empty for none."""

    def outliers(self, item: Item) -> Mapping[str, int]:
        """The parties whose answer is an outlier: 1 for above the others, -1 for below them."""


def columns_of(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[CellColumn, ...]:
    """The columns of a rating matrix: each party, or each aspect of each party, or the aspects only. Where
    one agreed rating of the group may stand for all, it comes first.
    """
    people = answerers(dialogue, session, field)
    if field.group and people:
        people = (Answerer("", _("Group"), _("The group")), *people)
    if not field.aspects:
        if not people:
            return (
                CellColumn(
                    field, "", "", _("Answer"), field.label.shown(language()), scale=field.scale, wide=True
                ),
            )
        return tuple(
            CellColumn(field, person.id, "", person.code, person.name, scale=field.scale) for person in people
        )
    if not people:
        return tuple(
            CellColumn(
                field,
                "",
                aspect.key,
                aspect.label.shown(language()).partition(":")[0],
                aspect.label.shown(language()),
                scale=aspect.scale or field.scale,
                wide=True,
            )
            for aspect in field.aspects
        )
    return tuple(
        CellColumn(
            field,
            person.id,
            aspect.key,
            aspect.key.capitalize(),
            f"{person.name}, {aspect.label.shown(language())}",
            group=person.code,
            scale=aspect.scale or field.scale,
        )
        for person in people
        for aspect in field.aspects
    )


def two_way_fields(stage: Stage, field: TemplateField) -> tuple[TemplateField, ...]:
    """The field and those shown in the same table, the verdicts on the other side first."""
    fields = [field, *(stage.field(key) for key in field.beside)]
    order = ("on_other", "on_self", "prediction")
    return tuple(
        sorted(
            fields,
            key=lambda template_field: (
                order.index(template_field.direction) if template_field.direction in order else 9
            ),
        )
    )


_ON = {
    ("ALLIANCE", "on_other"): N_("on Russia"),
    ("ALLIANCE", "on_self"): N_("on itself"),
    ("RUSSIA", "on_other"): N_("on the alliance"),
    ("RUSSIA", "on_self"): N_("on itself"),
    ("ALLIANCE", "prediction"): N_("expects of Russia"),
    ("RUSSIA", "prediction"): N_("expects of the alliance"),
}


def two_way_columns(stage: Stage, field: TemplateField) -> tuple[CellColumn, ...]:
    """The columns of a two-way table: each side's verdicts under its name."""
    columns = []
    for side in SIDES:
        for template_field in two_way_fields(stage, field):
            on = _(_ON.get((side, template_field.direction), "")) or template_field.label.shown(language())
            columns.append(
                CellColumn(
                    template_field,
                    side,
                    "",
                    on,
                    f"{side_name(side)}, {on}",
                    group=side_name(side),
                    scale=template_field.scale,
                    wide=True,
                )
            )
    return tuple(columns)
