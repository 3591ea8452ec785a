"""Dates as text, and errors that carry more than a sentence."""

from __future__ import annotations

import pytest

from dialogue_app.core import timestamps
from dialogue_app.core.errors import BadImport, BadTemplate, DialogueError, HeldByAnother


def test_now_is_a_moment_and_today_its_day() -> None:
    now = timestamps.now()
    assert timestamps.is_moment(now)
    assert timestamps.is_date(timestamps.today())
    assert len(now) == 25


@pytest.mark.parametrize("text", ["2026", "2026-03", "2026-03-12", "2024-02-29"])
def test_dates_and_parts_of_dates(text: str) -> None:
    assert timestamps.is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-13",
        "2026-3-1",
        "2025-02-29",
        "12.03.2026",
        "20260312",
        "2026-W11-4",
        "March",
        "２０２６",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not timestamps.is_date(text)


@pytest.mark.parametrize("text", ["2026-03-12T14:32:05+01:00", "2026-03-12T14:32"])
def test_moments(text: str) -> None:
    assert timestamps.is_moment(text)


@pytest.mark.parametrize("text", ["", "2026-03-12", "2026-03-12T25:00", "yesterday at noon"])
def test_what_is_no_moment(text: str) -> None:
    assert not timestamps.is_moment(text)


def test_errors_are_sentences_and_carry_what_belongs_to_them() -> None:
    assert HeldByAnother("Held.", "desk").holder == "desk"
    for kind in (BadTemplate, BadImport):
        error = kind("Bad.", ("One.",))
        assert isinstance(error, DialogueError)
        assert (str(error), error.faults) == ("Bad.", ("One.",))
