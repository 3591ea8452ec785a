"""Values that fit the form of a record, and those that are refused by the label of their attribute."""

from __future__ import annotations

from typing import Any

import pytest

from dialogue_app.core import form
from dialogue_app.core.domain_records import Difference, RedLine, RoleCard
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import Entry, ListRow, Party, Record, Session, Track, new_id
from dialogue_app.core.validity.checks import LONGEST_LINE, LONGEST_TEXT, check
from tests.core import made


@pytest.mark.parametrize("kind", KINDS)
def test_full_and_empty_records_of_every_kind_fit(kind: type[Record]) -> None:
    check(made.full_record(kind, dialogue=made.small_dialogue()))
    check(kind(id=new_id()))


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (Party(name="x" * (LONGEST_LINE + 1)), "Name: the text is too long; 1000 characters fit"),
        (Party(profile="x" * (LONGEST_TEXT + 1)), "Public profile: the text is too long"),
        (Party(name="a\0"), "Name: the text contains signs"),
        (Party(name="\udc80"), "Name: the text contains signs"),
        (Party(name="a\nb"), "Name: one line only"),
        (Party(side="CHINA"), "Side: “CHINA” is not a side"),
        (Party(marking="TOP"), "Marking: “TOP” is not one of the choices"),
        (Track(languages=("en", "xx")), "Languages: “xx” is not one of the choices"),
        (Track(created_at="\0"), "Made at: the text contains signs"),
        (ListRow(values=(("a", "\0"),)), "Cells of the row: the text contains signs"),
        (Session(number=0), "Number: 0 is outside 1 to 9999"),
        (Difference(review="soon"), "Review date: “soon” is not a date"),
        (Difference(accepted_a="maybe"), "yes or no, please"),
        (RedLine(stated_at="noon"), "Stated at: “noon” is not a date with a time"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_label(record: Record, label: str) -> None:
    with pytest.raises(Refused) as caught:
        check(record)
    assert label in str(caught.value)
    assert str(caught.value).endswith("Nothing was changed.")


def test_a_number_without_bounds_has_wide_ones() -> None:
    from dialogue_app.core.validity.checks import _number

    assert _number(form.Ask(label="", kind="number"), 10**6) == ""
    assert _number(form.Ask(label="", kind="number"), 10**6 + 1)


def test_the_questions_of_a_form_leave_out_what_is_hidden() -> None:
    asked = dict(form.questions(RoleCard))
    assert list(asked)[:3] == ["marking", "party", "identity"]
    assert "id" not in asked
    assert asked["party"].required
    assert form.ask_of(Entry.__dataclass_fields__["id"]).kind == "hidden"


def test_every_form_asks_in_a_known_way() -> None:
    used: dict[str, Any] = {ask.kind: ask for kind in KINDS for _name, ask in form.questions(kind)}
    assert used["pairs"].pair[0]
    assert used["choice"].scale
    assert set(used) <= set(form.AskKind.__args__)
    for declare in (form.line, form.text, form.quote, form.date, form.party, form.side):
        assert form.ask_of(declare("L", required=True)).required
    assert form.ask_of(form.number("N", minimum=1, maximum=2)).maximum == 2
