"""Heads are shortened with a sign and no two of them look alike."""

import random
import string

import pytest

from dialogue_app.support.heads import SIGN, distinct


def shown(*heads: str, room: int = 7) -> tuple[str, ...]:
    return distinct(heads, room, len)


def test_what_fits_stays_as_it_is() -> None:
    assert shown("AL", "Norway", "") == ("AL", "Norway", "")


def test_what_does_not_fit_says_so() -> None:
    assert shown("Netherlands") == ("Nether" + SIGN,)


def test_two_that_begin_alike_are_told_apart_by_their_ends() -> None:
    assert shown("Greenland east", "Greenland west", room=9) == ("Green…ast", "Green…est")
    assert shown("Tierschutzpartei", "Tierschutzallianz", "AL") == ("Tie…tei", "Tie…anz", "AL")


def test_longer_ends_and_numbers_where_short_ones_do_not_do() -> None:
    assert shown("Party 1-abc", "Party 2-abc", room=7) == ("P…1-abc", "P…2-abc")
    assert shown("A long name X the end", "A long name Y the end") == ("A lon…1", "A lon…2")


def test_the_same_head_twice_is_numbered() -> None:
    assert shown("AL", "AL", room=4) == ("AL…1", "AL…2")


def test_where_nothing_fits_the_number_alone_stands() -> None:
    assert shown("AAA", "AAB", room=1) == ("1", "2")
    assert shown("AAA", room=0) == ("A",)


@pytest.mark.parametrize("seed", range(40))
def test_no_two_are_alike_whatever_they_are_called(seed: int) -> None:
    dice = random.Random(seed)
    letters = string.ascii_letters[: dice.randint(1, 6)] + " "
    heads = [
        "".join(dice.choices(letters, k=dice.randint(1, 20))).strip() or "a"
        for _ in range(dice.randint(2, 38))
    ]
    room = dice.randint(4, 12)
    short_heads = distinct(heads, room, len)
    assert len(set(short_heads)) == len(heads)
    assert all(len(short_head) <= room for short_head in short_heads)
    assert all(
        short_head == head or SIGN in short_head for short_head, head in zip(short_heads, heads, strict=True)
    )
