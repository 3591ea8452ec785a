"""What both sides say about the same things, read from a session."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.sides import direction_fields, said
from tests.analyses.gates.room import SESSION, Room


def test_where_a_template_does_not_ask_both_sides_nothing_is_said() -> None:
    inside = Room("internal_alliance")
    inside.select("A")
    assert direction_fields(inside.template, "AGREE5") == {}
    assert list(said(inside.dialogue, SESSION, inside.template, "AGREE5")) == []
