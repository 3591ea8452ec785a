"""Rows of cells from a spreadsheet and back."""

from __future__ import annotations

import pytest

from dialogue_app.support.separated_rows import copied_rows, pasted_rows, rows_of


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\t2\r\n3\tNP\r\n", [("1", "2"), ("3", "NP")]),
        ('1\t"because,\nand so"\n2\t"a\tb"\n', [("1", "because,\nand so"), ("2", "a\tb")]),
        ('"say ""no"""', [('say "no"',)]),
        ('"grey zone" jamming\t1', [('"grey zone" jamming', "1")]),
        ('"never closed\t1\n2', [('"never closed', "1"), ("2",)]),
        ("1\n\n3", [("1",), ("",), ("3",)]),
        ("", [("",)]),
    ],
)
def test_a_pasted_table_is_read_as_the_spreadsheet_wrote_it(text: str, rows: list[tuple[str, ...]]) -> None:
    assert pasted_rows(text) == rows


def test_what_is_copied_is_read_back_as_it_was() -> None:
    rows = [("1", '"quoted"', ""), ("NP", 'a "word" inside', "=1+1")]
    assert pasted_rows(copied_rows(rows)) == [rows[0], ("NP", 'a "word" inside', "'=1+1")]


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_place() -> None:
    told: list[tuple[int, int]] = []
    rows = list(rows_of('a;b\nc;"d', ";", unclosed=lambda line, column: told.append((line, column))))
    assert rows == [(1, ("a", "b")), (2, ("c", '"d'))]
    assert told == [(2, 2)]
