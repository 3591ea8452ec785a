"""Whether what a template refers to exists: fields, attributes, checks of gates and their parameters.

Works on the parsed file and passes over what has the wrong shape, so that all faults are found at once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from dialogue_app.analyses.gates.vocabulary import CHECKS
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import SCALES
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.registry import BY_NAME as FIELD_KINDS
from dialogue_app.services.template_files.toml_lines import Path
from dialogue_app.support.translation import _

Fault = tuple[Path, str]
Table = dict[str, Any]


def reference_faults(data: Table) -> list[Fault]:
    """Every reference of a template that leads nowhere, and every key that stands twice."""
    return list(_Check(data).faults())


def _tables(holder: object, key: str) -> list[Table]:
    listed = holder.get(key) if isinstance(holder, dict) else None
    return [table if isinstance(table, dict) else {} for table in listed] if isinstance(listed, list) else []


_WRITTEN = ("", "line", "text")
"""The kinds of column in which somebody's name may be written; without one it is a line."""


def _words(holder: Table, key: str) -> list[str]:
    listed = holder.get(key)
    return [word for word in listed if isinstance(word, str)] if isinstance(listed, list) else []


def _word(holder: Table, key: str) -> str:
    result = holder.get(key, "")
    return result if isinstance(result, str) else ""


def _kind(field: Table) -> FieldKind | None:
    return FIELD_KINDS.get(_word(field, "kind"))


def _role(field: Table) -> Role | None:
    word = _word(field, "role")
    return Role(word) if word in tuple(Role) else None


def _needed_role(field: Table) -> Role | None:
    """The role that a field cannot do without, because nothing else answers on its scale."""
    kind, scale = _word(field, "kind"), _word(field, "scale")
    return next(
        (role for role in Role if scale and role.about.scale == scale and kind in role.about.kinds), None
    )


def _tabs(path: Path, fields: list[Table]) -> Iterator[Fault]:
    """Fields of one tab that do not stand together, and what a field is called within no tab."""
    names = [_word(tab, "en") if isinstance(tab := field.get("tab"), dict) else "" for field in fields]
    for place, name in enumerate(names):
        if name and name in names[:place] and name != names[place - 1]:
            fault = _("the fields of the tab {tab} do not stand together")
            yield (*path, place, "tab"), fault.format(tab=name)
        if fields[place].get("segment") and not name:
            yield (*path, place, "segment"), _("segment without a tab")


class _Check:
    def __init__(self, data: Table) -> None:
        self.data = data
        self.stages = _tables(data, "stage")
        self.fields: dict[str, Table] = {}
        for stage in self.stages:
            for field in _tables(stage, "field"):
                self.fields.setdefault(_word(field, "key"), field)
        self.stage_keys = [_word(stage, "key") for stage in self.stages]

    def faults(self) -> Iterator[Fault]:
        yield from self._doubles()
        for at, stage in enumerate(self.stages):
            for place, field in enumerate(_tables(stage, "field")):
                yield from self._field(("stage", at, "field", place), field)
            yield from _tabs(("stage", at, "field"), _tables(stage, "field"))
            if stage.get("one_page") is True and any(
                field.get("sealed") is True for field in _tables(stage, "field")
            ):
                yield ("stage", at, "one_page"), _("a stage with a sealed field is not one page")
            for place, gate in enumerate(_tables(stage, "gate")):
                yield from self._gate(("stage", at, "gate", place), gate)
        yield from self._roles()
        yield from self._short_form()

    def _roles(self) -> Iterator[Fault]:
        """Roles that stand twice or on the wrong kind of field, and fields that cannot do without theirs."""
        seen: set[Role] = set()
        named = any(_role(field) for stage in self.stages for field in _tables(stage, "field"))
        for at, stage in enumerate(self.stages):
            for place, field in enumerate(_tables(stage, "field")):
                path: Path = ("stage", at, "field", place, "role")
                role = _role(field)
                if role is not None:
                    yield from self._role(path, field, role)
                    if role in seen and not role.about.several:
                        yield path, _("the role {role} stands twice").format(role=role)
                    seen.add(role)
                elif named and (needed := _needed_role(field)) is not None:
                    scale = needed.about.scale
                    yield (
                        path[:-1],
                        _("a field of scale {scale} needs the role {role}").format(scale=scale, role=needed),
                    )

    def _role(self, path: Path, field: Table, role: Role) -> Iterator[Fault]:
        kinds, scale = role.about.kinds, role.about.scale
        if _kind(field) is not None and _word(field, "kind") not in kinds:
            known = ", ".join(kinds)
            yield (
                path,
                _("the role {role} is for a field of kind {kinds}: {meaning}").format(
                    role=role, kinds=known, meaning=_(role.about.meaning)
                ),
            )
        if scale and _word(field, "scale") != scale:
            yield path, _("the role {role} is for a field of scale {scale}").format(role=role, scale=scale)
        given = [_word(table, "key") for name in ("rows", "aspects") for table in _tables(field, name)]
        first = next(iter(role.about.columns), "")
        if first and first not in given:
            yield path, _("the role {role} needs the column {key}").format(role=role, key=first)

    def _doubles(self) -> Iterator[Fault]:
        seen: set[str] = set()
        for at, stage in enumerate(self.stages):
            key = _word(stage, "key")
            if key and key in self.stage_keys[:at]:
                yield ("stage", at, "key"), _("the stage key {key} stands twice").format(key=key)
            for place, field in enumerate(_tables(stage, "field")):
                name = _word(field, "key")
                if name and name in seen:
                    path = ("stage", at, "field", place, "key")
                    yield path, _("the field key {key} stands twice").format(key=name)
                seen.add(name)

    # -- fields --------------------------------------------------------------------------------------

    def _field(self, path: Path, field: Table) -> Iterator[Fault]:
        kind = _kind(field)
        yield from self._items(path, field)
        yield from self._others(path, field)
        yield from self._known((*path, "beside"), _words(field, "beside"))
        if kind is not None:
            yield from self._needs(path, field, kind)
        if (_word(field, "record") == "list_row") != bool(field.get("rows")):
            yield path, _("rows and the record list_row belong together")
        if self._lacks_release(field):
            yield path, _("the verdicts of the alliance on the other side need released_only = true")
        yield from self._attributes(path, field)
        named = {_word(row, "key") for row in _tables(field, "rows") if _word(row, "kind") in _WRITTEN}
        for at, key in enumerate(_words(field, "people")):
            if key not in named:
                yield (
                    (*path, "people", at),
                    _("there is no column of text with the key {key}").format(key=key),
                )
        for name in ("rows", "aspects"):
            yield from self._columns((*path, name), _tables(field, name))
        low, high = field.get("minimum"), field.get("maximum")
        if isinstance(low, int) and isinstance(high, int) and low > high:
            yield (*path, "maximum"), _("maximum is less than minimum")

    def _needs(self, path: Path, field: Table, kind: FieldKind) -> Iterator[Fault]:
        """What a field must say, and what it may not say, because of its kind."""
        for name in kind.needs:
            if not field.get(name):
                yield path, _("a field of kind {kind} needs {key}").format(kind=kind.name, key=name)
        if kind.single and field.get("columns"):
            yield (*path, "columns"), _("a field of kind {kind} has no columns").format(kind=kind.name)

    def _lacks_release(self, field: Table) -> bool:
        """Whether a field of an external track would take verdicts of the alliance that nobody released."""
        verdict = _word(field, "direction") == "on_other" and _word(field, "scale") == "VERDICT"
        external = _word(self.data, "track") == "EXTERNAL"
        return external and verdict and field.get("released_only") is not True

    def _others(self, path: Path, field: Table) -> Iterator[Fault]:
        """The fields that a field names: what it shows a part of, what it predicts, what it is known from."""
        for name in ("of", "predicts", "shown_from"):
            other = _word(field, name)
            if other and other not in self.fields:
                yield (*path, name), self._unknown(other)
            if other and name != "of" and field.get("sealed") is not True:
                yield (*path, name), _("{key} is for a sealed field").format(key=name)

    def _items(self, path: Path, field: Table) -> Iterator[Fault]:
        items = _word(field, "items")
        if not items:
            return
        if items.startswith("catalogue:"):
            name = items.removeprefix("catalogue:")
            if name not in SCALES["CATALOGUE"].codes:
                yield (*path, "items"), _("unknown catalogue {name}").format(name=name)
            return
        key, _dot, attribute = items.partition(".")
        rows = self.fields.get(key)
        if rows is None:
            yield (*path, "items"), self._unknown(key)
        elif (kind := _kind(rows)) is None or not kind.lists:
            yield (*path, "items"), _("the field {key} is no list").format(key=key)
        elif attribute and attribute not in self._attributes_of(rows):
            yield (*path, "items"), _("unknown attribute {name}").format(name=attribute)

    def _attributes(self, path: Path, field: Table) -> Iterator[Fault]:
        names = _words(field, "attributes")
        known = self._attributes_of(field)
        for place, name in enumerate(names):
            if known and name not in known:
                yield (*path, "attributes", place), _("unknown attribute {name}").format(name=name)

    def _columns(self, path: Path, columns: list[Table]) -> Iterator[Fault]:
        keys = [_word(column, "key") for column in columns]
        for place, column in enumerate(columns):
            if keys[place] in keys[:place]:
                yield (*path, place), _("the column key {key} stands twice").format(key=keys[place])
            if _word(column, "kind") in ("choice", "choices") and not column.get("scale"):
                yield (*path, place), _("a column with a choice needs a scale")

    def _attributes_of(self, field: Table) -> tuple[str, ...]:
        """The attributes of the records of a list field; nothing if the list is not known."""
        kind = _kind(field)
        if kind is not None and kind.beside_list:
            field = self.fields.get(_word(field, "items"), {})
            kind = _kind(field)
        rows = _tables(field, "rows")
        if rows:
            return tuple(_word(row, "key") for row in rows)
        name = _word(field, "record") or (kind.record if kind else "")
        record = LISTED_BY_NAME.get(name)
        return tuple(attribute.name for attribute in dataclasses.fields(record)) if record else ()

    def _known(self, path: Path, keys: list[str]) -> Iterator[Fault]:
        for place, key in enumerate(keys):
            if key not in self.fields:
                yield (*path, place), self._unknown(key)

    def _unknown(self, key: str) -> str:
        return _("there is no field {key}").format(key=key)

    # -- gates ---------------------------------------------------------------------------------------

    def _gate(self, path: Path, gate: Table) -> Iterator[Fault]:
        name, given = _word(gate, "check"), gate.get("params", {})
        if not name:
            if given:
                yield (*path, "params"), _("params without a check")
            return
        if name not in CHECKS:
            known = ", ".join(CHECKS)
            yield (
                (*path, "check"),
                _("unknown check {name}; known are {known}").format(name=name, known=known),
            )
            return
        if isinstance(given, dict):
            yield from self._params((*path, "params"), name, given)

    def _params(self, where: Path, name: str, given: Table) -> Iterator[Fault]:
        check = CHECKS[name]
        for need in check.needs:
            if need not in given:
                yield where, _("the check {name} needs {param}").format(name=name, param=need)
        if not {"field", "fields", "verdicts", "lines"} & set(given) and not check.needs:
            yield where, _("the check {name} needs {param}").format(name=name, param="field")
        for need, value in given.items():
            if need not in check.params:
                yield where, _("the check {name} does not take {param}").format(name=name, param=need)
            else:
                for fault in self._param(check.params[need], value, given):
                    yield where, f"{need}: {fault}"

    def _param(self, kind: str, value: Any, given: Table) -> Iterator[str]:
        """What is wrong with one parameter of a check."""
        if kind == "number":
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                yield _("a whole number is needed")
        elif kind == "flag":
            if not isinstance(value, bool):
                yield _("true or false is needed")
        elif kind in ("field", "moment", "attribute"):
            yield from self._name(kind, value, given)
        elif not isinstance(value, list) or not value or not all(isinstance(key, str) for key in value):
            yield _("a list of texts is needed")
        elif kind == "fields":
            yield from (self._unknown(key) for key in value if key not in self.fields)
        elif kind == "conditions":
            for part in value:
                yield from self._name("attribute", part.partition("=")[0], given)

    def _name(self, kind: str, value: Any, given: Table) -> Iterator[str]:
        if not isinstance(value, str):
            yield _("a text in quotation marks is needed")
        elif kind == "attribute":
            key = given.get("field") or next(iter(_words(given, "fields")), "")
            known = self._attributes_of(self.fields.get(key, {})) if isinstance(key, str) else ()
            if known and value not in known:
                yield _("unknown attribute {name}").format(name=value)
        elif value not in self.fields and not (kind == "moment" and value in self.stage_keys):
            yield self._unknown(value)

    # -- the short form ------------------------------------------------------------------------------

    def _short_form(self) -> Iterator[Fault]:
        short = self.data.get("short_form")
        if not isinstance(short, dict):
            return
        path: Path = ("short_form",)
        yield from self._known((*path, "leave_out"), _words(short, "leave_out"))
        yield from self._minutes(path, short)
        for place, gate in enumerate(_tables(short, "gate")):
            where = (*path, "gate", place)
            yield from self._gate(where, gate)
            key = _word(gate, "stage")
            stage = next((stage for stage in self.stages if _word(stage, "key") == key), None)
            number = gate.get("replaces")
            if stage is None:
                yield (*where, "stage"), _("there is no stage {key}").format(key=key)
            elif isinstance(number, int) and number > len(_tables(stage, "gate")):
                yield (*where, "replaces"), _("stage {key} has no gate {n}").format(key=key, n=number)

    def _minutes(self, path: Path, short: Table) -> Iterator[Fault]:
        """Every stage of a short form has minutes or is merged into another."""
        merge, minutes = short.get("merge", {}), short.get("minutes", {})
        if not isinstance(merge, dict) or not isinstance(minutes, dict):
            return
        for name, keys in (("merge", (*merge, *merge.values())), ("minutes", tuple(minutes))):
            for key in keys:
                if key not in self.stage_keys:
                    yield (*path, name), _("there is no stage {key}").format(key=key)
        for key in self.stage_keys:
            if (key in merge) == (key in minutes):
                yield (
                    (*path, "minutes"),
                    _("stage {key} needs either minutes or a merge").format(key=key),
                )
