"""The check before a release: what it finds, where, and what it lets pass."""

from __future__ import annotations

import pytest

from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.seats import add_party, change_party
from dialogue_app.core.domain_records import LineDraft, LineParagraph, ReleaseItem
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.records import ALLIANCE, RUSSIA, CatalogueItem, Participant, Party, new_id
from dialogue_app.services.release.release_check import Concern, concerns, concerns_of
from tests.services import amber_sea
from tests.services.release.release_case import Case


@pytest.fixture(scope="module")
def case() -> Case:
    return Case()


def found(case: Case, text: str, number: int = 0, **more: str) -> list[str]:
    every = concerns(case.inside, text, **more)
    return [concern.words for concern in every if number in (0, concern.number)]


@pytest.mark.parametrize(
    "text",
    [
        "Allies regard exercises without notice near a border as unacceptable.",
        "Western powers answer in kind; the United Nations is told.",
        "Allies tolerate large exercises near a border where they are notified in advance.",
        "Disruption of power or water of an ally by cyber means, whoever carries it out for a state.",
        "Союзники считают учения без уведомления неприемлемыми.",
        "Les alliés jugent inacceptables les exercices non notifiés.",
    ],
)
def test_a_clean_text_raises_nothing(case: Case, text: str) -> None:
    assert found(case, text) == []


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("Seven of nine allies agree.", 1, "Seven of nine"),
        ("So do 7/9.", 1, "7/9"),
        ("Most of the allies agree.", 1, "Most of the allies"),
        ("All but one agree.", 1, "All but"),
        ("A majority of them agrees.", 1, "majority"),
        ("Three delegations agree.", 1, "Three delegations"),
        ("Большинство союзников согласны.", 1, "Большинство"),
        ("Семь союзников согласны.", 1, "Семь союзников"),
        ("Sept alliés sont d'accord.", 1, "Sept alliés"),
        ("La plupart des alliés le disent.", 1, "La plupart"),
        ("There is a footnote.", 1, "footnote"),
        ("Есть оговорка.", 1, "оговорка"),
        ("Une réserve demeure.", 1, "réserve"),
        ("Allies are divided.", 2, "divided"),
        ("The consensus index is high.", 2, "consensus"),
        ("An outlier remains.", 2, "outlier"),
        ("Allies are united.", 2, "united"),
        ("A seam shows.", 2, "seam"),
        ("The silence procedure ended.", 3, "silence"),
        ("The penholder wrote it.", 3, "penholder"),
        ("That is the bottom line.", 4, "bottom line"),
        ("Self-deterrence must end.", 5, "Self-deterrence"),
        ("Option 3 was dropped.", 5, "Option"),
        ("As predicted, it was 4.", 6, "predicted"),
        ("Once attributed with high confidence.", 7, "high confidence"),
        ("The facilitator noted it.", 8, "facilitator"),
        ("See the earlier version.", 9, "earlier version"),
        ("From /home/anna/round.dialogue.", 11, "/home/anna/round.dialogue"),
        ("See I6 for more.", 12, "I6"),
        ("see stage i6.", 12, "i6"),
        ("This was redacted.", 13, "redacted"),
        ("They [will] answer.", 15, "["),
        ("They \N{FULLWIDTH LEFT SQUARE BRACKET}will answer.", 15, "\N{FULLWIDTH LEFT SQUARE BRACKET}"),
    ],
)
def test_each_kind_of_word_is_found_under_its_number(case: Case, text: str, number: int, words: str) -> None:
    assert words in found(case, text, number)
    first = next(
        concern
        for concern in concerns(case.inside, text)
        if concern.words == words and concern.number == number
    )
    assert text[first.start : first.start + len(words)] == words
    assert first.sentence


@pytest.mark.parametrize(
    "name",
    [
        "Turkey",
        "Britain",
        "US",
        "the USA",
        "GBR",
        "Dutch",
        "Scots",
        "Ankara",
        "the Netherlands",
        "Союзник США",
        "NL",
        "TR",
        "DE",
        "PL",
        "the Baltic states",
        "the Baltics",
        "Benelux",
        "the Nordics",
        "Nordic countries",
        "Visegrad",
        "the V4",
        "Deutschland",
        "Hague",
        "the Quai d'Orsay",
        "Downing Street",
        "the Elysée",
        "Foggy Bottom",
        "the White House",
        "the Bundestag",
    ],
)
def test_any_of_the_thirty_two_is_found_though_no_party_is_called_so(case: Case, name: str) -> None:
    (concern,) = [each for each in concerns(case.inside, f"So says {name}.") if each.number == 1]
    assert concern.words in name
    assert not concern.blocks


def test_a_party_that_is_one_of_them_blocks_by_any_name_but_its_capital() -> None:
    case = Case()
    case.internal.perform(add_party(case.inside, "TUR", "Türkiye", ALLIANCE))
    assert blocking(case, "Turkey, Turkish ships, TUR; tur, Ankara") == ["Turkey", "Turkish", "TUR"]
    assert found(case, "Ankara", 1) == ["Ankara"]
    case.internal.perform(add_party(case.inside, "POL", "Poland", ALLIANCE))
    assert found(case, "They polish it.", 1) == []


def test_what_a_party_is_also_called_blocks(case: Case) -> None:
    other = Case()
    hesperia = next(party for party in other.inside.parties() if party.code == "HES")
    other.internal.perform(change_party(other.inside, hesperia, also_called="Sunrise State\nthe Orange One"))
    text = "The Sunrise\N{NO-BREAK SPACE}State and the orange one agree."
    assert blocking(other, text) == ["Sunrise\N{NO-BREAK SPACE}State", "the orange one"]
    assert blocking(case, text) == []


def test_ordinary_words_are_no_names(case: Case) -> None:
    assert found(case, "They polish it; tell us more of MIL-01. Russia and Moscow answer.") == []


def blocking(case: Case, text: str) -> list[str]:
    return [concern.words for concern in concerns(case.inside, text) if concern.blocks]


def test_allies_are_found_as_words_and_block(case: Case) -> None:
    assert blocking(case, "WES, Western, wes, Westmark's") == ["WES", "Westmark"]
    assert blocking(case, "HESPERIAN ships; hespérie") == ["HESPERIAN"]
    assert blocking(case, "W\N{ZERO WIDTH SPACE}ES") == ["W\N{ZERO WIDTH SPACE}ES"]
    assert blocking(case, "W\N{CYRILLIC CAPITAL LETTER IE}S") == ["W\N{CYRILLIC CAPITAL LETTER IE}S"]
    assert blocking(case, "Russian forces, RUS") == []
    assert blocking(case, "ВЕС") == []


def test_the_same_words_are_one_concern(case: Case) -> None:
    (concern,) = concerns(case.inside, "An option, and an option.")
    assert (concern.words, concern.times, concern.start) == ("option", 2, 3)
    assert concern == Concern("", "option", 3, 5, concern.sentence, False, 2)


def test_a_code_that_is_an_ordinary_word_blocks_in_capitals_only() -> None:
    case = Case()
    for code, name in (("CAN", "Canland"), ("A", "Aland"), ("", "")):
        if code:
            case.internal.perform(add_party(case.inside, code, name, ALLIANCE))
    can = {concern.words: concern.blocks for concern in concerns(case.inside, "They can; CAN cannot.")}
    assert can == {"can": True}
    assert [concern.blocks for concern in concerns(case.inside, "They can.")] == [False]
    assert [concern.blocks for concern in concerns(case.inside, "A vessel.")] == [False]


def test_people_are_found_unless_they_may_be_named() -> None:
    case = Case()
    person = Participant(id=new_id(), session=case.session, name="Anna Brandt")
    session = case.inside.sessions()[0]
    case.internal.perform(Change("test", (Edit(None, person),)))
    case.internal.perform(change_record(case.inside, session, chair="Otto Lindqvist", rapporteur="Li"))
    text = "Anna Brandt and Mr Lindqvist say so; brandt."
    assert found(case, text, 10) == ["Anna Brandt", "Lindqvist"]
    assert found(case, text, 10, rule="REC") == []
    assert found(case, "Otto Lindqvist", 10, part="authority") == []
    assert found(case, "Anna Brandt", 10, part="authority") == ["Anna Brandt"]


def test_a_family_and_a_chair_called_may_are_found_in_a_text() -> None:
    case = Case()
    session = case.inside.sessions()[0]
    case.internal.perform(change_record(case.inside, session, chair="Ingrid Lindqvist", facilitator="May"))
    assert found(case, "So say the Lindqvists, Ms Lindqvist and Mr May.", 10) == [
        "Lindqvists", "Lindqvist", "May",
    ]  # fmt: skip
    assert found(case, "Allies may answer; the Baltic Sea and the Kremlin.") == []


def test_signs_that_cannot_be_seen_are_found(case: Case) -> None:
    (concern,) = concerns(case.inside, "Allies\N{RIGHT-TO-LEFT OVERRIDE} say so.")
    assert (concern.number, concern.start, concern.blocks) == (11, 6, False)
    assert found(case, "Two\nlines\tand tabs.") == []


BRACKETED = (
    "Allies regard repeated interference with satellite navigation that endangers civil traffic as "
    "[unacceptable (WES)] [objectionable (HES)]. They [will] [may] answer such conduct collectively."
)


def test_a_copy_of_a_text_with_brackets_is_found() -> None:
    case = Case()
    case.paragraph(text=BRACKETED)
    case.paragraph(text="Allies agree on the agenda.")
    bare = BRACKETED.replace("[", "").replace("]", "").replace(" (WES)", "").replace(" (HES)", "")
    copied = case.propose(bare)
    assert [(concern.number, concern.start) for concern in concerns_of(case.inside, copied)] == [(15, 0)]
    afresh = case.propose(
        "Allies regard repeated interference with satellite navigation that endangers civil traffic as "
        "unacceptable and will say so each time it occurs."
    )
    assert concerns_of(case.inside, afresh) == ()
    assert concerns_of(case.inside, case.propose("Allies agree on the agenda.")) == ()
    assert concerns_of(case.inside, case.propose("")) == ()


def test_a_copy_of_an_earlier_draft_with_brackets_is_found() -> None:
    case = Case()
    draft = LineDraft(
        session=case.session, field="line", version="1", marking="ALLY",
        paragraphs=(("1", "They [will] answer such conduct in common."), ("2", "They agree on the rest.")),
    )  # fmt: skip
    case.internal.perform(add_listed(case.inside, draft))
    assert [
        concern.number
        for concern in concerns_of(case.inside, case.propose("They will answer such conduct in common."))
    ] == [15]
    assert concerns_of(case.inside, case.propose("They agree on the rest.")) == ()
    other = concerns(case.inside, "They agree.", (ReleaseItem(), LineParagraph(text="")))
    assert other == ()


def test_everything_that_goes_over_is_looked_at() -> None:
    case = Case()
    own = CatalogueItem(
        id=new_id(),
        catalogue="activities",
        code="OWN-1",
        title="Jamming off Westmark",
        own="yes",
        marking="ALLY",
    )
    case.internal.perform(Change("test", (Edit(None, own),)))
    item = case.propose(activity="OWN-1", spokesperson="Head of Atlantia", version="1 after WES")
    every = concerns_of(case.inside, item)
    assert [(concern.part, concern.words) for concern in every] == [
        ("activity", "Westmark"), ("spokesperson", "Atlantia"), ("version", "WES"),
    ]  # fmt: skip
    assert len({concern.key for concern in every}) == 3


def test_numbers_of_the_ledger_are_not_told(case: Case) -> None:
    case.propose()
    assert found(case, "As in REL-01.", 11) == ["REL-01"]


def test_the_sample_needs_few_looks() -> None:
    dialogue = amber_sea.internal()
    items = [item for item in dialogue.of(ReleaseItem).values() if item.status == "RELEASED"]
    concerns = {item.code: concerns_of(dialogue, item, rule="PARTY") for item in items}
    assert not any(concern.blocks for every in concerns.values() for concern in every)
    assert [concern.words for concern in concerns["REL-12"]] == ["attributed", "high confidence"]
    assert {code for code, every in concerns.items() if every} <= {"REL-09", "REL-12"}
    assert {concern.number for concern in concerns["REL-09"]} <= {15}


def test_odd_records_do_no_harm() -> None:
    case = Case()
    nameless = Party(id=new_id(), side=ALLIANCE)
    other = Party(id=new_id(), code="RUS", name="Russian Federation", side=RUSSIA)
    case.internal.perform(Change("test", added(nameless, other)))
    case.propose(code="")
    case.propose(code=" \u200b ")
    assert found(case, "") == []
    assert found(case, "RUS, rus. An i6 is a car, not a stage of ours.") == []


@pytest.mark.parametrize(
    "sign",
    [
        "\N{COMBINING GRAPHEME JOINER}",
        "\N{HANGUL FILLER}",
        "\N{BRAILLE PATTERN BLANK}",
        "\N{VARIATION SELECTOR-16}",
        "\N{SOFT HYPHEN}",
        "\N{TAG LATIN SMALL LETTER A}",
    ],
)
def test_a_name_with_signs_between_its_letters_that_are_drawn_as_nothing_blocks(
    case: Case, sign: str
) -> None:
    name = sign.join("Westmark")
    assert any("W" in sentence for sentence in blocking(case, f"So says {name}."))
    assert found(case, f"Allies{sign} say so.", 11) == [sign]


@pytest.mark.parametrize("pair", ["⁅⁆", "❲❳", "⟬⟭", "⦋⦌", "〖〗", "〚〛", "⎡⎤"])
def test_whatever_looks_like_a_square_bracket_blocks(case: Case, pair: str) -> None:
    assert blocking(case, f"They {pair[0]}will{pair[1]} answer.") == list(pair)


def test_greek_look_alikes_are_seen_through(case: Case) -> None:
    assert blocking(case, "W\N{GREEK CAPITAL LETTER EPSILON}S") == ["W\N{GREEK CAPITAL LETTER EPSILON}S"]


def test_a_russian_name_is_found_in_every_case() -> None:
    case = Case()
    for code, name in (("GER", "Германия"), ("NED", "Нидерланды"), ("USA", "США")):
        case.internal.perform(add_party(case.inside, code, name, ALLIANCE))
    text = "В Германии, у Нидерландов и в США так не считают."
    assert blocking(case, text) == ["Германии", "Нидерландов", "США"]
