"""The estimate of a passphrase: what people choose first counts for little, and the words say so."""

import pytest

from dialogue_app.services.files.passphrases import (
    DOCUMENT_TRIES,
    ENOUGH_BITS,
    PDF_TRIES,
    duration_words,
    hint,
    strength,
    suggestion,
)

DAY = 86_400.0
YEAR = 365.25 * DAY


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "   ",
        "a",
        "password",
        "P@ssw0rd1",
        "123456",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "qwertyuiop",
        "lkjhgfdsa",
        "Summer2024",
        "19841203",
        "correct horse battery staple",
        "Amber Sea 2024",
        "lamp lamp lamp lamp lamp lamp",
        "пароль123",
        "x" * 5000,
    ],
)
def test_what_is_tried_first_holds_nobody_off(weak: str) -> None:
    assert strength(weak).seconds < DAY
    assert not strength(weak).enough


def test_letters_replaced_by_signs_help_little() -> None:
    assert strength("Tr0ub4dor&3").seconds < YEAR
    assert strength("Tr0ub4dor&3").bits < strength("lamp river quiet").bits


def test_five_random_words_are_enough_and_three_are_not() -> None:
    assert strength("lamp river quiet stone maple").enough
    assert not strength("lamp river quiet").enough
    assert strength("x7$Kq!9zPm2@tW5^").enough


def test_a_longer_word_capitals_and_signs_count_for_something() -> None:
    assert strength("extraordinarily").bits > strength("ordinary").bits
    assert strength("oRDinARy").bits > strength("ordinary").bits
    assert strength("lamp--river").bits > strength("lampriver").bits
    assert strength("lamp 48213").bits > strength("lamp 1984").bits


def test_a_pdf_gives_way_sooner_than_a_document() -> None:
    document = strength("lamp river quiet stone", DOCUMENT_TRIES)
    paper = strength("lamp river quiet stone", PDF_TRIES)
    assert document.bits == paper.bits
    assert document.seconds == pytest.approx(paper.seconds * PDF_TRIES / DOCUMENT_TRIES)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "less than a second"),
        (1.0, "about 2 seconds"),
        (45, "about 40 seconds"),
        (250, "about 4 minutes"),
        (5 * 3600, "about 5 hours"),
        (30 * DAY, "about 30 days"),
        (200 * DAY, "about 6 months"),
        (3 * YEAR, "about 3 years"),
        (456 * YEAR, "about 400 years"),
        (25_000 * YEAR, "about 20 thousand years"),
        (1e20, "more than a million years"),
    ],
)
def test_lengths_of_time_are_round_words(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_a_suggestion_is_new_each_time_and_strong() -> None:
    phrases = {suggestion() for _number in range(50)}
    assert len(phrases) == 50
    for phrase in phrases:
        assert [len(word) for word in phrase.split()] == [4] * 6
        assert strength(phrase).bits >= ENOUGH_BITS
        assert strength(phrase).shown


def test_the_hint_says_that_it_is_an_estimate_and_what_would_be_better() -> None:
    assert hint("") == ""
    weak, strong = hint("lamp river"), hint("lamp river quiet stone maple")
    for said in (weak, strong):
        assert said.startswith("An estimate: ")
    assert "Five or more words" in weak
    assert "Five or more words" not in strong
    assert "more than a million years" in strong
    assert hint("lamp river quiet stone", PDF_TRIES) != hint("lamp river quiet stone")
