"""How a record is asked for: each attribute of a record says its label and how it is entered.

The window builds its forms from this, documents print from it, and the store derives its columns from
it, so that an attribute stands in one place. Values are plain: text is ``str`` (empty means "not
recorded"), a choice is the code of an option of a scale, dates are ISO 8601 text, a whole number is
``int | None``, several choices or references are a ``tuple[str, ...]``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

AskKind = Literal[
    "line",  # one line of text
    "text",  # several lines of text
    "quote",  # a party's own words, set in serif
    "choice",  # one option of a scale
    "choices",  # several options of a scale
    "date",  # ISO date, or a part of one (a year, a year and a month)
    "datetime",  # ISO date and time with offset
    "number",  # a whole number or nothing
    "yes_no",  # "yes", "no" or nothing
    "party",  # the id of a party or of a side
    "parties",  # several of them
    "side",  # the id of a side
    "ref",  # the id of another record
    "refs",  # several of them
    "pairs",  # a list of two-column rows
    "hidden",  # kept by the program, not asked for
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question of a record's form: its label, how it is entered, and what it accepts.

    ``scale`` names a scale of ``core.scales`` (choice kinds); ``of`` names the kinds of record that a
    reference may point to; ``pair`` gives the two column heads of a list of pairs. ``holds``: what a hidden
    attribute holds, where that is one of the other kinds; ``pattern``: what a text must match as a whole.
    ``person``: it is the name of somebody, who is withheld where people may not be named.
    """

    label: str
    kind: AskKind
    scale: str = ""
    of: tuple[str, ...] = ()
    pair: tuple[str, str] = ("", "")
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    holds: AskKind | Literal[""] = ""
    pattern: str = ""
    person: bool = False

    @property
    def value_kind(self) -> AskKind:
        """What the value is, also where nobody is asked for it."""
        return self.holds or self.kind


ID = r"[A-Za-z0-9_-]{1,64}"
"""What an id looks like."""

KEY = r"[A-Za-z][A-Za-z0-9_]{0,59}"
"""What the key of a template, stage, field or column looks like."""


def _field(default: Any, ask: Ask) -> Any:
    return dataclasses.field(default=default, metadata={"ask": ask})


def hidden(
    default: Any = "",
    *,
    holds: AskKind | Literal[""] = "",
    pattern: str = "",
    scale: str = "",
    of: tuple[str, ...] = (),
    minimum: int | None = None,
    maximum: int | None = None,
) -> Any:
    """An attribute that the program keeps itself. Without ``holds`` any text or list fits."""
    ask = Ask(
        label="", kind="hidden", holds=holds, pattern=pattern, scale=scale, of=of,
        minimum=minimum, maximum=maximum,
    )  # fmt: skip
    return _field(default, ask)


def record_id() -> Any:
    """The id of the record itself."""
    return hidden(holds="line", pattern=ID)


def session() -> Any:
    """The id of the session that the record belongs to."""
    return hidden(holds="ref", of=("session",))


def key() -> Any:
    """The key of a part of the session's template."""
    return hidden(holds="line", pattern=KEY)


def position() -> Any:
    """The place of the record among its like, from 0."""
    return hidden(0, holds="number", minimum=0)


def kept_moment() -> Any:
    """A time that the program keeps itself."""
    return hidden(holds="datetime")


def line(label: str, *, required: bool = False) -> Any:
    """One line of text."""
    return _field("", Ask(label=label, kind="line", required=required))


def person(label: str, *, required: bool = False) -> Any:
    """The name of a person, or of several, or a post."""
    return _field("", Ask(label=label, kind="line", required=required, person=True))


def text(label: str, *, required: bool = False) -> Any:
    """Several lines of text."""
    return _field("", Ask(label=label, kind="text", required=required))


def quote(label: str, *, required: bool = False) -> Any:
    """A party's own words, kept and printed exactly as given."""
    return _field("", Ask(label=label, kind="quote", required=required))


def choice(label: str, scale: str, *, required: bool = False, default: str = "") -> Any:
    """One option of a scale."""
    return _field(default, Ask(label=label, kind="choice", scale=scale, required=required))


def choices(label: str, scale: str) -> Any:
    """Several options of a scale."""
    return _field((), Ask(label=label, kind="choices", scale=scale))


def date(label: str, *, required: bool = False) -> Any:
    """A date, or a period written as a year or a year and a month."""
    return _field("", Ask(label=label, kind="date", required=required))


def moment(label: str) -> Any:
    """A date with a time of day and its offset from UTC."""
    return _field("", Ask(label=label, kind="datetime"))


def number(
    label: str, *, required: bool = False, minimum: int | None = None, maximum: int | None = None
) -> Any:
    """A whole number, or nothing."""
    return _field(None, Ask(label=label, kind="number", required=required, minimum=minimum, maximum=maximum))


def yes_no(label: str) -> Any:
    """Yes, no, or not recorded."""
    return _field("", Ask(label=label, kind="yes_no"))


def party(label: str, *, required: bool = False) -> Any:
    """One party or side."""
    return _field("", Ask(label=label, kind="party", required=required))


def parties(label: str) -> Any:
    """Several parties or sides."""
    return _field((), Ask(label=label, kind="parties"))


def side(label: str, *, required: bool = False) -> Any:
    """One of the two sides."""
    return _field("", Ask(label=label, kind="side", required=required))


def ref(label: str, *of: str, required: bool = False) -> Any:
    """A reference to one other record of the same track."""
    return _field("", Ask(label=label, kind="ref", of=of, required=required))


def refs(label: str, *of: str) -> Any:
    """References to several other records of the same track."""
    return _field((), Ask(label=label, kind="refs", of=of))


def pairs(label: str, first: str, second: str) -> Any:
    """A list of two-column rows."""
    return _field((), Ask(label=label, kind="pairs", pair=(first, second)))


Group = tuple[str, tuple[str, ...]]
"""A part of a form: its heading, which may be empty, and the attributes below it."""


def group(heading: str, *names: str) -> Group:
    """A part of a form: a heading, not translated, and the attributes below it in order."""
    return heading, names


def form_groups(kind: type[Any], names: Iterable[str]) -> tuple[Group, ...]:
    """The parts of a record class's form with those attributes that are asked for; empty ones are left out.

    Without groups of its own the form is one part, at whose end the marking stands.
    """
    asked = list(names)
    if not kind.form_groups:
        last = [name for name in asked if name == "marking"]
        return (("", (*(name for name in asked if name != "marking"), *last)),)
    groups = (
        (heading, tuple(member for member in members if member in asked))
        for heading, members in kind.form_groups
    )
    return tuple(part for part in groups if part[1])


def ask_of(attribute: dataclasses.Field[Any]) -> Ask:
    """The question behind one attribute of a record class."""
    ask: Ask = attribute.metadata["ask"]
    return ask


def questions(kind: type[Any]) -> tuple[tuple[str, Ask], ...]:
    """The form of a record class: attribute name and question, in order, without hidden ones."""
    result = _QUESTIONS.get(kind)
    if result is None:
        asked = ((field.name, ask_of(field)) for field in dataclasses.fields(kind))
        result = _QUESTIONS[kind] = tuple((name, ask) for name, ask in asked if ask.kind != "hidden")
    return result


_QUESTIONS: dict[type[Any], tuple[tuple[str, Ask], ...]] = {}
"""The form of each record class, once it was asked for."""
