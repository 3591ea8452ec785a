"""One way of comparing texts: what reads or looks the same is the same."""

import sys
import unicodedata

import pytest

from dialogue_app.support.fold import fold, look, name_key

SAME = [
    ("Türkiye", "turkiye"),
    ("TÜRKİYE", "turkiye"),
    ("Diyarbakır", "diyarbakir"),
    ("Łódź", "lodz"),
    ("Tromsø", "tromso"),
    ("Đorđe", "dorde"),
    ("Þingvellir", "thingvellir"),
    ("Straße", "strasse"),
    ("Ёлка", "елка"),
    ("Ὀδυσσεύς", "οδυσσευσ"),
    ("Lind\u00adqvist", "lindqvist"),
    ("A\u200bT\u200dL\ufeff", "atl"),
    ("red\u00a0line", "red line"),
    ("the ally’s", "the ally's"),
    ("non\u2011paper", "non-paper"),
    ("„so“", '"so"'),
    ("\uff21\uff34\uff2c", "atl"),
    ("tab\tstop", "tab stop"),
    ("two\r\nlines", "two\n\nlines"),
]


@pytest.mark.parametrize(("written", "plain"), SAME)
def test_what_reads_the_same_folds_the_same(written: str, plain: str) -> None:
    assert fold(written) == plain
    assert fold(unicodedata.normalize("NFD", written)) == plain


def test_a_folded_sign_folds_to_itself() -> None:
    """Every sign there is: folding twice changes nothing more, nor does any form of writing it."""
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        if unicodedata.category(sign) in ("Cn", "Cs", "Co"):
            continue
        once = fold(sign)
        assert fold(once) == once, f"{code:x}"
        assert fold(unicodedata.normalize("NFD", sign)) == once, f"{code:x}"
        assert fold(unicodedata.normalize("NFC", sign)) == once, f"{code:x}"


def test_ascii_is_folded_as_any_other_text() -> None:
    for code in range(128):
        assert fold(chr(code)) == fold(f"é{chr(code)}")[1:], code


@pytest.mark.parametrize(
    ("one", "other"), [("Amber  Sea", " amber\u00a0sea"), ("al", "AL"), ("A\u200bL", "al"), ("É", "E\u0301")]
)
def test_names_that_read_the_same_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("АТL", "ATL"), ("Ηesperia", "Hesperia"), ("РОL", "POL"), ("Νоrdmark", "Nordmark")],
)
def test_names_that_look_the_same_are_told_from_those_that_read_the_same(one: str, other: str) -> None:
    assert look(one) == look(other)
    assert name_key(one) != name_key(other)


def test_different_names_look_different() -> None:
    assert len({look(name) for name in ("Vistria", "Ostria", "Istria", "Вистрия", "Βίστρια")}) == 5
