"""The read-back protocol: three attempts a wording, answers tied to words and language, what drops them."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.commands.lists import add_listed, change_record, remove_record
from dialogue_app.core.commands.read_back import answer, attempts_at, attempts_made, restate, why_not_restate
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, ReadBack, RedLine, SourceOfAntagonism
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA, ListRow, Session, Track
from dialogue_app.core.wording.confirmation import (
    bound,
    has_original,
    holds,
    is_unchanged,
    languages_of,
    present_round,
    rounds,
    same_wording,
    wording_in,
)

LINE = RedLine(id="line", session="s", field="lines", holder=RUSSIA, statement="No missiles near us")


class Talk:
    """A session with one red line, to be said back and answered."""

    def __init__(self, *records: Any, languages: tuple[str, ...] = ("en", "ru")) -> None:
        track = Track(id="t", name="Talk", track=EXTERNAL, languages=("fr",))
        session = Session(id="s", number=1, title="One", languages=languages)
        self.dialogue = Dialogue((track, session, LINE, *records))

    def say(self, text: str = "No missiles near you", **values: Any) -> None:
        given = {"by": ALLIANCE, "of_party": RUSSIA, "of": "line"} | values
        attempt = ReadBack(session="s", field="backs", text=text, **given)
        self.dialogue = self.dialogue.apply(restate(self.dialogue, attempt).edits)

    def reply(self, result: str, **values: Any) -> ReadBack:
        change = answer(self.dialogue, self.last, result, **values)
        self.dialogue = self.dialogue.apply(change.edits)
        return self.last

    def both(self, result: str, **values: Any) -> ReadBack:
        self.say()
        return self.reply(result, **values)

    def edit(self, kind: type[Any], record_id: str, **values: Any) -> None:
        record = self.dialogue.of(kind)[record_id]
        self.dialogue = self.dialogue.apply(change_record(self.dialogue, record, **values).edits)

    @property
    def tries(self) -> tuple[ReadBack, ...]:
        return attempts_at(self.dialogue, "s", "backs", "line")

    @property
    def last(self) -> ReadBack:
        return max(self.dialogue.of(ReadBack).values(), key=lambda read_back: read_back.position)


# -- attempts ------------------------------------------------------------------------------------------


def test_attempts_are_numbered_and_a_fourth_is_refused() -> None:
    talk = Talk()
    assert [talk.both("NOT").attempt for _n in range(3)] == [1, 2, 3]
    assert attempts_made(talk.dialogue, talk.tries) == 3
    with pytest.raises(Refused, match=r"could not be agreed.*Nothing was changed"):
        talk.say()


def test_a_confirmed_wording_is_not_said_back_again() -> None:
    talk = Talk()
    talk.both("ACC")
    assert "has confirmed" in why_not_restate(talk.dialogue, talk.tries)
    with pytest.raises(Refused, match="has confirmed"):
        talk.say()


def test_one_attempt_waits_at_a_time() -> None:
    talk = Talk()
    talk.say()
    with pytest.raises(Refused, match="waiting"):
        talk.say()


def test_a_statement_that_is_gone_or_a_blank_restatement_is_refused() -> None:
    talk = Talk()
    with pytest.raises(Refused, match="what was said back"):
        talk.say("  ")
    with pytest.raises(Refused, match="removed meanwhile"):
        talk.say(of="gone")
    talk.say(of="", text="You would rather wait")
    assert talk.last.of == ""


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"text": " "}, "what was said back"),
        ({"by": ""}, "who said it back"),
        ({"by": RUSSIA}, "their own position"),
        ({"result": "COR"}, "final wording first"),
        ({"language": "xx"}, "not one of the choices"),
    ],
)
def test_an_answer_that_confirms_nothing_is_refused(values: dict[str, str], fault: str) -> None:
    talk = Talk()
    talk.say()
    result = values.pop("result", "ACC")
    with pytest.raises(Refused, match=fault):
        answer(talk.dialogue, talk.last, result, **values)


def test_an_attempt_is_answered_once_and_only_while_it_is_there() -> None:
    talk = Talk()
    said = talk.both("NOT")
    with pytest.raises(Refused, match="has been answered: Not yet"):
        answer(talk.dialogue, said, "ACC")
    gone = talk.dialogue.apply(remove_record(talk.dialogue, said).edits)
    with pytest.raises(Refused, match="removed meanwhile"):
        answer(gone, said, "ACC")


# -- what an answer holds for ----------------------------------------------------------------------------


def test_an_answer_keeps_the_wording_and_the_first_language() -> None:
    talk = Talk()
    said = talk.both("COR", wording="No missiles, near or far", correction="also far ones")
    assert (said.statement, said.settled, said.language) == (LINE.statement, "No missiles, near or far", "en")
    assert (said.correction, said.attempt) == ("also far ones", 1)
    assert holds(talk.dialogue, said)
    missed = Talk().both("NOT")
    assert (missed.statement, missed.settled) == (LINE.statement, "")


def test_a_confirmation_drops_with_the_words_and_stands_again_when_they_come_back() -> None:
    talk = Talk()
    said = talk.both("ACC")
    talk.edit(RedLine, "line", statement="No  missiles\nnear us ")
    assert holds(talk.dialogue, said)
    talk.edit(RedLine, "line", statement="No rockets near us")
    assert not holds(talk.dialogue, said)
    assert why_not_restate(talk.dialogue, talk.tries) == ""
    talk.edit(RedLine, "line", statement=LINE.statement)
    assert holds(talk.dialogue, said)


def test_a_confirmation_drops_with_the_final_wording_and_with_the_restatement() -> None:
    talk = Talk()
    talk.both("COR", wording="Agreed words")
    talk.edit(ReadBack, talk.last.id, wording="Other words")
    assert is_unchanged(talk.dialogue, talk.last)
    assert not holds(talk.dialogue, talk.last)
    talk = Talk()
    talk.both("ACC")
    talk.edit(ReadBack, talk.last.id, text="Something else")
    assert not holds(talk.dialogue, talk.last)


def test_a_new_wording_has_three_attempts_of_its_own() -> None:
    talk = Talk()
    for _n in range(3):
        talk.both("NOT")
    talk.edit(RedLine, "line", statement="No rockets near us")
    assert [talk.both("NOT").attempt, talk.both("ACC").attempt] == [1, 2]
    assert [len(read_backs) for read_backs in rounds(talk.tries)] == [3, 2]
    talk.edit(RedLine, "line", statement=LINE.statement)
    assert [read_back.result for read_back in present_round(talk.dialogue, talk.tries)] == ["NOT"] * 3
    with pytest.raises(Refused, match="Three attempts"):
        talk.say()


def test_after_a_dropped_confirmation_attempts_count_anew() -> None:
    talk = Talk()
    talk.both("NOT")
    talk.both("COR", wording="Agreed words")
    talk.edit(ReadBack, talk.last.id, wording="Other words")
    assert attempts_made(talk.dialogue, talk.tries) == 0
    assert talk.both("NOT").attempt == 1
    assert [read_back.result for read_back in present_round(talk.dialogue, talk.tries)] == ["NOT"]
    assert [len(read_backs) for read_backs in rounds(talk.tries)] == [2, 1]


def test_an_attempt_begun_on_former_words_is_answered_on_those_of_the_moment() -> None:
    talk = Talk()
    talk.both("NOT")
    talk.say()
    assert talk.last.attempt == 2
    talk.edit(RedLine, "line", statement="No rockets near us")
    said = talk.reply("ACC")
    assert (said.attempt, said.statement) == (1, "No rockets near us")


# -- language ------------------------------------------------------------------------------------------


def source(**values: Any) -> SourceOfAntagonism:
    plain = {
        "id": "line2",
        "session": "s",
        "field": "sources",
        "side": RUSSIA,
        "statement": "We were not heard",
    }
    return SourceOfAntagonism(**(plain | {"original": "Нас не услышали"} | values))


def test_a_confirmation_in_the_original_language_is_about_the_original() -> None:
    talk = Talk(source(original_language="ru"))
    talk.say(of="line2")
    said = talk.reply("ACC", language="ru")
    assert (said.statement, said.language) == ("Нас не услышали", "ru")
    talk.edit(SourceOfAntagonism, "line2", statement="Nobody listened to us")
    assert holds(talk.dialogue, said)
    talk.edit(SourceOfAntagonism, "line2", original="Нас никто не слышал")
    assert not holds(talk.dialogue, said)


def test_which_wording_a_language_means() -> None:
    dialogue = Talk(source(original_language="ru")).dialogue
    known = dialogue.find("line2")
    assert wording_in(dialogue, known, "en") == "We were not heard"
    assert wording_in(dialogue, known, "fr") == "We were not heard"
    assert wording_in(dialogue, known, "") == "We were not heard"
    unnamed = source(original_language="")
    assert wording_in(dialogue, unnamed, "ru") == unnamed.original
    assert wording_in(dialogue, unnamed, "en") == unnamed.statement
    row = ListRow(id="r", session="s", values=(("a", ""), ("b", "Said in a row"), ("c", "x")))
    assert wording_in(dialogue, row, "ru") == "Said in a row"
    assert wording_in(dialogue, None, "en") == ""
    assert has_original(known)
    assert not has_original(LINE)
    assert not has_original(None)


def test_the_languages_are_those_of_the_session_or_of_the_track() -> None:
    assert languages_of(Talk().dialogue, "s") == ("en", "ru")
    assert languages_of(Talk(languages=()).dialogue, "s") == ("fr",)
    assert languages_of(Dialogue(), "s") == ()


def test_a_language_corrected_while_the_confirmation_stands_ties_it_anew() -> None:
    talk = Talk(source(original_language="ru"))
    talk.say(of="line2")
    talk.reply("ACC", language="en")
    talk.edit(ReadBack, talk.last.id, language="ru")
    assert talk.last.statement == "Нас не услышали"
    talk.edit(SourceOfAntagonism, "line2", original="Нас никто не слышал")
    talk.edit(ReadBack, talk.last.id, language="en")
    assert talk.last.statement == "Нас не услышали"
    assert not holds(talk.dialogue, talk.last)


# -- by whatever way it is answered ----------------------------------------------------------------------


def test_an_answer_given_in_a_form_is_tied_too_and_freed_when_it_is_taken_back() -> None:
    talk = Talk()
    talk.say()
    talk.edit(ReadBack, talk.last.id, result="ACC")
    assert talk.last.statement == LINE.statement
    talk.edit(ReadBack, talk.last.id, result="")
    assert (talk.last.statement, talk.last.settled) == ("", "")


def test_an_attempt_added_with_its_answer_is_tied() -> None:
    talk = Talk()
    change = add_listed(talk.dialogue, ReadBack(session="s", field="f", of="line", text="x", result="ACC"))
    (edit,) = change.edits
    assert isinstance(edit.after, ReadBack)
    assert edit.after.statement == LINE.statement
    kept = dataclasses.replace(edit.after, id="", statement="As it was")
    (edit,) = add_listed(talk.dialogue, kept).edits
    assert isinstance(edit.after, ReadBack)
    assert edit.after.statement == "As it was"


def test_one_that_names_no_statement_is_about_its_own_words() -> None:
    dialogue = Talk().dialogue
    said = ReadBack(id="r", session="s", by=ALLIANCE, of_party=RUSSIA, text="You would wait", result="ACC")
    read_back = bound(dialogue, said)
    assert holds(dialogue, read_back)
    assert not holds(dialogue, dataclasses.replace(read_back, text="You would act"))


def test_nobody_confirms_a_position_of_nobody() -> None:
    dialogue = Talk().dialogue
    said = ReadBack(session="s", field="steelman", by=ALLIANCE, text="You would wait")
    with pytest.raises(Refused, match="Position of"):
        add_listed(dialogue, dataclasses.replace(said, result="ACC"))
    dialogue = dialogue.apply(add_listed(dialogue, said).edits)
    (read_back,) = dialogue.listed(ReadBack, "s", "steelman")
    with pytest.raises(Refused, match="Position of"):
        change_record(dialogue, read_back, result="NOT")
    with pytest.raises(Refused, match="whose position"):
        answer(dialogue, read_back, "ACC")
    dialogue = dialogue.apply(change_record(dialogue, read_back, of_party=RUSSIA, result="ACC").edits)
    confirmed = dialogue.of(ReadBack)[read_back.id]
    assert holds(dialogue, confirmed)
    with pytest.raises(Refused, match="Position of"):
        change_record(dialogue, confirmed, of_party="")
    assert not holds(dialogue, dataclasses.replace(confirmed, of_party=""))


def test_only_white_space_does_not_count() -> None:
    assert same_wording("a  b\n", " a b")
    assert not same_wording("a b", "a b.")
    assert not same_wording("a b", "A b")


# -- differences -----------------------------------------------------------------------------------------

ACCEPTED = Difference(
    id="d", session="s", field="register", statement="They differ.", accepted_a="yes", accepted_b="no",
    readback_a="ACC", readback_b="NOT", status="STATED", holders_a=(ALLIANCE,), holders_b=(RUSSIA,),
)  # fmt: skip


def test_nobody_accepts_a_difference_that_nobody_holds() -> None:
    unheld = Difference(id="d", session="s", field="register", statement="They differ.")
    for values in ({"accepted_a": "yes"}, {"readback_a": "COR"}):
        with pytest.raises(Refused, match=r"Held by \(A\)"):
            changed(unheld, **values)
        with pytest.raises(Refused, match=r"Held by \(A\)"):
            add_listed(Talk().dialogue, dataclasses.replace(unheld, id="", **values))
    with pytest.raises(Refused, match=r"Held by \(B\)"):
        changed(unheld, holders_a=(ALLIANCE,), accepted_a="yes", accepted_b="yes")
    assert changed(unheld, holders_a=(ALLIANCE,), accepted_a="yes")[0].accepted_a == "yes"
    assert changed(unheld, accepted_a="no", readback_b="NOT")[0].readback_b == "NOT"
    with pytest.raises(Refused, match=r"Held by \(A\)"):
        changed(ACCEPTED, holders_a=())
    stale = dataclasses.replace(ACCEPTED, holders_a=())
    assert changed(stale, title="Still there")[0].title == "Still there"


def changed(before: Difference, **values: Any) -> tuple[Difference, str]:
    change = change_record(Talk(before).dialogue, before, **values)
    after = change.edits[0].after
    assert isinstance(after, Difference)
    return after, change.name


def test_a_difference_worded_anew_is_accepted_no_longer() -> None:
    after, name = changed(ACCEPTED, statement="They differ on notice.")
    assert name == "Change statement; its acceptance is dropped"
    assert (after.accepted_a, after.accepted_b, after.readback_a, after.readback_b) == ("", "", "", "NOT")
    assert after.status == "DRAFT"


def test_other_changes_of_a_difference_leave_its_acceptance() -> None:
    for values in ({"title": "Notice"}, {"statement": "They  differ."}):
        after, name = changed(ACCEPTED, **values)
        assert (after.accepted_a, after.status, name) == ("yes", "STATED", "Change difference")
    fresh = dataclasses.replace(ACCEPTED, accepted_a="", accepted_b="", readback_a="", status="LIVED")
    after, name = changed(fresh, statement="Other")
    assert (name, after.status) == ("Change difference", "LIVED")


def test_what_the_same_change_sets_stays() -> None:
    after, _name = changed(ACCEPTED, statement="Other", accepted_b="yes", status="LIVED")
    assert (after.accepted_a, after.accepted_b, after.status) == ("", "yes", "LIVED")
