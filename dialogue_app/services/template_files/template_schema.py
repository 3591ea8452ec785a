"""The shape of a template file: which keys there are and what each may hold. Cross references are
checked in ``template_references``.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dialogue_app.core.form import KEY, AskKind
from dialogue_app.core.kinds import BY_NAME, LISTED_BY_NAME
from dialogue_app.core.records import TRACKS
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import SCALES, STATUSES
from dialogue_app.core.template import Columns, GateLevel, Part
from dialogue_app.fields.registry import BY_NAME as FIELD_KINDS
from dialogue_app.services.template_files.toml_lines import Path
from dialogue_app.support.translation import _

FORMAT = 1
"""The format of template files that this program reads."""

DIRECTIONS = ("", "on_other", "on_self", "prediction", "own", "meta", "metameta")
"""What a two-way value says: on the other's conduct, on one's own, what one expects of the other; for
statements one's own view, the expected view, and the view one believes to be expected."""

CATALOGUE_NAMES = tuple(option.code for option in SCALES["CATALOGUE"].options)
_ASK_KINDS: tuple[str, ...] = get_args(AskKind)
_COLUMN_KINDS = tuple(kind for kind in _ASK_KINDS if kind not in ("hidden", "pairs", "refs"))
_LONGEST_TEXT = 4_000


def _one_of(what: str, known: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError(
                _("unknown {what} {value}; known are {known}").format(
                    what=what, value=value or '""', known=", ".join(name for name in known if name)
                )
            )
        return value

    return AfterValidator(check)


def _text(value: dict[str, str]) -> dict[str, str]:
    if not value.get("en", "").strip():
        raise ValueError(_("the English text is missing or empty"))
    for language, wording in value.items():
        if not re.fullmatch(r"[a-z]{2,3}", language):
            raise ValueError(_("unknown language {language}").format(language=language))
        if not wording.strip():
            raise ValueError(_("the text for {language} is empty").format(language=language))
        if len(wording) > _LONGEST_TEXT:
            raise ValueError(_("a text is longer than {n} characters").format(n=_LONGEST_TEXT))
    return value


def _key(value: str) -> str:
    if not re.fullmatch(KEY, value):
        raise ValueError(_("a key has letters, digits and underscores, and begins with a letter"))
    return value


def _format(value: int) -> int:
    if value != FORMAT:
        raise ValueError(_("unknown format {value}; this program reads format 1").format(value=value))
    return value


Words = Annotated[dict[str, str], AfterValidator(_text)]
Key = Annotated[str, AfterValidator(_key)]
ScaleName = Annotated[str, _one_of("scale", tuple(SCALES))]
Marking = Annotated[str, _one_of("marking", SCALES["HANDLING"].codes)]
Status = Annotated[str, _one_of("status", STATUSES)]
RoleName = Annotated[str, _one_of("role", tuple(Role))]
RecordName = Annotated[str, _one_of("record", tuple(LISTED_BY_NAME))]
CatalogueName = Annotated[str, _one_of("catalogue", CATALOGUE_NAMES)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ColumnModel(_Strict):
    """A column of a list of rows, or an aspect of a cell."""

    key: Key
    label: Words
    kind: Annotated[str, _one_of("kind", _COLUMN_KINDS)] = "line"
    scale: ScaleName | None = None
    of: Annotated[str, _one_of("record", tuple(BY_NAME))] = ""
    required: bool = False


class FieldModel(_Strict):
    """One field of a stage."""

    key: Key
    kind: Annotated[str, _one_of("kind", tuple(FIELD_KINDS))]
    label: Words
    short: Words | None = None
    tab: Words | None = None
    segment: Words | None = None
    marking: Marking
    role: RoleName | None = None
    required: bool = False
    help: Words | None = None
    scale: ScaleName | None = None
    statuses: list[Status] = []
    items: str = ""
    columns: Annotated[str, _one_of("columns", get_args(Columns))] = ""
    aspects: list[ColumnModel] = []
    of: str = ""
    part: Annotated[str, _one_of("part", get_args(Part))] = "value"
    round: Annotated[int, Field(ge=1, le=2)] = 1
    second: bool = False
    text_label: Words | None = None
    record: RecordName | None = None
    attributes: list[str] = []
    rows: list[ColumnModel] = []
    people: list[str] = []
    catalogue: CatalogueName | None = None
    beside: list[str] = []
    actor: Annotated[str, _one_of("actor", ("", "ALLIANCE", "RUSSIA"))] = ""
    direction: Annotated[str, _one_of("direction", DIRECTIONS)] = ""
    sealed: bool = False
    predicts: str = ""
    shown_from: str = ""
    released_only: bool = False
    with_time: bool = False
    skippable: bool = False
    skip_note: Words | None = None
    group: bool = False
    minimum: Annotated[int, Field(ge=0)] | None = None
    maximum: Annotated[int, Field(ge=0)] | None = None


class GateModel(_Strict):
    """One gate of a stage."""

    level: Annotated[str, _one_of("level", get_args(GateLevel))]
    text: Words
    check: str = ""
    params: dict[str, Any] = {}


class StageModel(_Strict):
    """One stage."""

    key: Key
    title: Words
    short: Words | None = None
    minutes: Annotated[int, Field(ge=1, le=600)]
    purpose: Words
    method: Words
    prompts: Annotated[list[Words], Field(min_length=1)]
    pitfalls: list[Words] = []
    field: Annotated[list[FieldModel], Field(min_length=1)]
    gate: list[GateModel] = []
    one_page: bool = False


class ChangedGateModel(GateModel):
    """A gate of the short form that stands in place of the one that is number ``replaces`` of a stage."""

    stage: str
    replaces: Annotated[int, Field(ge=1)]


class ShortFormModel(_Strict):
    """What the short form of a template changes."""

    name: Words
    summary: Words
    minutes: dict[str, Annotated[int, Field(ge=1, le=600)]]
    merge: dict[str, str] = {}
    leave_out: list[str] = []
    reason: Words
    gate: list[ChangedGateModel] = []


class TemplateModel(_Strict):
    """A whole template file."""

    format: Annotated[int, AfterValidator(_format)]
    key: Key
    version: Annotated[int, Field(ge=1)]
    track: Annotated[str, _one_of("track", TRACKS)]
    name: Words
    summary: Words
    stage: Annotated[list[StageModel], Field(min_length=1)]
    short_form: ShortFormModel | None = None


def shape_faults(data: dict[str, Any]) -> list[tuple[Path, str]]:
    """Every fault in the shape of a template: where it is, and what it is in words."""
    try:
        TemplateModel.model_validate(data)
    except ValidationError as error:
        faults = [_in_words(fault["type"], fault["loc"], fault) for fault in error.errors()]
        return list(dict.fromkeys(faults))
    return []


def _in_words(kind: str, path: Path, error: Any) -> tuple[Path, str]:
    last = str(path[-1]) if path else ""
    if kind == "missing":
        return path, _("{key} is missing").format(key=last)
    if kind == "extra_forbidden":
        return path, _("unknown key {key}").format(key=last)
    if kind == "value_error":
        return path, str(error["ctx"]["error"])
    if kind == "too_short":
        return path, _("{key} is empty").format(key=last)
    return path, _("{key}: {fault}").format(key=last, fault=_plain(kind, error))


def _plain(kind: str, error: Any) -> str:
    wanted = {
        "string_type": _("a text in quotation marks is needed"),
        "int_type": _("a whole number is needed"),
        "bool_type": _("true or false is needed"),
        "list_type": _("a list in square brackets is needed"),
        "dict_type": _("a table such as {example} is needed").format(example='{en = "..."}'),
        "model_type": _("a table is needed"),
        "greater_than_equal": _("the number is too small"),
        "less_than_equal": _("the number is too large"),
    }
    return wanted.get(kind, str(error["msg"]))
