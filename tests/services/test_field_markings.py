"""A session marks a field otherwise than its template: everybody who asks for the template sees it."""

import dataclasses

from dialogue_app.core.records import Session
from dialogue_app.services.templates import template, template_of


def session(**values: object) -> Session:
    plain: dict[str, object] = {"id": "s", "template_key": "internal_alliance"}
    return Session(**(plain | values))  # type: ignore[arg-type]


def marking(other: Session, key: str) -> str:
    stage_and_field = template_of(other).find_field(key)
    assert stage_and_field is not None
    return stage_and_field[1].marking


def test_a_field_is_marked_as_the_session_says() -> None:
    marked = session(field_markings=(("interests", "MOD"),))
    assert marking(session(), "interests") == "ALLY"
    assert marking(marked, "interests") == "MOD"
    assert marking(marked, "talks_for") == "ALLY"


def test_the_parts_of_a_field_follow_it() -> None:
    marked = session(field_markings=(("verdict_r1", "DELEG"),))
    keys = [field.key for _stage, field in template_of(marked).fields() if field.entry_field == "verdict_r1"]
    assert len(keys) > 1
    assert {marking(marked, key) for key in keys} == {"DELEG"}


def test_a_session_that_keeps_its_own_template_is_marked_too() -> None:
    text = template("internal_alliance").source
    marked = session(template_text=text, field_markings=(("interests", "DELEG"),))
    assert marking(marked, "interests") == "DELEG"
    assert marking(dataclasses.replace(marked, field_markings=()), "interests") == "ALLY"


def test_the_same_session_gets_the_same_template_each_time() -> None:
    marked = session(field_markings=(("interests", "MOD"),))
    assert template_of(marked) is template_of(dataclasses.replace(marked))
