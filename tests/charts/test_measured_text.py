"""Words measured, broken and cut; numbers as they are written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.charts import wording
from dialogue_app.charts.measured_text import SANS, broken, cut, measured, pieces, register

register()


@given(st.text(max_size=200), st.floats(20, 300), st.integers(1, 5), st.floats(0, 15))
def test_lines_fit_and_are_no_more_than_allowed(text: str, room: float, most: int, first: float) -> None:
    lines = broken(text, SANS, 9, room, most, first)
    assert 1 <= len(lines) <= most
    for number, line in enumerate(lines):
        assert measured(line, SANS, 9) <= room - (0 if number else first) + 1e-6


def test_every_word_is_kept_where_there_is_room() -> None:
    text = "Large exercise near the other side’s border, notified in advance"
    assert " ".join(broken(text, SANS, 9, 80)) == text
    assert broken("", SANS, 9, 80) == [""]
    assert broken("a b", SANS, 9, 80) == ["a b"]


def test_a_long_word_is_broken_and_a_long_text_ends_in_an_ellipsis() -> None:
    word = "Развёртывание" * 4
    assert "".join(broken(word, SANS, 9, 60)) == word
    assert broken("one two three four five six", SANS, 9, 40, 2)[-1].endswith("…")
    assert cut("Objectionable", SANS, 9, 200) == "Objectionable"
    assert cut("Objectionable", SANS, 9, 30).endswith("…")
    assert cut("Objectionable", SANS, 9, 1) == ""


def test_letters_find_a_font_that_has_them() -> None:
    assert list(pieces("2 → 3", SANS)) == [("2 ", SANS), ("→", "DialogueSymbols"), (" 3", SANS)]
    assert list(pieces("漢", SANS)) == [("□", "DialogueSymbols")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(7, 12), "0.58"), (Fraction(5, 2), "2.5"), (Fraction(3), "3"), (2, "2"), (-2, "−2"),
        (0.5, "0.50"), (1.0, "1.00"), (-0.001, "0.00"), (Fraction(0), "0"), (Fraction(-1, 1000), "0"),
        (10, "10"), (Fraction(100), "100"),
    ],
)  # fmt: skip
def test_numbers(value: float | Fraction, shown: str) -> None:
    assert wording.number(value) == shown


def test_signs_and_answers() -> None:
    assert [wording.signed(number) for number in (2, 0, -2)] == ["+2", "0", "−2"]
    assert wording.answer("4") == "4 Unacceptable"
    assert wording.answer("") == "Not recorded"
    assert wording.sentence(["a", "", "b?"]) == "a. b?"
