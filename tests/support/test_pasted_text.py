"""What is pasted comes without what a word processor left in it, and nothing is left out without a word."""

from __future__ import annotations

import random
import unicodedata

import pytest

from dialogue_app.support.pasted_text import pasted

PERSIAN = "\u0646\u0645\u06cc"


@pytest.mark.parametrize(
    ("came", "stands", "said"),
    [
        ("one\vtwo\r\nthree\u2028four", "one\ntwo\nthree\nfour", ""),
        ("con\xadsul\xadta\x1ftion", "consultation", "3 soft hyphens"),
        ("no\u200bthing\ufeff", "nothing", "2 signs without width"),
        ("a\u200db\u200cc", "abc", "2 signs without width"),
        (f"{PERSIAN}\u200c{PERSIAN}", f"{PERSIAN}\u200c{PERSIAN}", ""),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469", ""),
        ("\u202eton od yehT\u202c", "ton od yehT", "2 signs of direction"),
        ("see \ufffc", "see ", "1 picture or object"),
        ("a\x05b\x00", "ab", "2 control signs"),
        ("anti\x1eship", "anti\u2011ship", ""),
        ("10\u00a0km \u202f« oui\u00a0» – “e\u0301”", "10\u00a0km \u202f« oui\u00a0» – “e\u0301”", ""),
    ],
)  # fmt: skip
def test_signs_of_a_word_processor_go_and_signs_of_the_words_stay(came: str, stands: str, said: str) -> None:
    paste = pasted(came)
    assert paste.text == stands
    assert said in paste.sentence
    assert bool(paste.sentence) == bool(said)


def test_in_a_line_breaks_become_blanks() -> None:
    assert pasted("one\v two\n\nthree\n", line=True).text == "one two three"


def test_letters_are_never_lost() -> None:
    chance = random.Random(5)
    for _round in range(300):
        text = "".join(
            chr(chance.choice((chance.randrange(0x20), chance.randrange(0xD800)))) for _n in range(30)
        )
        kept = pasted(text).text
        for kind in "LNPSM":
            assert (
                [letter for letter in text if unicodedata.category(letter).startswith(kind)]
                == [
                    letter
                    for letter in kept.replace("\u2011", "")
                    if unicodedata.category(letter).startswith(kind)
                ]
                or "\x1e" in text
                or "\u2011" in text
            )
