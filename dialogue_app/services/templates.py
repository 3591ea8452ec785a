"""Templates: those the program brings along, the user's own, and the one a session runs on.

A file of the program's own is read as it is, since a test has looked for its faults, and what a session kept
of it before it named roles or tabs is read as it is now; any other text is checked in full, and all its
faults are told at once, each with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from dialogue_app.core.errors import BadTemplate
from dialogue_app.core.records import Pairs, Session
from dialogue_app.core.template import Template
from dialogue_app.core.validity.checks import NOT_SHOWN
from dialogue_app.core.visibility.markings import with_markings
from dialogue_app.services.catalogues import (
    CATALOGUES,
    PartyPreset,
    PresetParty,
    catalogue_items,
    party_presets,
)
from dialogue_app.services.template_files.former_roles import former_texts
from dialogue_app.services.template_files.template_reader import templates_from
from dialogue_app.services.template_files.toml_lines import Path as TomlPath
from dialogue_app.services.template_files.toml_lines import find_lines, line_of
from dialogue_app.support import toml_text
from dialogue_app.support.paths import resource
from dialogue_app.support.translation import _, ngettext

__all__ = [
    "BUILT_IN",
    "CATALOGUES",
    "LARGEST",
    "PartyPreset",
    "PresetParty",
    "built_in_templates",
    "catalogue_items",
    "load_template",
    "party_presets",
    "template",
    "template_of",
    "user_templates",
]

BUILT_IN = ("internal_alliance", "external_russia", "thinktank_brief_90", "mock_negotiation")
"""The stems of the files the program brings along."""

LARGEST = 256 * 1024
"""The largest template file that is read, in bytes."""

Fault = tuple[TomlPath, str]


@lru_cache(maxsize=1)
def built_in_templates() -> tuple[Template, ...]:
    """The templates the program brings along; a short form follows the form it shortens."""
    return tuple(template for name in BUILT_IN for template in _built_in(name))


@lru_cache(maxsize=len(BUILT_IN))
def _built_in(name: str) -> tuple[Template, ...]:
    text = _built_in_text(name)
    return templates_from(tomllib.loads(text), text)


@lru_cache(maxsize=len(BUILT_IN))
def _built_in_text(name: str) -> str:
    return resource("templates", f"{name}.toml").read_text(encoding="utf-8")


def template(key: str) -> Template:
    """The built-in template of this key. Raises KeyError if there is none."""
    files = [name for name in BUILT_IN if name in (key, key.removesuffix("_short"))]
    for built_in in (found for name in files for found in _built_in(name)):
        if built_in.key == key:
            return built_in
    raise KeyError(key)


def load_template(text: str, name: str = "") -> tuple[Template, ...]:
    """The templates in a text: one, and its short form if the text has one.

    ``name`` is what the text is called in the error. Raises BadTemplate with all faults at once, each
    with its line.
    """
    shown = name or _("the template")
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise _bad(shown, [_("the file is larger than {n} KiB").format(n=LARGEST // 1024)])
    try:
        data = toml_text.parsed(text)
    except ValueError as error:
        raise _bad(shown, [_syntax(error)]) from error
    faults = _faults(data)
    if faults:
        raise _bad(shown, _placed(faults, data, text))
    return templates_from(data, text)


def user_templates(folder: Path) -> list[tuple[Path, tuple[Template, ...] | BadTemplate]]:
    """The user's own templates in a folder by file name, or for each that has faults the error.

    A folder that is not there holds none.
    """
    result: list[tuple[Path, tuple[Template, ...] | BadTemplate]] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            result.append((path, load_template(_read(path), path.name)))
        except BadTemplate as error:
            result.append((path, error))
    return result


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise _bad(path.name, [_("the file is larger than {n} KiB").format(n=LARGEST // 1024)])
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _bad(path.name, [_("the file is not text in UTF-8")]) from error
    except OSError as error:
        raise _bad(path.name, [_("the file cannot be read")]) from error


def template_of(session: Session) -> Template:
    """The template a session runs on: the one kept in the session, or the built-in one of its key; with the
    markings that the session gives its fields.

    Raises BadTemplate if the text kept in the session has faults, or there is neither.
    """
    if not session.field_markings:
        return _plain(session.template_text, session.template_key, session.short_form)
    return _marked(session.template_text, session.template_key, session.short_form, session.field_markings)


@lru_cache(maxsize=32)
def _marked(text: str, key: str, short_form: str, markings: Pairs) -> Template:
    return with_markings(_plain(text, key, short_form), markings)


def _plain(text: str, key: str, short_form: str) -> Template:
    if not text:
        try:
            return template(key)
        except KeyError as error:
            fault = _("there is no template {key}").format(key=key)
            raise _bad(key, [fault]) from error
    templates = _from_text(text)
    short = short_form == "yes"
    return next((template for template in templates if template.short_form == short), templates[0])


@lru_cache(maxsize=32)
def _from_text(text: str) -> tuple[Template, ...]:
    for name in BUILT_IN:
        if text == _built_in_text(name):
            return _built_in(name)
        if text in former_texts(_built_in_text(name)):
            return templates_from(tomllib.loads(_built_in_text(name)), text)
    return load_template(text)


def _faults(data: dict[str, Any]) -> list[Fault]:
    """Every fault of a parsed file. What looks for them is imported only here, since it is slow."""
    from dialogue_app.services.template_files.template_references import reference_faults
    from dialogue_app.services.template_files.template_schema import shape_faults

    return shape_faults(data) + reference_faults(data) + list(_reversed_texts(data, ()))


def _reversed_texts(data: object, path: TomlPath) -> Iterator[Fault]:
    """The texts that would not be read as they stand."""
    if isinstance(data, str):
        if NOT_SHOWN.search(data):
            yield path, _("the text contains signs that nobody sees and that change how it is read")
    elif isinstance(data, dict | list):
        for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _reversed_texts(inner, (*path, step))


def _bad(name: str, faults: list[str]) -> BadTemplate:
    sentence = ngettext(
        "{name} is not a template that can be used: it has one fault. Nothing was changed.",
        "{name} is not a template that can be used: it has {n} faults. Nothing was changed.",
        len(faults),
    ).format(name=name, n=len(faults))
    return BadTemplate(sentence, tuple(faults))


def _syntax(error: Exception) -> str:
    match = re.search(r"\(at line (\d+), column \d+\)", str(error))
    what = re.sub(r" \(at .*\)$", "", str(error))
    if match:
        return _("line {line}: {fault}").format(line=match[1], fault=what)
    return _("the file cannot be read as TOML: {fault}").format(fault=what)


def _placed(faults: list[Fault], data: dict[str, Any], text: str) -> list[str]:
    """The faults as sentences in the order of their lines, each with stage and field."""
    lines = find_lines(text)
    rows = sorted((line_of(lines, path), _where(path, data), fault) for path, fault in faults)
    return [
        _("line {line}{where}: {fault}").format(line=line, where=where, fault=fault)
        for line, where, fault in rows
    ]


def _where(path: TomlPath, data: Any) -> str:
    """Stage and field of a path, such as ``, stage I4, field verdict_r1``."""
    where = ""
    kind: str | int = ""
    for step in path:
        data = _inside(data, step)
        if isinstance(step, int) and kind in ("stage", "field", "gate"):
            where += _(", {kind} {name}").format(kind=_(str(kind)), name=_inside(data, "key") or step + 1)
        kind = step
    return where


def _inside(data: Any, step: str | int) -> Any:
    """What lies one step inside a parsed file; nothing if that is not there."""
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None
