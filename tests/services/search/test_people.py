"""Who is named in a track: found wherever a form or a template asks for a person, and nobody else."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import ask_of
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import (
    ALLIANCE,
    INTERNAL,
    RUSSIA,
    ListRow,
    Participant,
    Party,
    Record,
    Session,
    Track,
)
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.release.release_check import concerns
from dialogue_app.services.search.names import Sure
from dialogue_app.services.search.people import PERSONAL, attending, people_in
from dialogue_app.services.templates import load_template, template
from tests.services import amber_sea

WESTMARK = Party(id="wes", code="WES", name="Westmark", side=ALLIANCE)
RUS = Party(id="rus", code="RUS", name="Russian Federation", side=RUSSIA)


def dialogue(*records: Record, template_text: str = "") -> Dialogue:
    session = Session(
        id="s", number=1, template_key="internal_alliance", template_text=template_text,
        attribution_rule="PARTY", handling="PART",
    )  # fmt: skip
    return Dialogue([Track(id="t", name="Talks", track=INTERNAL), session, WESTMARK, RUS, *records])


def surely(held: Dialogue, text: str) -> list[str]:
    return [span.words for span in people_in(held).find(text) if span.sure is Sure.SURELY]


def test_the_forms_say_where_a_person_is_named() -> None:
    """A new attribute that holds a name says so in its form; this list is for the reader."""
    assert {f"{kind.__name__}.{name}" for kind, names in PERSONAL.items() for name in names} == {
        "Difference.owner", "Entry.owner", "FieldSkip.by", "FollowUp.post", "LineParagraph.owner",
        "ParkingLotItem.owner", "Participant.name", "ReadBack.confirmed_by", "ReleaseItem.authority",
        "ReleaseItem.spokesperson", "ReleaseItem.withdrawn_by", "RiskReductionMeasure.who", "Seat.head",
        "Session.chair", "Session.facilitator", "Session.penholder", "Session.rapporteur",
        "Session.release_authority", "StageState.by",
    }  # fmt: skip
    for kind in KINDS:
        for attribute in dataclasses.fields(kind):
            ask = ask_of(attribute)
            assert not ask.person or ask.kind == "line", (kind, attribute.name)


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in PERSONAL.items() for name in names]
)
@pytest.mark.parametrize("marking", ["PART", "MOD"])
def test_a_name_is_withheld_in_every_text_wherever_it_was_typed(
    kind: type[Record], name: str, marking: str
) -> None:
    known = {attribute.name for attribute in dataclasses.fields(kind)}
    values: dict[str, Any] = {name: "Ingrid Lindqvist", "id": "r"}
    values |= {key: value for key, value in (("session", "s"), ("marking", marking)) if key in known}
    record = kind(**values) if kind is not Session else None
    held = dialogue(*([record] if record else []))
    if record is None:
        held = Dialogue(
            dataclasses.replace(other, **{name: "Ingrid Lindqvist"}) if isinstance(other, Session) else other
            for other in held.everything()
        )
    disclosure = Disclosure(held, held.sessions()[0])
    for text in ("Ms Lindqvist said so", "Ingrid\u00a0Lindqvist", "the Lindqvists", "Lindqvist's words"):
        assert disclosure.identifies(text), text
    assert not disclosure.identifies("Westmark said so")
    part = Disclosure(dialogue(), held.sessions()[0], held)
    assert part.identifies("Ms Lindqvist said so")
    assert [concern.words for concern in concerns(held, "So says Ms Lindqvist.") if concern.number == 10] == [
        "Lindqvist"
    ]


def test_a_column_that_names_people_is_looked_at_too() -> None:
    (field,) = [
        template_field
        for _stage, template_field in template("internal_alliance").fields()
        if any(row.person for row in template_field.rows)
    ]
    row = ListRow(
        id="r", session="s", field=field.key, values=(("person", "Ingrid Lindqvist"), ("version", "Otto")),
    )  # fmt: skip
    assert surely(dialogue(row), "Ms Lindqvist and Otto") == ["Lindqvist"]
    assert surely(dialogue(dataclasses.replace(row, session="other")), "Ms Lindqvist") == []


def test_a_template_that_names_no_people_has_them_by_their_keys() -> None:
    text = template("mock_negotiation").source
    former = text.replace('people = ["who"]\n', "").replace("version = 1", "version = 7")
    assert former != text
    (read,) = load_template(former)
    assert [column.key for _stage, field in read.fields() for column in field.rows if column.person] == [
        "who"
    ]
    other = text.replace('people = ["who"]', 'people = ["when"]')
    (read,) = load_template(other)
    assert [column.key for _stage, field in read.fields() for column in field.rows if column.person] == [
        "when"
    ]


@pytest.mark.parametrize(
    "owner",
    [
        "Westmark", "WES", "Westmark's delegation", "Delegation of Westmark", "Both sides", "Secretariat",
        "Ministry of Foreign Affairs, Westmark", "MFA", "Legal advisers", "Director, arms control",
        "Russian side (role-played)", "technical experts", "the host", "Facilitator", "Joint staff",
    ],
)  # fmt: skip
def test_an_office_or_a_party_that_owns_something_is_nobody(owner: str) -> None:
    from dialogue_app.core.domain_records import ParkingLotItem

    held = dialogue(ParkingLotItem(id="p", session="s", owner=owner))
    assert people_in(held).find(f"{owner}: the arms control of the host, a role-played technical side") == ()


@pytest.mark.parametrize(
    ("owner", "text", "found"),
    [
        (
            "Desk officer Ingrid Lindqvist",
            "Ms Lindqvist; Ingrid Lindqvist",
            ["Lindqvist", "Ingrid Lindqvist"],
        ),
        ("Ingrid Lindqvist, head of division", "Lindqvist and a head of division", ["Lindqvist"]),
        ("Lindqvist and Brandt", "Brandt told Lindqvist", ["Brandt", "Lindqvist"]),
        ("Ingrid Lindqvist (Westmark)", "Lindqvist of Westmark", ["Lindqvist"]),
        ("Minister Lindqvist of the MFA", "Lindqvist", ["Lindqvist"]),
        ("Anna Berg; Otto Brandt / Li Mei", "Berg, Brandt, Mei", ["Berg", "Brandt", "Mei"]),
    ],
)
def test_a_person_beside_an_office_is_found(owner: str, text: str, found: list[str]) -> None:
    from dialogue_app.core.domain_records import ParkingLotItem

    assert surely(dialogue(ParkingLotItem(id="p", session="s", owner=owner)), text) == found


def test_who_attends_is_told_from_who_owns_something() -> None:
    held = dialogue(Participant(id="p", session="s", name="Anna Brandt", post="Head of Berg office"))
    assert [span.words for span in attending(held).find("Brandt, Berg")] == ["Brandt"]
    assert surely(held, "Brandt, Berg") == ["Brandt"]


@pytest.mark.parametrize("sample", [amber_sea.internal, amber_sea.external])
def test_in_the_sample_no_office_is_taken_for_a_person(sample: Any) -> None:
    words = {name.words for name in people_in(sample()).names if name.kind == "surname"}
    assert words
    assert not {
        word for word in words if word.lower() in ("control", "policy", "security", "defence", "staff")
    }
