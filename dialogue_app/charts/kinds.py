"""The pictures there are: each with the question it answers. A new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dialogue_app.charts import reading
from dialogue_app.charts.option_field import describe_option_field, draw_option_field
from dialogue_app.charts.picture import Picture
from dialogue_app.support.translation import N_, _


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of picture. ``read(held, item)`` gives what it shows of a session, or None where the template
    has nothing of the kind; ``draw(result, width, ink)`` the picture; ``describe(result)`` its words.
    ``on_paper``: whether a document has it too.
    """

    name: str
    question: str
    read: Callable[..., Any]
    draw: Callable[..., Picture]
    describe: Callable[[Any], str]
    on_paper: bool = True

    @property
    def title(self) -> str:
        """The question in the language of the program."""
        return _(self.question)


CHARTS: tuple[Chart, ...] = (
    Chart("option-field", N_("Which responses deserve a discussion?"), reading.read_options,
          draw_option_field, describe_option_field),
)  # fmt: skip


def chart(name: str) -> Chart:
    """The chart of this name. Raises KeyError for an unknown one."""
    return {one.name: one for one in CHARTS}[name]
