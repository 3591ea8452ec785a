"""Fields are found by what they are for. Templates from before roles get theirs when they are read."""

import dataclasses
import re

import pytest

from dialogue_app.core.records import Session
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template
from dialogue_app.fields.registry import BY_NAME
from dialogue_app.services import templates
from dialogue_app.services.template_files.former_roles import former_texts
from dialogue_app.services.templates import BUILT_IN, built_in_templates, load_template, template_of
from dialogue_app.support.paths import resource


def source(name: str) -> str:
    return resource("templates", f"{name}.toml").read_text(encoding="utf-8")


def without_source(templates: tuple[Template, ...]) -> list[Template]:
    return [dataclasses.replace(template, source="") for template in templates]


@pytest.mark.parametrize("role", Role)
def test_a_role_says_what_it_is_for_and_is_for_kinds_of_field_that_there_are(role: Role) -> None:
    assert role.about.meaning.endswith(".")
    assert role.about.kinds
    assert set(role.about.kinds) <= set(BY_NAME)
    assert Role(str(role)) is role


@pytest.mark.parametrize("role", Role)
def test_the_help_says_what_a_role_is_for(role: Role) -> None:
    kinds = ", ".join(f"`{kind}`" for kind in role.about.kinds)
    told = f"| `{role}` | {kinds} | {role.about.meaning}"
    if role.about.columns:
        told += f" Columns read: {', '.join(f'`{column}`' for column in role.about.columns)}."
    told += f"{' There may be several.' if role.about.several else ''} |"
    assert told in resource("help", "templates.md").read_text("utf-8").splitlines()


@pytest.mark.parametrize("role", Role)
def test_every_role_stands_in_a_template_of_the_program_once_or_as_often_as_it_may(role: Role) -> None:
    fields_in_role = [template.roles(role) for template in built_in_templates()]
    assert any(fields_in_role)
    for fields in fields_in_role:
        assert len(fields) <= 1 or role.about.several
        assert all(field.kind in role.about.kinds for field in fields)
        for field in fields:
            named = {column.key for column in (*field.rows, *field.aspects)}
            assert named <= set(role.about.columns) or not role.about.columns


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_template_from_before_roles_is_read_as_the_one_that_names_them(name: str) -> None:
    _unnamed, text, former = former_texts(source(name))
    assert former != text
    assert without_source(load_template(former)) == without_source(load_template(text))


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_session_from_before_roles_or_tabs_does_not_wait_for_the_search_for_faults(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_for(_data: object) -> None:
        pytest.fail("the program's own template was looked through for faults")

    monkeypatch.setattr(templates, "_faults", looked_for)
    for former in former_texts(source(name)):
        read = template_of(Session(template_key=name, template_text=former))
        assert read.source == former
        assert without_source((read,)) == without_source((template_of(Session(template_key=name)),))


def test_a_key_had_its_meaning_whatever_the_kind_of_its_field() -> None:
    *_later, text = former_texts(source("mock_negotiation"))
    (read,) = load_template(text.replace('key = "aims"\nkind = "text_list"', 'key = "aims"\nkind = "text"'))
    field = read.role(Role.LEARNING_AIMS)
    assert field is not None
    assert field.kind == "text"


def test_a_template_that_names_a_role_is_taken_at_its_word() -> None:
    text = source("mock_negotiation")
    first, *others = re.findall(r'^role = "\w+"\n', text, flags=re.MULTILINE)
    kept = text
    for line in others:
        kept = kept.replace(line, "")
    (read,) = load_template(kept)
    assert [field.role for _stage, field in read.fields() if field.role] == [Role(first.split('"')[1])]


def test_a_role_is_found_whatever_the_key_of_its_field() -> None:
    text = source("mock_negotiation").replace('"aims"', '"what_we_teach"')
    (read,) = load_template(text)
    field = read.role(Role.LEARNING_AIMS)
    assert field is not None
    assert field.key == "what_we_teach"
    assert read.role(Role.QUESTION) is None


def test_fields_come_role_by_role() -> None:
    (read, *_short) = load_template(source("internal_alliance"))
    asked = read.roles(Role.PREFERRED_PLACE, Role.MOVES)
    assert [field.role for field in asked] == [Role.PREFERRED_PLACE, Role.MOVES, Role.MOVES]
