"""How a read-back stands as the statement reads now, and what is counted."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.read_back import attempts_in
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack, RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE
from dialogue_app.core.wording.confirmation import Tries
from dialogue_app.fields import read_back
from dialogue_app.fields.read_back import (
    Standing,
    is_former,
    last_restated,
    progress,
    standing,
    standing_of,
    standings,
)
from dialogue_app.fields.registry import new_field, read_back_field
from dialogue_app.services.templates import template
from tests.core.commands.test_read_back import LINE, Talk
from tests.core.made import words
from tests.fields.made import TEMPLATE, made

FIELD = new_field(key="backs", kind="read_back", label=words("Backs"), marking="PART", items="lines")


def stands(talk: Talk) -> tuple[str, int]:
    read_back_standing = standing(talk.dialogue, "s", FIELD, "line")
    return read_back_standing.state, read_back_standing.attempts


def test_from_the_first_attempt_to_three_without_agreement() -> None:
    talk = Talk()
    assert stands(talk) == ("NA", 0)
    talk.say()
    assert stands(talk) == ("OPEN", 0)
    talk.reply("NOT")
    assert stands(talk) == ("OPEN", 1)
    talk.both("NOT")
    talk.say("The last words")
    talk.reply("NOT")
    assert stands(talk) == ("NOT", 3)
    read_back_standing = standing_of(talk.dialogue, talk.tries)
    assert (read_back_standing.settled, read_back_standing.confirmed) == (True, False)
    assert last_restated(talk.tries) == "The last words"
    assert last_restated(()) == ""


def test_confirmed_at_once_or_after_correction() -> None:
    talk = Talk()
    talk.both("ACC")
    assert stands(talk) == ("ACC", 1)
    talk = Talk()
    talk.both("NOT")
    talk.both("COR", wording="Agreed words")
    assert stands(talk) == ("COR", 2)
    assert standing_of(talk.dialogue, talk.tries).confirmed


def test_a_standing_is_kept_until_its_statement_an_attempt_or_a_language_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = dataclasses.replace(LINE, id="other", statement="No ships near us")
    talk = Talk(other)
    talk.both("ACC")
    judged: list[int] = []

    def judge(dialogue: Dialogue, tries: Tries) -> Standing:
        judged.append(len(tries))
        return standing_of(dialogue, tries)

    def states() -> list[str]:
        judged.clear()
        records = {"line": talk.dialogue.find("line"), "other": talk.dialogue.find("other")}
        read_back_standings = standings(talk.dialogue, "s", FIELD, records)
        attempts = attempts_in(talk.dialogue, "s", FIELD.key)
        assert list(read_back_standings) == [
            standing_of(talk.dialogue, attempts.get(record, ())) for record in records
        ]
        return [read_back_standing.state for read_back_standing in read_back_standings]

    monkeypatch.setattr(read_back, "standing_of", judge)
    assert (states(), judged) == (["ACC", "NA"], [1, 0])
    assert (states(), judged) == (["ACC", "NA"], [])
    talk.edit(RedLine, "other", statement="No planes near us")
    assert (states(), judged) == (["ACC", "NA"], [0])
    talk.edit(RedLine, "line", statement="No rockets near us")
    assert (states(), judged) == (["CHANGED", "NA"], [1])
    talk.edit(RedLine, "line", statement=LINE.statement)
    talk.say(of="other")
    assert (states(), judged) == (["ACC", "OPEN"], [1, 1])
    talk.dialogue = talk.dialogue.apply(
        [
            Edit(session, dataclasses.replace(session, languages=("ru",)))
            for session in talk.dialogue.sessions()
        ]
    )
    assert (states(), judged) == (["ACC", "OPEN"], [1, 1])


def test_a_changed_statement_shows_both_wordings_until_the_change_is_taken_back() -> None:
    talk = Talk()
    talk.both("ACC")
    talk.edit(RedLine, "line", statement="No rockets near us")
    read_back_standing = standing_of(talk.dialogue, talk.tries)
    assert (read_back_standing.state, read_back_standing.before, read_back_standing.now) == (
        "CHANGED",
        LINE.statement,
        "No rockets near us",
    )
    assert not read_back_standing.settled
    assert not read_back_standing.in_final
    assert is_former(talk.dialogue, talk.last)
    talk.edit(RedLine, "line", statement=LINE.statement)
    assert stands(talk) == ("ACC", 1)
    assert not is_former(talk.dialogue, talk.last)


def test_a_changed_final_wording_shows_both_too() -> None:
    talk = Talk()
    talk.both("COR", wording="Agreed words")
    talk.edit(ReadBack, talk.last.id, wording="Other words")
    read_back_standing = standing_of(talk.dialogue, talk.tries)
    assert (read_back_standing.state, read_back_standing.before, read_back_standing.now) == (
        "CHANGED",
        "Agreed words",
        "Other words",
    )
    assert read_back_standing.in_final


def test_a_new_round_decides_and_one_never_confirmed_is_open() -> None:
    talk = Talk()
    talk.both("ACC")
    talk.edit(RedLine, "line", statement="No rockets near us")
    talk.both("NOT")
    assert stands(talk) == ("OPEN", 1)
    talk = Talk()
    talk.both("NOT")
    talk.edit(RedLine, "line", statement="No rockets near us")
    assert stands(talk) == ("OPEN", 0)


def test_an_attempt_told_to_be_the_third_is_the_last() -> None:
    talk = Talk()
    third = ReadBack(session="s", field="backs", of="line", by=ALLIANCE, text="x", attempt=3, result="NOT")
    talk.dialogue = talk.dialogue.apply(add_listed(talk.dialogue, third).edits)
    assert stands(talk) == ("NOT", 3)


def test_progress_counts_what_stands() -> None:
    dialogue, session = made()
    field = next(
        template_field for _stage, template_field in TEMPLATE.fields() if template_field.key == "readbacks"
    )
    line = RedLine(id="line", session=session, field="lines", holder=ALLIANCE, statement="s")
    dialogue = dialogue.apply(add_listed(dialogue, line).edits)
    round_record = ReadBack(session=session, field=field.key, of="line", by="RUSSIA", text="t", result="ACC")
    dialogue = dialogue.apply(add_listed(dialogue, round_record).edits)
    field_progress = progress(dialogue, session, TEMPLATE, field)
    assert (field_progress.done, field_progress.of) == (1, 1)


def test_a_list_knows_the_field_in_which_it_is_read_back() -> None:
    frame = template("external_russia")
    places = {key: frame.find_field(key) for key in ("red_lines", "clarity")}
    asking = {key: read_back_field(frame, place[1]) for key, place in places.items() if place is not None}
    assert asking["red_lines"] is not None
    assert asking["red_lines"].key == "line_readbacks"
    assert asking["clarity"] is None
