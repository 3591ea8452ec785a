"""A sound template file as templates: the plain one, and its short form if the file has one."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any

from dialogue_app.core.roles import Role
from dialogue_app.core.template import Gate, Stage, Template, TemplateColumn, TemplateField, TemplateText
from dialogue_app.fields.registry import new_field
from dialogue_app.services.template_files.former_roles import with_former_people, with_former_roles

Table = dict[str, Any]

_TEXTS = ("label", "short", "tab", "segment", "help", "text_label", "skip_note")
_LISTS = ("statuses", "attributes", "beside")


def templates_from(data: Table, source: str) -> tuple[Template, ...]:
    """The templates of a parsed file, whose faults have been looked for before. ``source`` is its text."""
    plain = Template(
        key=data["key"],
        version=data["version"],
        track=data["track"],
        name=text_from(data["name"]),
        summary=text_from(data["summary"]),
        stages=with_former_people(with_former_roles(tuple(_stage(one) for one in data["stage"]))),
        source=source,
    )
    short = data.get("short_form")
    return (plain,) if short is None else (plain, _short_form(plain, short))


def text_from(table: dict[str, str] | None) -> TemplateText:
    """A text in its languages, English first."""
    if not table:
        return TemplateText()
    return TemplateText((("en", table["en"]), *((name, one) for name, one in table.items() if name != "en")))


def _stage(table: Table) -> Stage:
    return Stage(
        key=table["key"],
        title=text_from(table["title"]),
        short=text_from(table.get("short")),
        minutes=table["minutes"],
        purpose=text_from(table["purpose"]),
        method=text_from(table["method"]),
        prompts=tuple(text_from(one) for one in table["prompts"]),
        pitfalls=tuple(text_from(one) for one in table.get("pitfalls", ())),
        fields=tuple(_field(one) for one in table["field"]),
        gates=tuple(_gate(one) for one in table.get("gate", ())),
        one_page=table.get("one_page", False),
    )


def _field(table: Table) -> TemplateField:
    values: Table = dict(table)
    people = values.pop("people", ())
    for name in _TEXTS:
        if name in values:
            values[name] = text_from(values[name])
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    for name in ("rows", "aspects"):
        if name in values:
            values[name] = tuple(_column(value, people) for value in values[name])
    if "role" in values:
        values["role"] = Role(values["role"])
    return new_field(**values)


def _column(table: Table, people: Collection[str]) -> TemplateColumn:
    return TemplateColumn(**table | {"label": text_from(table["label"]), "person": table["key"] in people})


def _gate(table: Table) -> Gate:
    return Gate(
        level=table["level"],
        text=text_from(table["text"]),
        check=table.get("check", ""),
        params=table.get("params", {}),
    )


def _short_form(plain: Template, short: Table) -> Template:
    """The short form: other minutes, stages merged into others, fields left out, gates changed."""
    merge: dict[str, str] = short.get("merge", {})
    changed = {(one["stage"], one["replaces"]): _gate(one) for one in short.get("gate", ())}
    left_out, reason = set(short.get("leave_out", ())), text_from(short["reason"])
    prepared = {
        stage.key: dataclasses.replace(
            stage,
            minutes=short["minutes"].get(stage.key, stage.minutes),
            fields=tuple(
                dataclasses.replace(field, left_out=reason) if field.key in left_out else field
                for field in stage.fields
            ),
            gates=tuple(
                changed.get((stage.key, number), gate) for number, gate in enumerate(stage.gates, start=1)
            ),
        )
        for stage in plain.stages
    }
    for key, into in merge.items():
        prepared[into] = _merged(prepared[into], prepared.pop(key))
    return dataclasses.replace(
        plain,
        key=f"{plain.key}_short",
        name=text_from(short["name"]),
        summary=text_from(short["summary"]),
        stages=tuple(prepared.values()),
        short_form=True,
    )


def _merged(stage: Stage, other: Stage) -> Stage:
    """One stage treated within another: its fields share a tab there."""
    return dataclasses.replace(
        stage,
        prompts=stage.prompts + other.prompts,
        pitfalls=stage.pitfalls + other.pitfalls,
        fields=stage.fields + tuple(dataclasses.replace(one, tab=other.brief) for one in other.fields),
        gates=stage.gates + other.gates,
        one_page=False,
    )
