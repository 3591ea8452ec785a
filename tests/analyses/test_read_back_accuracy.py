"""First-attempt accuracy of read-backs."""

from dataclasses import replace
from fractions import Fraction

from dialogue_app.analyses.read_back_accuracy import FirstAttempts, first_attempts
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.records import RUSSIA
from tests.services.amber_sea import external


def tried(n: int, of: str, result: str, attempt: int = 1, by: str = "") -> ReadBack:
    return ReadBack(id=f"r{n}", of=of, result=result, attempt=attempt, by=by, position=n)


def test_session_three_of_the_sample_gives_five_of_seven() -> None:
    session = external().sessions()[0].id
    attempts = first_attempts(external().listed(ReadBack, session, "line_readbacks"))
    assert attempts == FirstAttempts(5, 7)
    assert attempts.share == Fraction(5, 7)
    assert first_attempts(external().listed(ReadBack, session)).n == 13


def test_only_the_first_attempt_counts() -> None:
    tries = [tried(0, "a", "NOT"), tried(1, "a", "ACC", 2), tried(2, "b", "ACC"), tried(3, "c", "COR")]
    assert first_attempts(reversed(tries)) == FirstAttempts(1, 3)


def test_a_new_round_after_a_dropped_confirmation_counts_for_nothing() -> None:
    tries = [tried(0, "a", "ACC"), tried(1, "a", "NOT"), tried(2, "b", "NOT"), tried(3, "b", "ACC")]
    assert first_attempts(tries) == FirstAttempts(1, 2)


def test_an_attempt_that_was_not_answered_does_not_count() -> None:
    assert first_attempts([tried(0, "a", ""), tried(1, "b", "ACC")]) == FirstAttempts(1, 1)


def test_an_attempt_without_a_statement_is_one_of_its_own() -> None:
    tries = [replace(tried(n, "", result), of_party=RUSSIA) for n, result in enumerate(("ACC", "NOT"))]
    assert first_attempts(tries) == FirstAttempts(1, 2)


def test_a_restatement_of_nobodys_position_counts_for_nothing() -> None:
    assert first_attempts([tried(0, "", "ACC"), tried(1, "a", "NOT")]) == FirstAttempts(0, 1)


def test_by_listener() -> None:
    tries = [tried(0, "a", "ACC", by=RUSSIA), tried(1, "b", "NOT", by="other")]
    assert first_attempts(tries, by=RUSSIA) == FirstAttempts(1, 1)


def test_nothing_said_back() -> None:
    assert first_attempts([]) == FirstAttempts(0, 0)
    assert first_attempts([]).share is None
