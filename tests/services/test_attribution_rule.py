"""The attribution rule: one value, whether it is chosen in the set-up or in the stage that asks for it."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.attribution import SCALE, in_force, rule_answer, rule_field, strictest
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.sessions import (
    is_untouched,
    new_session,
    new_track,
    reframed,
    session_from_previous,
    set_up,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, Entry, Session
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.services.analysis import hold
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.templates import template, template_of
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from tests.documents.papers import printed, words

KEYS = {EXTERNAL: "external_russia", BRIEF: "thinktank_brief_90", INTERNAL: "internal_alliance"}


def begun(track: str = EXTERNAL) -> tuple[Dialogue, Template, TemplateField]:
    dialogue = new_track("Talks", track)
    frame = template(KEYS[track])
    dialogue = dialogue.apply(new_session(dialogue, frame).edits)
    field = rule_field(frame)
    assert field is not None
    return dialogue, frame, field


def both(dialogue: Dialogue, field: TemplateField) -> tuple[str, str]:
    """What the set-up shows and what the stage shows of the last session."""
    session = dialogue.sessions()[-1]
    answer = rule_answer(dialogue, session.id, field)
    return session.attribution_rule, answer.value if answer is not None else ""


def answered(dialogue: Dialogue, field: TemplateField, rule: str) -> Dialogue:
    session = dialogue.sessions()[-1].id
    return dialogue.apply(set_entry(dialogue, session, field, Place(), value=rule).edits)


def framed(dialogue: Dialogue, rule: str, **values: str) -> Dialogue:
    session = dialogue.sessions()[-1]
    after = dataclasses.replace(session, attribution_rule=rule, **values)
    return dialogue.apply(set_up(dialogue, session, after, template_of(session)).edits)


@pytest.mark.parametrize("track", [EXTERNAL, BRIEF])
def test_nobody_has_chosen_a_rule_in_a_new_session_that_asks_for_it(track: str) -> None:
    dialogue, frame, field = begun(track)
    session = dialogue.sessions()[-1]
    assert both(dialogue, field) == ("", "")
    assert in_force(session) == Disclosure(dialogue, session).rule == "CHR"
    assert is_untouched(dialogue, session.id, frame)
    assert "Chatham House Rule (none chosen)" in words(printed("session-summary", dialogue))


@pytest.mark.parametrize("track", [EXTERNAL, BRIEF])
@pytest.mark.parametrize("rule", ["REC", "PARTY", "SIDE", "CHR", "OFF"])
def test_a_rule_chosen_in_either_place_is_shown_in_both_and_in_force_everywhere(
    track: str, rule: str
) -> None:
    dialogue, frame, field = begun(track)
    for chosen in (answered(dialogue, field, rule), framed(dialogue, rule)):
        assert both(chosen, field) == (rule, rule)
        session = chosen.sessions()[-1]
        assert Disclosure(chosen, session).rule == rule
        shown = {
            "REC": "on the record",
            "PARTY": "party only",
            "SIDE": "side only",
            "CHR": "Chatham House Rule",
        }
        paper = words(printed("session-summary", chosen))
        assert f"Attribution: {shown.get(rule, 'off the record')} " in paper
        assert "none was chosen" not in paper
    other = answered(framed(dialogue, rule), field, "SIDE")
    assert both(other, field) == ("SIDE", "SIDE")
    assert both(framed(answered(dialogue, field, "SIDE"), rule), field) == (rule, rule)
    assert is_untouched(framed(dialogue, rule), dialogue.sessions()[0].id, frame)


def test_an_answer_taken_back_leaves_no_rule_in_either_place_and_is_undone_in_both() -> None:
    dialogue, _frame, field = begun()
    chosen = answered(dialogue, field, "SIDE")
    change = set_entry(chosen, chosen.sessions()[0].id, field, Place(), value="")
    after = chosen.apply(change.edits)
    assert both(after, field) == ("", "")
    assert after.apply(change.reversed().edits) == chosen


def test_another_field_changes_no_rule() -> None:
    dialogue, frame, field = begun()
    stage_and_field = frame.find_field("non_prejudice")
    assert stage_and_field is not None
    session = dialogue.sessions()[0].id
    after = dialogue.apply(
        set_entry(dialogue, session, stage_and_field[1], Place(), value="Nothing is conceded.").edits
    )
    assert both(after, field) == ("", "")


def test_a_following_session_stands_under_the_rule_of_the_one_before_in_both_places() -> None:
    dialogue, frame, field = begun()
    dialogue = framed(dialogue, "CHR")
    change = session_from_previous(dialogue, dialogue.sessions()[0], frame)
    assert both(dialogue.apply(change.edits), field) == ("CHR", "CHR")
    session = change.edits[0].record
    assert isinstance(session, Session)
    other = reframed(dialogue, change, dataclasses.replace(session, attribution_rule="OFF"), frame)
    assert both(dialogue.apply(other.edits), field) == ("OFF", "OFF")
    assert len(other.edits) == len(change.edits)


@pytest.mark.parametrize(
    ("own", "answer", "warned", "rule"),
    [
        ("PARTY", "SIDE", "", "SIDE"),
        ("CHR", "REC", "", "CHR"),
        ("", "SIDE", "", "SIDE"),
        ("SIDE", "", "2026-01-01T10:00:00+01:00", "SIDE"),
        ("PARTY", "", "", ""),
        ("SIDE", "SIDE", "", "SIDE"),
    ],
)
def test_a_file_in_which_the_two_differ_opens_with_the_stricter_in_both(
    own: str, answer: str, warned: str, rule: str
) -> None:
    dialogue, _frame, field = begun()
    session = dialogue.sessions()[0]
    older = dataclasses.replace(session, attribution_rule=own, warned_at=warned)
    dialogue = dialogue.apply((Edit(session, older),))
    if answer:
        entry = Entry(id="rule", session=session.id, field=field.entry_field, value=answer, marking="PART")
        dialogue = dialogue.apply(added(entry))
    store = MemoryStore(dialogue)
    workspace = Workspace(store)
    assert both(workspace.dialogue, field) == (rule, rule)
    assert store.load() == dialogue
    workspace.check_place()
    workspace.perform(_titled(workspace.dialogue))
    assert both(store.load(), field) == (rule, rule)
    assert store.load() == workspace.dialogue
    workspace.perform(_titled(workspace.dialogue, "Another"))
    workspace.reload()
    assert workspace.dialogue == store.load()
    assert both(store.load(), field) == (rule, rule)


def test_a_template_that_cannot_be_read_keeps_no_file_from_opening() -> None:
    dialogue, _frame, _field = begun()
    session = dialogue.sessions()[0]
    broken = dataclasses.replace(session, template_text="scale = ATTRIBUTION_RULE (")
    dialogue = dialogue.apply((Edit(session, broken),))
    assert Workspace(MemoryStore(dialogue)).dialogue == dialogue


def test_a_template_that_only_mentions_the_rule_keeps_that_of_the_session() -> None:
    inside = new_track("Talks", INTERNAL)
    frame = template(KEYS[INTERNAL])
    inside = inside.apply(new_session(inside, frame).edits)
    session = inside.sessions()[0]
    told = dataclasses.replace(session, template_text=f"# {SCALE}\n{session.template_text}")
    inside = inside.apply((Edit(session, told),))
    assert rule_field(template_of(told)) is None
    assert Workspace(MemoryStore(inside)).dialogue == inside


def test_a_file_that_is_only_read_shows_one_rule_and_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    dialogue, _frame, field = begun()
    session = dialogue.sessions()[0]
    older = dialogue.apply((Edit(session, dataclasses.replace(session, attribution_rule="PARTY")),))
    monkeypatch.setattr(MemoryStore, "read_only", property(lambda _self: True))
    store = MemoryStore(older)
    assert both(Workspace(store).dialogue, field) == ("", "")
    assert store.load() == older


def test_the_sample_says_one_rule() -> None:
    for dialogue in sample_dialogues():
        assert Workspace(MemoryStore(dialogue)).dialogue == dialogue
        for session in dialogue.sessions():
            held = hold(dialogue, session.number or 0)
            assert Disclosure(held.dialogue, session).rule == session.attribution_rule


def test_the_strictest_of_several_rules_counts_an_unknown_one_as_chatham_house() -> None:
    assert strictest("REC", "PARTY") == "PARTY"
    assert strictest("REC", "?") == "CHR"
    assert strictest("OFF", "") == "OFF"


def _titled(dialogue: Dialogue, title: str = "Renamed") -> Change:
    """A change of the very record that opening brought in line."""
    session = dialogue.sessions()[0]
    return Change("Rename", (Edit(session, dataclasses.replace(session, title=title)),))
