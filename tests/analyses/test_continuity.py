"""What became of differences, red lines, brackets, reservations and zones between two sessions."""

from dataclasses import replace
from typing import Any

import pytest

from dialogue_app.analyses.both_sides.zone_change import zone_change
from dialogue_app.analyses.both_sides.zones import ACCEPTABLE, CONTESTED, UNACCEPTABLE, UNKNOWN, ZONES
from dialogue_app.analyses.continuity import ContinuedRecord, counts, standing_change
from dialogue_app.analyses.session_change import session_before
from dialogue_app.core.commands.sessions import new_session, new_track, session_from_previous
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, LineParagraph, RedLine, Reservation
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    RUSSIA,
    Entry,
    Record,
    SelectedItem,
    Session,
    Track,
    new_id,
)
from dialogue_app.services.templates import template

FRAME = (
    Track(id="t", name="A", track="EXTERNAL"),
    *(Session(id=f"s{n}", number=n, title=str(n), dates="2026", attribution_rule="PARTY") for n in (1, 2, 3)),
)


def compared(*records: Record, before: str = "s1", after: str = "s2") -> Any:
    return standing_change(Dialogue((*FRAME, *records)), before, after)


def told(continued_records: tuple[ContinuedRecord[Any], ...]) -> dict[str, tuple[str, ...]]:
    return {continued_record.record.id: continued_record.kinds for continued_record in continued_records}


def difference(name: str, session: str, **values: Any) -> Difference:
    return Difference(id=name, session=session, **({"statement": name} | values))


def test_differences_by_their_chains() -> None:
    carried = {"statement": "as before", "nature": "NORM"}
    pairs: list[Difference] = []
    for place, change in enumerate(
        ({}, {"statement": "other"}, {"nature": "FACT"}, {"status": "CLARIFIED"}, {"prospect": "LIVE"})
    ):
        pairs.append(difference(f"a{place}", "s1", position=place, **carried))
        later = {"carried_from": f"a{place}", "position": place, **carried, **change}
        pairs.append(difference(f"b{place}", "s2", **later))
    changes = compared(
        *pairs,
        difference("new", "s2", position=8),
        difference("dropped", "s1", position=8),
        difference("settled", "s1", position=9, status="CLARIFIED"),
    )
    assert told(changes.differences) == {
        "b0": ("same",),
        "b1": ("restated",),
        "b2": ("reclassified",),
        "b3": ("closed",),
        "b4": ("reclassified",),
        "new": ("opened",),
        "dropped": ("not_taken_up",),
    }
    assert counts(changes.differences)["reclassified"] == 2


def test_a_chain_that_skips_the_session_before_is_not_opened_again() -> None:
    changes = compared(
        difference("a", "s1"), difference("c", "s3", carried_from="a", statement="x"),
        before="s2", after="s3",
    )  # fmt: skip
    assert told(changes.differences) == {"c": ("restated",)}


def test_the_same_words_of_the_same_holder_are_the_same_record() -> None:
    changes = compared(
        RedLine(id="a", session="s1", holder="p", statement="No  missiles."),
        RedLine(id="b", session="s2", holder="p", statement="no missiles."),
        RedLine(id="c", session="s2", holder="q", statement="No missiles.", position=1),
    )
    assert told(changes.red_lines) == {"b": ("same",), "c": ("new",)}


@pytest.mark.parametrize(
    ("changes", "kinds", "tests"),
    [
        ({"statement": "other"}, ("reworded",), ()),
        ({"focal": "Y", "precise": "N"}, ("better", "worse"), ("focal", "precise")),
        ({"statement": "other", "focal": "Y"}, ("reworded", "better"), ("focal",)),
        ({"focal": ""}, ("same",), ()),
    ],
)
def test_red_lines_on_the_four_tests(
    changes: dict[str, str], kinds: tuple[str, ...], tests: tuple[str, ...]
) -> None:
    line = RedLine(id="a", session="s1", holder="p", statement="line", focal="P", precise="P")
    after = replace(line, id="b", session="s2", carried_from="a", **changes)
    gone = RedLine(id="c", session="s1", holder="p", statement="gone", position=1)
    compared_lines = compared(line, after, gone)
    assert told(compared_lines.red_lines) == {"b": kinds, "c": ("withdrawn",)}
    assert compared_lines.red_lines[0].tests == tests


def text(name: str, session: str, words: str, number: str = "1") -> LineParagraph:
    return LineParagraph(id=name, session=session, number=number, text=words)


def test_brackets_are_followed_by_their_words_from_paragraph_to_paragraph() -> None:
    changes = compared(
        text("a", "s1", "Allies [will] [may] answer [at once]."),
        text("b", "s2", "Allies [will] [ may ] answer.", number="3"),
        text("c", "s2", "[will] [soon]", number="4"),
    )
    assert {(bracket.paragraph, bracket.words, bracket.kind) for bracket in changes.brackets} == {
        ("3", "will", "open"),
        ("3", "may", "open"),
        ("4", "will", "opened"),
        ("4", "soon", "opened"),
        ("1", "at once", "lifted"),
    }
    (only,) = compared(text("a", "s1", "[will]")).brackets
    assert only.kind == "not_taken_up"


def test_reservations() -> None:
    def limit(name: str, session: str, party: str, paragraph: str, status: str = "OPEN") -> Reservation:
        return Reservation(
            id=name, session=session, party=party, paragraph=paragraph, type="SUB", text=name, status=status
        )

    changes = compared(
        text("x", "s1", "x"), text("y", "s2", "y"),
        limit("a", "s1", "p", "x"), limit("b", "s2", "p", "y"),
        limit("c", "s1", "q", "x"), limit("d", "s2", "q", "y", "LIFTED"),
        limit("e", "s2", "r", "y"), limit("f", "s1", "u", "x"), limit("g", "s1", "v", "x", "LIFTED"),
    )  # fmt: skip
    assert told(changes.reservations) == {
        "b": ("open",), "d": ("lifted",), "e": ("opened",), "f": ("not_taken_up",)
    }  # fmt: skip


def test_what_is_sealed_is_left_out() -> None:
    sealed = replace(difference("a", "s2"), sealed_at="2026-01-01T00:00:00Z")
    assert compared(sealed).differences == ()


class TwoSessions:
    """An external track of two sessions on its own template, four activities each."""

    def __init__(self) -> None:
        self.template = template("external_russia")
        self.dialogue = new_track("Sea", EXTERNAL)
        self.dialogue = self.dialogue.apply(new_session(self.dialogue, self.template).edits)
        self.before = self.dialogue.sessions()[0]
        field = next(
            field
            for _stage, field in self.template.fields()
            if (field.direction, field.scale) == ("on_other", "VERDICT")
        )
        self.field = field
        self.dialogue = self.dialogue.apply(
            added(*(
                SelectedItem(
                    id=f"i{n}", session=self.before.id, field=field.items, catalogue_item=f"k{n}",
                    context="PEACE", wording="w", position=n,
                )
                for n in range(5)
            ))
        )  # fmt: skip
        change = session_from_previous(self.dialogue, self.before, self.template)
        self.dialogue = self.dialogue.apply(change.edits)
        self.after = self.dialogue.sessions()[1]

    def judge(self, session: Session, n: int, alliance: str, russia: str) -> None:
        item = self.dialogue.listed(SelectedItem, session.id, self.field.items)[n].id
        for side, value in ((ALLIANCE, alliance), (RUSSIA, russia)):
            entry = Entry(
                id=new_id(), session=session.id, field=self.field.key, item=item, party=side, value=value
            )
            self.dialogue = self.dialogue.apply((Edit(None, entry),))


def test_zones_move_in_a_table_of_four_by_four() -> None:
    two = TwoSessions()
    values = (
        (("1", "2"), ("5", "4")),
        (("2", "4"), ("2", "1")),
        (("4", "4"), ("4", "WH")),
        (("1", "1"), ("2", "2")),
    )
    for n, (before, after) in enumerate(values):
        two.judge(two.before, n, *before)
        two.judge(two.after, n, *after)
    last = two.dialogue.listed(SelectedItem, two.after.id, two.field.items)[4]
    two.dialogue = two.dialogue.apply((Edit(last, replace(last, wording="other")),))
    change = zone_change(two.dialogue, (two.before.id, two.template), (two.after.id, two.template))
    pairs = [(move.before, move.after) for move in change.moves]
    assert pairs == [
        (ACCEPTABLE, UNACCEPTABLE), (CONTESTED, ACCEPTABLE), (UNACCEPTABLE, UNKNOWN), (ACCEPTABLE, ACCEPTABLE)
    ]  # fmt: skip
    assert len(change.table) == len(ZONES) ** 2 == 16
    assert sum(len(codes) for codes in change.table.values()) == 4
    assert len(change.reworded) == 1
    assert session_before(two.dialogue, two.after.id) == two.before
    assert session_before(two.dialogue, two.before.id) is None


def test_an_activity_judged_for_the_first_time_has_moved_nowhere() -> None:
    two = TwoSessions()
    first = two.dialogue.listed(SelectedItem, two.before.id, two.field.items)[0]
    two.dialogue = two.dialogue.apply((Edit(first, None),))
    change = zone_change(two.dialogue, (two.before.id, two.template), (two.after.id, two.template))
    assert len(change.moves) == 4


def test_a_standing_without_a_record_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="before or after"):
        ContinuedRecord(before=None, after=None, kinds=()).record  # noqa: B018
