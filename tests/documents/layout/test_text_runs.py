"""From any text to letters that can be set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.charts import measured_text
from dialogue_app.core.records import INTERNAL
from dialogue_app.documents.layout.blocks import paragraph
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Letters, Run, clean
from dialogue_app.support.typography import typographic
from tests.documents.made_up import made_up


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "no" twice', "He said “no” twice"),
        ("it's the allies' view", "it’s the allies’ view"),
        ("to 'allies' or 'Russia' only", "to ‘allies’ or ‘Russia’ only"),
        ("one - two", "one – two"),
        ("one -- two", "one – two"),
        ("and so on...", "and so on…"),
        ("MIL-03", "MIL-03"),
        ("-5 and 3-4", "-5 and 3-4"),
    ],
)
def test_typewriter_marks_become_printers_marks(typed: str, printed: str) -> None:
    assert typographic(typed) == printed


def test_quotation_marks_are_those_of_the_language() -> None:
    assert typographic('"да"', "ru") == "«да»"
    assert typographic('"ja"', "de") == "„ja“"
    assert typographic('"?"', "xx") == "“?”"


def test_characters_that_cannot_be_seen_are_taken_out() -> None:
    assert clean("a\x00b\x1b[31mc\u202ed\u200be\ud800f\x7f") == "ab[31mcdef"
    assert clean("one\r\ntwo\rthree\u2028four\x0cfive\tsix") == "one\ntwo\nthree\nfour\nfive six"
    assert clean("e\u0301") == "é"


def test_symbols_come_from_the_symbol_font_and_unknown_letters_are_replaced() -> None:
    letters = Letters()
    assert list(letters.faces("plain", measured_text.SANS)) == [("plain", measured_text.SANS)]
    assert list(letters.faces("a→b", measured_text.SERIF)) == [
        ("a", measured_text.SERIF),
        ("→", measured_text.SYMBOLS),
        ("b", measured_text.SERIF),
    ]
    assert not letters.missing
    assert list(letters.faces("漢字!", measured_text.SANS)) == [
        ("□□", measured_text.SYMBOLS),
        ("!", measured_text.SANS),
    ]
    assert letters.missing


def test_a_single_string_gets_question_marks() -> None:
    letters = Letters()
    assert letters.plain("Мир\nAB", measured_text.SANS) == "Мир AB"
    assert letters.plain("漢A", measured_text.SANS) == "?A"
    assert letters.missing


@given(st.text(st.characters(), max_size=60), st.sampled_from(["body", "quote", "cell", "h1"]))
def test_any_text_can_be_set(words: str, style: str) -> None:
    maker = made_up(INTERNAL, seats=0)
    printing = PrintContext(maker.dialogue, maker.session, maker.template)
    flowable = paragraph(printing, (Run(printing.own(words)), Run(words, measured_text.SANS_BOLD)), style)
    assert flowable.wrap(60, 800)[0] == 60
