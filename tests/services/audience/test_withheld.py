"""What was withheld from something that goes out, in sentences."""

from dialogue_app.services.audience.disclosure import Naming
from dialogue_app.services.audience.withheld import Withheld


def naming(words: str, passage: str, *, withheld: bool = True, judged: bool = False) -> Naming:
    return Naming("s", f"{words} {passage}", words, passage, withheld, sure=withheld, judged=judged)


def test_a_passage_is_listed_once_and_like_ones_are_counted() -> None:
    withheld = Withheld()
    withheld.add([naming("May", "May we?", withheld=False)], "")
    withheld.add(
        [naming("Ost\u00a0mere", "a"), naming("Ost\u00a0mere", "b"), naming("Ost\u00a0mere", "a")], "I7"
    )
    withheld.add([naming("Ost\u00a0mere", "a")], "Annex")
    withheld.uncounted = frozenset({("s", "verdicts", "m1", ""), ("s", "verdicts", "m2", "")})
    assert withheld.sentences() == (
        "Withheld in “I7”: a passage with “Ost mere”. (2 passages)",
        "Perhaps a name at the beginning: “May”.",
        "Answers to 2 questions are in no count: they are fewer than five, or not complete.",
    )
    assert not withheld.counts("s", "verdicts", "m1")
    assert withheld.counts("s", "verdicts", "m3")


def test_what_was_judged_is_not_asked_again() -> None:
    withheld = Withheld()
    withheld.add([naming("a", "x", judged=True), naming("b", "y")], "1")
    assert [listed_name.naming.words for listed_name in withheld.to_be_judged] == ["b"]
    assert withheld.of_counts() == ()
