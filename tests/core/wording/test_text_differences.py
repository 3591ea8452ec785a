"""What differs between two texts: every sign is accounted for, and long texts take no long time."""

from __future__ import annotations

import random
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.core.wording.text_differences import (
    ADDED,
    REMOVED,
    SAME,
    Piece,
    Span,
    differences,
    differing_spans,
    likeness,
    nearest,
)

WORDS = st.lists(
    st.sampled_from(
        ["the", "of", "Allies", "[will]", "[may]", "answer", "плохо", ",", ".", "\n", "re-entry"]
    ),
    max_size=30,
)


def _told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in differences(before, after)]


def test_a_word_replaced() -> None:
    assert _told("the old man", "the new man") == [
        (SAME, "the "),
        (REMOVED, "old "),
        (ADDED, "new "),
        (SAME, "man"),
    ]


def test_brackets_are_words_of_their_own() -> None:
    told = _told("They [will] [may] answer.", "They will answer.")
    assert (SAME, "will") in told
    assert [text for kind, text in told if kind == REMOVED] == ["[", "] [may] "]


def test_a_bracket_sign_between_two_replacements_is_no_crumb() -> None:
    assert _told("[a] [b] x", "[c] [d] x") == [
        (SAME, "["),
        (REMOVED, "a] [b"),
        (ADDED, "c] [d"),
        (SAME, "] x"),
    ]


def test_cyrillic_and_punctuation() -> None:
    assert _told("Это плохо, и точка.", "Это очень плохо.") == [
        (SAME, "Это "),
        (ADDED, "очень "),
        (SAME, "плохо"),
        (REMOVED, ", и точка"),
        (SAME, "."),
    ]


def test_equal_and_empty_texts() -> None:
    assert differences("", "") == ()
    assert differences("same words", "same words") == (Piece(SAME, "same words"),)
    assert differences("", "all new") == (Piece(ADDED, "all new"),)
    assert differences("all gone", "") == (Piece(REMOVED, "all gone"),)


def test_white_space_that_changed_is_told() -> None:
    assert _told(" a", "a ") == [(REMOVED, " "), (SAME, "a"), (ADDED, " ")]


def test_a_word_that_moved_goes_and_comes() -> None:
    told = _told("one two three four", "two three four one")
    assert told == [(REMOVED, "one "), (SAME, "two three four"), (ADDED, " one")]


@given(WORDS, WORDS)
def test_nothing_is_lost(left: list[str], right: list[str]) -> None:
    before, after = " ".join(left), " ".join(right)
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind != REMOVED) == after
    assert all(piece.text for piece in pieces)
    assert all(piece.kind != two.kind for piece, two in pairwise(pieces))


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_is_lost_of_any_text(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind != REMOVED) == after


def test_a_small_gap_is_filled_with_the_longest_run_of_words_in_common() -> None:
    pieces = differences("a b a b c a b", "b a b a c a")
    assert "".join(piece.text for piece in pieces if piece.kind == SAME).split() == ["b", "a", "b", "c", "a"]


def test_long_texts_take_little_time() -> None:
    chance = random.Random(7)
    few = ["the", "of", "a", "b"]
    unlike = [" ".join(chance.choice(few) for _ in range(20_000)) for _ in range(2)]
    shuffled = [str(n) for n in range(20_000)]
    chance.shuffle(shuffled)
    began = time.process_time()
    differences(*unlike)
    differences(" ".join(str(n) for n in range(20_000)), " ".join(shuffled))
    assert time.process_time() - began < 10


def test_likeness() -> None:
    assert likeness("", "") == 1
    assert likeness("a b c d", "a b c d") == 1
    assert likeness("a b", "c d") == 0
    assert likeness("a b c", "a b d") == 4 / 6


def _words_at(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start : start + length] for start, length in spans]


def test_words_that_went_and_came_are_where_they_stand() -> None:
    before, after = "They [will] answer it.", "They may answer it, always."
    went, came = differing_spans(before, after)
    assert _words_at(before, went) == ["[will]"]
    assert _words_at(after, came) == ["may", ", always"]
    assert differing_spans("One  two", "One two") == ((), ())
    assert differing_spans("", "new") == ((), ((0, 3),))
    assert differing_spans("  old", "") == (((2, 3),), ())


@given(WORDS, WORDS)
def test_outside_the_spans_both_texts_have_the_same_words(left: list[str], right: list[str]) -> None:
    texts = " ".join(left), " ".join(right)
    rest = []
    for text, spans in zip(texts, differing_spans(*texts), strict=True):
        kept = list(text)
        for start, length in spans:
            assert text[start : start + length].strip() == text[start : start + length] != ""
            kept[start : start + length] = " " * length
        rest.append("".join("".join(kept).split()))
    assert rest[0] == rest[1]


def test_the_text_with_most_words_in_common_is_the_nearest() -> None:
    assert nearest(("They rest.", "They will answer it."), "They answer it.") == 1
    assert nearest(("a", "a"), "a") == 0


def test_in_a_long_gap_words_that_occur_once_are_still_known() -> None:
    """Too long for every word to be compared with every other; the words that are alike anchor it."""
    kept = [f"clause{n}" for n in range(700)]
    before = " ".join(f"{word} old{n}" for n, word in enumerate(kept))
    after = " ".join(f"new{n} {word}" for n, word in enumerate(kept))
    same = "".join(piece.text for piece in differences(before, after) if piece.kind == SAME)
    assert same.split() == kept
