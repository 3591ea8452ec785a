"""With which options one is compared: rated ones that answer the same line or activity."""

from dialogue_app.analyses.options_overview import OptionResult, options_overview
from dialogue_app.core.domain_records import ResponseOption
from dialogue_app.core.records import Entry, new_id
from tests.analyses.gates.room import SESSION, Room


def option(room: Room, code: str, answers: str, effect: int | None) -> None:
    record_id = room.add(ResponseOption(code=code, text="t", answers=answers), "options")
    if effect is None:
        return
    for aspect, value in (("benefit", 0), ("cost", effect), ("restraint", 0)):
        cell = {"session": SESSION, "item": record_id, "party": "ATL", "aspect": aspect}
        room.add(Entry(id=new_id(), field="effects", value=str(value), **cell))
    room.put("risk_action", "2", "ATL", record_id)


def compared(room: Room) -> dict[str, tuple[int | None, int]]:
    option_results: tuple[OptionResult, ...] = options_overview(room.dialogue, SESSION, room.template)
    return {
        option_result.option.code: (option_result.compared_with, len(option_result.dominated_by))
        for option_result in option_results
    }


def test_an_option_is_compared_with_rated_ones_that_answer_the_same() -> None:
    room = Room("internal_alliance")
    for code, answers, effect in (("A", "x", 2), ("B", "x", 1), ("C", "x", None), ("D", "y", 1)):
        option(room, code, answers, effect)
    assert compared(room) == {"A": (1, 0), "B": (1, 1), "C": (None, 0), "D": (0, 0)}


def test_options_that_answer_nothing_are_not_rivals() -> None:
    room = Room("internal_alliance")
    option(room, "A", "", 2)
    option(room, "B", "", 1)
    assert compared(room) == {"A": (0, 0), "B": (0, 0)}


def test_a_template_without_options_has_none() -> None:
    room = Room("external_russia")
    assert options_overview(room.dialogue, SESSION, room.template) == ()
