"""What an answer to a field may be, by the kind of the field, its scale, its statuses and its aspects."""

from __future__ import annotations

import pytest

from dialogue_app.core.template import TemplateColumn, TemplateField
from dialogue_app.core.validity.answers import answer_fault, row_fault
from dialogue_app.fields.registry import new_field
from tests.core import made


def field(kind: str) -> TemplateField:
    most = 12 if kind == "number" else None
    return new_field(key="k", kind=kind, label=made.words("K"), marking="PART", minimum=1, maximum=most)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("number", ("", "1", "12"), ("0", "13", "1.5", "x", "-", "--5", "+-5", "9" * 40, "²")),
        ("yes_no", ("", "yes", "no"), ("Yes", "maybe")),
        ("date", ("", "2026", "2026-03", "2026-03-12", "2026-03-12T14:32:05+01:00"), ("12.3.2026", "soon")),
        ("text", ("", "anything\nat all"), ("a\u202eb", "x" * 100_001)),
    ],
)
def test_an_answer_is_of_the_kind_of_its_field(
    kind: str, good: tuple[str, ...], bad: tuple[str, ...]
) -> None:
    assert [answer for answer in good if answer_fault(field(kind), "", answer)] == []
    assert [answer for answer in bad if not answer_fault(field(kind), "", answer)] == []


def test_an_answer_is_on_the_scale_or_one_of_the_statuses() -> None:
    assert [answer for answer in ("", "1", "5", "NP", "WH") if answer_fault(made.VERDICT, "", answer)] == []
    assert [answer for answer in ("0", "6", "X", "1 ") if not answer_fault(made.VERDICT, "", answer)] == []
    assert answer_fault(made.TWO_WAY, "own", "9")
    assert not answer_fault(made.TWO_WAY, "note", "nine")


def test_a_value_in_a_row_is_of_the_kind_of_its_column() -> None:
    def column(kind: str, scale: str = "") -> TemplateColumn:
        return TemplateColumn(key="c", label=made.words("C"), kind=kind, scale=scale)

    assert row_fault(column("number"), "many")
    assert not row_fault(column("number"), "-3")
    assert row_fault(column("date"), "soon")
    assert row_fault(column("line"), "a\nb")
    assert row_fault(column("choice", "CONF3"), "SURE")
    assert not row_fault(column("choice", "CONF3"), "")
    assert not row_fault(column("party"), "whoever")
