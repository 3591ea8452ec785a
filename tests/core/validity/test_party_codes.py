"""One rule for the short code of a party: what it may be, and which two look alike."""

import dataclasses

import pytest

from dialogue_app.core.commands.seats import add_party, change_party
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Party
from dialogue_app.core.validity.party_codes import (
    LONGEST_CODE,
    alike_code,
    as_code,
    code_fault,
    same_code,
    taken_code,
)
from tests.core import made

KNOWN = [Party(id="1", code="ATL", name="Atlantia"), Party(id="2", code="T\u00dcR", name="T\u00fcrkiye")]


@pytest.mark.parametrize(
    ("written", "code"),
    [("  A \u00a0 B ", "A B"), ("TU\u0308R", "T\u00dcR"), ("A\u200bTL", "ATL"), ("\ufeffAL\u00ad", "AL")],
)
def test_a_code_is_kept_composed_and_without_what_nobody_sees(written: str, code: str) -> None:
    assert as_code(written) == code


@pytest.mark.parametrize("code", ["A", "CDU/CSU", "Greenland east", "D'66", "B-90.x & y+", "МИД", "7"])
def test_these_are_codes(code: str) -> None:
    assert code_fault(code) == ""


@pytest.mark.parametrize("code", ["", "=A", "-A", " A", "A;B", "A|B", "<b>", "A\nB", "A" * 25])
def test_these_are_none_and_it_is_said_what_is_allowed(code: str) -> None:
    fault = code_fault(code)
    assert "24 signs" in fault if len(code) > LONGEST_CODE else "letters, digits" in fault


def test_the_same_code_is_found_and_an_exact_one_first() -> None:
    twin = Party(id="3", code="atl")
    assert same_code("atl", [KNOWN[0], twin]) is twin
    assert same_code("Atl", KNOWN) is KNOWN[0]
    assert same_code("t\u00fcr", KNOWN) is KNOWN[1]
    assert same_code("TUR", KNOWN) is None


@pytest.mark.parametrize("code", ["TUR", "\u0410TL", "AT\u0141"])
def test_codes_that_look_alike_are_found(code: str) -> None:
    assert alike_code(code, KNOWN) is not None
    assert alike_code("WES", KNOWN) is None
    assert taken_code(code, ["WES", *(party.code for party in KNOWN)])
    assert not taken_code(code, ["WES"])


@pytest.mark.parametrize("code", ["nor", "N\u00d8R", "N\u041eR"])
def test_the_window_takes_no_code_that_looks_like_another_one(code: str) -> None:
    dialogue = made.small_dialogue()
    with pytest.raises(Refused, match="looks like NOR of Party NOR"):
        add_party(dialogue, code, "Other")
    denmark = dialogue.party_by_code("DNK")
    assert denmark is not None
    with pytest.raises(Refused, match="looks like NOR"):
        change_party(dialogue, denmark, code=code)


def test_a_party_may_change_the_writing_of_its_own_code() -> None:
    dialogue = made.small_dialogue()
    norway = dialogue.party_by_code("NOR")
    assert norway is not None
    assert dialogue.apply(change_party(dialogue, norway, code=" Nor ").edits).party_by_code("Nor") is not None


def test_a_changed_code_is_kept_without_what_nobody_sees() -> None:
    dialogue = made.small_dialogue()
    norway = dialogue.party_by_code("NOR")
    assert norway is not None
    change = change_party(dialogue, norway, code=" N\u200bor\u00a0 X")
    assert dialogue.apply(change.edits).party_by_code("Nor X") is not None


def test_a_code_from_before_the_rule_may_stay() -> None:
    dialogue = made.small_dialogue()
    norway = dialogue.party_by_code("NOR")
    assert norway is not None
    odd = dataclasses.replace(norway, code="?1")
    dialogue = dialogue.apply((Edit(norway, odd),))
    assert change_party(dialogue, odd, name="Norway").edits
    with pytest.raises(Refused, match="letters, digits"):
        change_party(dialogue, odd, code="?2")
