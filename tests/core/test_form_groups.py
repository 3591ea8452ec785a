"""The parts of a form: declared on the record, with what is asked for and in the order declared."""

from functools import partial
from typing import Any

import pytest

from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.form import ask_of, choice, form_groups, line, quote, text
from dialogue_app.core.records import Party


def test_a_record_without_parts_has_one_with_the_marking_at_its_end() -> None:
    assert form_groups(Party, ["marking", "code", "name"]) == (("", ("code", "name", "marking")),)


def test_parts_in_which_nothing_is_asked_are_left_out() -> None:
    assert form_groups(RedLine, ["focal", "marking", "statement"]) == (
        ("", ("statement",)),
        ("Four tests", ("focal",)),
        ("Where it comes from", ("marking",)),
    )


@pytest.mark.parametrize("declared", [line, text, quote, partial(choice, scale="ANTICIPATION")])
def test_nothing_is_required_that_does_not_say_so(declared: Any) -> None:
    assert not ask_of(declared("What")).required
    assert ask_of(declared("What", required=True)).required
