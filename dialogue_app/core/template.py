"""A template: staged questions as data. Loaded by ``services.templates``; here is only what one is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dialogue_app.core.form import AskKind
from dialogue_app.core.roles import Role
from dialogue_app.support.typography import typographic

Columns = Literal["", "seats", "sides", "participants"]
Part = Literal["value", "confidence", "reason"]
GateLevel = Literal["hard", "required", "advised"]


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A text in several languages, English first."""

    wordings: tuple[tuple[str, str], ...] = ()

    def shown(self, language: str = "en") -> str:
        """The wording in ``language``, else the English one, else nothing; with a printer's marks."""
        return typographic(self.wording(language), language)

    def wording(self, language: str = "en") -> str:
        """The same as it was typed, to be kept in a record."""
        by_language = dict(self.wordings)
        return by_language.get(language) or by_language.get("en", "")

    def __str__(self) -> str:
        return self.shown()

    def __bool__(self) -> bool:
        return bool(self.wordings)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """A column that the template itself gives: of a list of rows, or an aspect of a matrix cell.

    ``kind`` is one of the ask kinds line, text, quote, choice, date, party, side, ref, number, yes_no.
    ``person``: it holds the name of somebody.
    """

    key: str
    label: TemplateText
    kind: str = "line"
    scale: str = ""
    of: str = ""
    required: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateField:
    """One thing to record in a stage. See ``fields`` for what each kind holds.

    ``short`` is the label in few words, for a tab; without it the label stands there. ``tab``: the tab that
    it shares with the fields next to it that name the same; ``segment``: what it is called within that tab.
    ``kind``: a name of the registry of field kinds; ``answer``: of which kind an answer is, as the kind says.
    ``role``: what it is for, if the program does more with it than to show and print it.
    ``items``: key of the list field whose records are the rows ("" = no items), or ``catalogue:NAME``, or
    ``LIST.ATTRIBUTE`` for the records that the list's records refer to by that attribute.
    ``columns``: who answers. ``aspects``: several values per cell. ``of``: key of the field whose
    entries this one shows another ``part`` or ``round`` of. ``record``: kind of record of a list;
    ``attributes``: those of its attributes that this field asks for (all when empty). ``rows``: the
    columns of a list of rows. ``predicts``: key of the field whose answers a sealed one predicts;
    ``shown_from``: key of the field with the time at which those are shown. ``beside``: keys of two-way
    fields shown in the same table.
    ``released_only``: a level of the alliance is taken from a released item and from nowhere else.
    ``text_label``: asks for a text beside the value, with this label. ``skip_note`` says when it may be
    skipped.
    """

    key: str
    kind: str
    label: TemplateText
    marking: str
    role: Role | None = None
    short: TemplateText = TemplateText()
    tab: TemplateText = TemplateText()
    segment: TemplateText = TemplateText()
    required: bool = False
    help: TemplateText = TemplateText()
    scale: str = ""
    statuses: tuple[str, ...] = ()
    items: str = ""
    columns: Columns = ""
    aspects: tuple[TemplateColumn, ...] = ()
    answer: AskKind = "text"
    of: str = ""
    part: Part = "value"
    round: int = 1
    second: bool = False
    text_label: TemplateText = TemplateText()
    record: str = ""
    attributes: tuple[str, ...] = ()
    rows: tuple[TemplateColumn, ...] = ()
    catalogue: str = ""
    beside: tuple[str, ...] = ()
    actor: str = ""
    direction: str = ""
    sealed: bool = False
    predicts: str = ""
    shown_from: str = ""
    released_only: bool = False
    with_time: bool = False
    skippable: bool = False
    skip_note: TemplateText = TemplateText()
    group: bool = False
    left_out: TemplateText = TemplateText()
    minimum: int | None = None
    maximum: int | None = None

    @property
    def brief(self) -> TemplateText:
        """The label in few words, as it stands on a tab."""
        return self.short or self.label

    @property
    def entry_field(self) -> str:
        """The key under which this field's entries are kept."""
        return self.of or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One check of a stage. Without ``check`` it is a tick for the facilitator."""

    level: GateLevel
    text: TemplateText
    check: str = ""
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A timed step: purpose, prompts, fields and gates. Minutes are suggested ones. With ``one_page`` its
    fields stand below each other on one page, not in tabs.
    """

    key: str
    title: TemplateText
    short: TemplateText = TemplateText()
    minutes: int
    purpose: TemplateText
    method: TemplateText
    prompts: tuple[TemplateText, ...]
    pitfalls: tuple[TemplateText, ...]
    fields: tuple[TemplateField, ...]
    gates: tuple[Gate, ...]
    one_page: bool = False

    @property
    def brief(self) -> TemplateText:
        """The title in few words, as it stands in a list of stages."""
        return self.short or self.title

    def field(self, key: str) -> TemplateField:
        """The field of this key. Raises KeyError."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A staged template. ``source`` is the text it was read from, kept by every session that runs on it."""

    key: str
    version: int
    track: str
    name: TemplateText
    summary: TemplateText
    stages: tuple[Stage, ...]
    source: str = ""
    short_form: bool = False

    def stage(self, key: str) -> Stage:
        """The stage of this key. Raises KeyError."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise KeyError(key)

    def fields(self) -> Iterator[tuple[Stage, TemplateField]]:
        """Every field with its stage, in order."""
        for stage in self.stages:
            for field in stage.fields:
                yield stage, field

    def role(self, role: Role) -> TemplateField | None:
        """The field with this role; the first, where there may be several."""
        return next(iter(self.roles(role)), None)

    def roles(self, *roles: Role) -> tuple[TemplateField, ...]:
        """The fields with these roles, role by role, each in the order of the template."""
        return tuple(field for role in roles for _stage, field in self.fields() if field.role is role)

    def list_of(self, record: str) -> TemplateField | None:
        """The first field that lists records of a kind."""
        return next((field for _stage, field in self.fields() if field.record == record), None)

    def find_field(self, key: str) -> tuple[Stage, TemplateField] | None:
        """The field of this key anywhere in the template, with its stage."""
        return next(((stage, field) for stage, field in self.fields() if field.key == key), None)
