"""Records carried from session to session stand once, with their history."""

from dialogue_app.analyses.chains import chains
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import FollowUp
from dialogue_app.core.records import Session, Track

FRAME = (
    Track(id="t", name="A", track="EXTERNAL"),
    Session(id="s1", number=1, title="One", dates="2026", attribution_rule="PARTY"),
    Session(id="s2", number=2, title="Two", dates="2026", attribution_rule="PARTY"),
)


def item(name: str, session: str, *, carried_from: str = "", position: int = 0) -> FollowUp:
    return FollowUp(id=name, session=session, text=name, carried_from=carried_from, position=position)


def test_the_latest_of_a_chain_stands_for_all() -> None:
    dialogue = Dialogue((*FRAME, item("a", "s1"), item("b", "s2", carried_from="a"), item("c", "s2")))
    follow_ups = chains(dialogue, FollowUp)
    assert [(chain.latest.id, [old.id for old in chain.earlier]) for chain in follow_ups] == [
        ("b", ["a"]),
        ("c", []),
    ]
    assert follow_ups[0].first is not None
    assert follow_ups[0].last is not None
    assert (follow_ups[0].first.number, follow_ups[0].last.number) == (1, 2)


def test_order_is_by_first_session_and_place() -> None:
    dialogue = Dialogue((*FRAME, item("c", "s2"), item("b", "s1", position=1), item("a", "s1", position=0)))
    assert [chain.latest.id for chain in chains(dialogue, FollowUp)] == ["a", "b", "c"]


def test_a_session_that_is_gone_leaves_no_gap() -> None:
    dialogue = Dialogue((*FRAME, item("a", "gone", carried_from="nobody")))
    (only,) = chains(dialogue, FollowUp)
    assert (only.first, only.last, only.earlier) == (None, None, ())


def test_records_that_name_each_other_do_no_harm() -> None:
    ring = (item("a", "s1", carried_from="b"), item("b", "s1", carried_from="a"))
    dialogue = Dialogue((*FRAME, *ring, item("c", "s2", carried_from="a")))
    (only,) = chains(dialogue, FollowUp)
    assert [old.id for old in only.earlier] == ["a", "b"]
