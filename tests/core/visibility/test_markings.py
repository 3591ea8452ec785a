"""Markings: what carries which, the highest of several, and a field marked otherwise in one session."""

import dataclasses

import pytest

from dialogue_app.core import domain_records, records
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.stages import field_skip, skip_field
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, added
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import ask_of
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING, Session, Track
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage, Template, TemplateField, TemplateText
from dialogue_app.core.visibility.markings import (
    MOD,
    ORDER,
    WITHOUT_MARKING,
    highest,
    is_above,
    known,
    mark_field,
    marking_of,
    offered,
    opened_by,
    refuse_strange,
    up_to,
    usual,
    with_markings,
)
from dialogue_app.core.visibility.seals import seal, unseal
from dialogue_app.fields.registry import new_field

HIDDEN_MARKING = {
    "StageState": "kept by the program: how far a stage has come",
    "StageNotes": "the moderator's own notes are the moderator's",
    "FieldSkip": "marked as its field is",
    "Seal": "only says that something was sealed; kept by the program",
}
"""Kinds whose marking is set by the program and is offered in no form."""


def text_of(key: str, **more: object) -> TemplateField:
    values: dict[str, object] = {
        "key": key,
        "kind": "text",
        "label": TemplateText((("en", key),)),
        "marking": "ALLY",
    }
    return new_field(**(values | more))  # type: ignore[arg-type]


FIELD = text_of("what")
OTHER = text_of("other")
REASONS = text_of("why", of="what", part="reason")
LIST = text_of("list", kind="record_list", record="follow_up")


def template_with(*fields: TemplateField) -> Template:
    plain = TemplateText()
    stage = Stage(
        key="I1", title=plain, minutes=1, purpose=plain, method=plain, prompts=(), pitfalls=(),
        fields=fields, gates=(),
    )  # fmt: skip
    return Template(key="t", version=1, track=INTERNAL, name=plain, summary=plain, stages=(stage,))


def dialogue_of(track: str, **session: object) -> Dialogue:
    values: dict[str, object] = {"id": "s", "title": "One", "handling": usual(track)}
    return Dialogue((Track(id="t", track=track), Session(**(values | session))))  # type: ignore[arg-type]


def after(dialogue: Dialogue, change: Change) -> Dialogue:
    return dialogue.apply(change.edits)


# -- the order ---------------------------------------------------------------------------------------


def test_the_order_is_that_of_the_scale_and_moderator_only_is_highest() -> None:
    assert ORDER == scale("HANDLING").codes == ("OPEN", "PART", "ALLY", "DELEG", "MOD")


@pytest.mark.parametrize(
    ("markings", "found"),
    [
        (("OPEN", "PART"), "PART"),
        (("DELEG", "ALLY", "OPEN"), "DELEG"),
        (("OPEN", ""), "MOD"),
        (("OPEN", "SECRET"), "MOD"),
        ((), "MOD"),
    ],
)
def test_the_highest_counts_and_unmarked_is_moderator_only(markings: tuple[str, ...], found: str) -> None:
    assert highest(markings) == found


def test_what_is_unknown_is_above_everything_else() -> None:
    assert known("") == known("NATO") == MOD
    assert is_above("", "DELEG")
    assert is_above("ALLY", "PART")
    assert not is_above("PART", "PART")
    assert not is_above("OPEN", "")


def test_who_may_see_a_marking_may_see_all_of_wider_reach() -> None:
    assert up_to("PART") == {"OPEN", "PART"}
    assert up_to("") == set(ORDER)


# -- what carries a marking --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_carries_a_marking_or_is_named_with_the_reason(kind: type[records.Record]) -> None:
    named = {field.name for field in dataclasses.fields(kind)}
    assert ("marking" in named) != (kind in WITHOUT_MARKING)
    if kind in WITHOUT_MARKING:
        assert len(WITHOUT_MARKING[kind]) > 20


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITHOUT_MARKING])
def test_a_marking_is_asked_for_in_the_form_unless_the_program_keeps_it(kind: type[records.Record]) -> None:
    ask = next(ask_of(field) for field in dataclasses.fields(kind) if field.name == "marking")
    if kind.__name__ in HIDDEN_MARKING:
        assert ask.kind == "hidden"
    else:
        assert (ask.kind, ask.scale) == ("choice", "HANDLING")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_without_a_word_about_its_marking_is_never_open(kind: type[records.Record]) -> None:
    assert marking_of(kind(id="x")) in ("PART", "MOD")


def test_a_session_is_marked_by_its_handling_and_what_stands_in_it_follows() -> None:
    session = Session(id="s", handling="ALLY")
    assert marking_of(session) == "ALLY"
    assert marking_of(Session(id="s", handling="")) == MOD
    assert marking_of(records.Seat(id="a", session="s"), session) == "ALLY"
    assert marking_of(records.Seat(id="a", session="s")) == MOD
    assert marking_of(domain_records.FollowUp(id="f", marking="PART"), session) == "PART"


def test_each_kind_of_track_has_its_usual_marking() -> None:
    assert [usual(track) for track in (INTERNAL, EXTERNAL, BRIEF, TRAINING)] == [
        "ALLY",
        "PART",
        "PART",
        "PART",
    ]
    assert usual("something else") == MOD


# -- what a track must not hold ----------------------------------------------------------------------


def test_an_external_track_never_holds_anything_for_allies_only() -> None:
    for kind in KINDS:
        assert "ALLY" not in offered(EXTERNAL, kind)
    with pytest.raises(Refused, match="internal track"):
        refuse_strange(EXTERNAL, records.Entry, "ALLY")


def test_what_is_said_among_allies_goes_over_by_a_release_only() -> None:
    assert offered(INTERNAL, domain_records.Difference) == ("ALLY", "DELEG", "MOD")
    assert offered(INTERNAL, records.CatalogueItem) == ORDER
    assert offered(TRAINING) == offered(BRIEF) == ORDER
    with pytest.raises(Refused, match="released text"):
        refuse_strange(INTERNAL, records.Entry, "OPEN")


def test_the_verbs_on_records_and_cells_hold_to_it() -> None:
    inside, outside = dialogue_of(INTERNAL), dialogue_of(EXTERNAL)
    with pytest.raises(Refused, match="Participants"):
        set_entry(inside, "s", FIELD, Place(), value="x", marking="PART")
    outside = after(
        outside, add_listed(outside, domain_records.FollowUp(session="s", text="x", marking="PART"))
    )
    record = next(iter(outside.of(domain_records.FollowUp).values()))
    with pytest.raises(Refused, match="allies"):
        change_record(outside, record, marking="ALLY")
    assert change_record(outside, record, marking="MOD")


# -- a field marked otherwise ------------------------------------------------------------------------


def filled(track: str = INTERNAL) -> Dialogue:
    """A field with an entry, a list with a record, and a field closed with a reason."""
    dialogue = dialogue_of(track)
    dialogue = after(dialogue, set_entry(dialogue, "s", FIELD, Place(), value="what we think"))
    follow = domain_records.FollowUp(session="s", field="list", text="call", marking="ALLY")
    dialogue = after(dialogue, add_listed(dialogue, follow))
    skip = skip_field(dialogue, "s", "other", reason="known", by="Anna", marking="ALLY")
    return after(dialogue, skip)


def test_marking_a_field_marks_what_it_holds_in_the_same_change() -> None:
    dialogue = filled()
    dialogue = after(dialogue, mark_field(dialogue, "s", FIELD, "MOD"))
    entry = dialogue.entry("s", "what")
    assert entry is not None
    assert entry.marking == "MOD"
    assert dict(dialogue.of(Session)["s"].field_markings) == {"what": "MOD"}
    dialogue = after(dialogue, mark_field(dialogue, "s", LIST, "DELEG"))
    assert [follow_up.marking for follow_up in dialogue.of(domain_records.FollowUp).values()] == ["DELEG"]
    dialogue = after(dialogue, mark_field(dialogue, "s", OTHER, "DELEG"))
    skip = field_skip(dialogue, "s", "other")
    assert skip is not None
    assert skip.marking == "DELEG"
    assert dialogue.of(Session)["s"].field_markings == (
        ("list", "DELEG"),
        ("other", "DELEG"),
        ("what", "MOD"),
    )


def test_marking_a_field_leaves_other_fields_and_sessions_alone() -> None:
    dialogue = filled()
    second = Session(id="s2", title="Two", number=2, handling="ALLY")
    dialogue = dialogue.apply(added(second))
    dialogue = after(dialogue, set_entry(dialogue, "s2", FIELD, Place(), value="later"))
    dialogue = after(dialogue, mark_field(dialogue, "s", FIELD, "MOD"))
    later = dialogue.entry("s2", "what")
    assert later is not None
    assert later.marking == "ALLY"
    assert [follow_up.marking for follow_up in dialogue.of(domain_records.FollowUp).values()] == ["ALLY"]


def test_marking_a_field_as_it_is_changes_nothing() -> None:
    dialogue = filled()
    dialogue = after(dialogue, mark_field(dialogue, "s", FIELD, "MOD"))
    assert not mark_field(dialogue, "s", FIELD, "MOD")


def test_a_part_of_a_field_is_marked_with_the_field() -> None:
    dialogue = filled()
    change = mark_field(dialogue, "s", REASONS, "DELEG")
    dialogue = after(dialogue, change)
    assert dict(dialogue.of(Session)["s"].field_markings) == {"what": "DELEG"}
    entry = dialogue.entry("s", "what")
    assert entry is not None
    assert entry.marking == "DELEG"
    marked = with_markings(template_with(FIELD, REASONS, OTHER), (("what", "DELEG"),))
    assert [field.marking for _stage, field in marked.fields()] == ["DELEG", "DELEG", "ALLY"]


def test_new_records_take_the_marking_of_the_field() -> None:
    template = with_markings(template_with(FIELD), (("what", "MOD"), ("gone", "OPEN")))
    field = template.stage("I1").field("what")
    dialogue = dialogue_of(INTERNAL)
    dialogue = after(dialogue, set_entry(dialogue, "s", field, Place(), value="x"))
    entry = dialogue.entry("s", "what")
    assert entry is not None
    assert entry.marking == "MOD"


def test_a_marking_that_is_not_known_hides_the_field() -> None:
    template = with_markings(template_with(FIELD), (("what", "SECRET"),))
    assert template.stage("I1").field("what").marking == MOD


def test_a_template_without_other_markings_stays_the_same_value() -> None:
    template = template_with(FIELD)
    assert with_markings(template, ()) is template
    assert with_markings(template, (("gone", "MOD"),)) == template


def test_a_field_is_not_marked_as_the_track_must_not_hold_it() -> None:
    with pytest.raises(Refused, match="released text"):
        mark_field(filled(), "s", FIELD, "PART")
    with pytest.raises(Refused, match="allies"):
        mark_field(dialogue_of(EXTERNAL), "s", FIELD, "ALLY")


def test_sealed_answers_are_not_marked_anew_until_they_are_unsealed() -> None:
    field = text_of("sealed", columns="sides", sealed=True, marking="DELEG")
    dialogue = dialogue_of(EXTERNAL)
    dialogue = after(dialogue, set_entry(dialogue, "s", field, Place(party="RUSSIA"), value="x"))
    dialogue = after(dialogue, seal(dialogue, "s", field, "RUSSIA"))
    with pytest.raises(Refused, match="sealed"):
        mark_field(dialogue, "s", field, "PART")
    dialogue = after(dialogue, unseal(dialogue, "s", field, "RUSSIA"))
    dialogue = after(dialogue, mark_field(dialogue, "s", field, "PART"))
    assert [entry.marking for entry in dialogue.of(records.Entry).values()] == ["PART"]


def test_what_more_people_would_see_is_counted_before() -> None:
    dialogue = filled(TRAINING)
    assert [type(record) for record in opened_by(dialogue, "s", FIELD, "PART")] == [records.Entry]
    assert [type(record) for record in opened_by(dialogue, "s", OTHER, "PART")] == [records.FieldSkip]
    assert opened_by(dialogue, "s", FIELD, "ALLY") == ()
    assert opened_by(dialogue, "s", FIELD, "MOD") == ()


def test_the_reason_of_a_skip_is_marked_as_its_field_or_its_session() -> None:
    dialogue = dialogue_of(INTERNAL)
    skipped = after(dialogue, skip_field(dialogue, "s", "f", reason="r", by="b"))
    assert [skip.marking for skip in skipped.of(records.FieldSkip).values()] == ["ALLY"]
    nowhere = after(Dialogue(), skip_field(Dialogue(), "s", "f", reason="r", by="b"))
    assert [skip.marking for skip in nowhere.of(records.FieldSkip).values()] == [MOD]
