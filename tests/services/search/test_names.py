"""Names in texts: found however they are written, told from ordinary words, and nowhere else."""

import random
import unicodedata

import pytest

from dialogue_app.core.records import ALLIANCE, Party
from dialogue_app.services.search.name_words import group_tables, words
from dialogue_app.services.search.names import (
    Names,
    State,
    Sure,
    names_of_party,
    names_of_people,
    names_of_states,
    state_called,
    states,
)
from dialogue_app.support.fold import fold

HARDLY, PERHAPS, SURELY = Sure.HARDLY, Sure.PERHAPS, Sure.SURELY


def party(code: str, name: str, also: str = "") -> Party:
    return Party(id=code.lower(), code=code, name=name, also_called=also, side=ALLIANCE)


PARTIES = Names(
    name
    for party_record in (
        party("HES", "Hesperia", "the South; Sunrise State"),
        party("POL", "Poland"),
        party("MAY", "May"),
    )
    for name in names_of_party(party_record)
)
PERSONS = (
    "May",
    "Ingrid Lindqvist",
    "Dr. Otto Brandt",
    "de Vries, Anna",
    "Mei Li",
    "Harald House",
    "olga bern",
    "Jean Berg-Jones",
)
PEOPLE = Names(names_of_people((*PERSONS, "olga bern")))


def found(names: Names, text: str) -> list[tuple[str, Sure]]:
    return [(span.words, span.sure) for span in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey says no.", [("Turkey", SURELY)]),
        ("So does Britain.", [("Britain", SURELY)]),
        ("GB ships", [("GB", SURELY)]),
        ("The US agrees; tell us.", [("US", SURELY), ("us", HARDLY)]),
        ("U.S. forces", [("U.S", SURELY)]),
        ("The Dutch wait.", [("Dutch", SURELY)]),
        ("Ankara, ANKARA, ankara", [("Ankara", SURELY), ("ANKARA", SURELY), ("ankara", PERHAPS)]),
        (
            "The Washington Treaty was signed there, in Washington",
            [("Washington", PERHAPS), ("Washington", SURELY)],
        ),
        ("Polish the text. The Polish view.", [("Polish", PERHAPS), ("Polish", SURELY)]),
        ("polish it", [("polish", HARDLY)]),
        ("It is drafted in English.", [("English", PERHAPS)]),
        ("the Norwegian Sea; the Gulf of Finland", [("Norwegian", PERHAPS), ("Finland", PERHAPS)]),
        ("в Германии и у нидерландцев", [("Германии", SURELY), ("нидерландцев", SURELY)]),
        ("l’Espagne et les Pays-Bas", [("Espagne", SURELY), ("Pays-Bas", SURELY)]),
        ("North Macedonia", [("North Macedonia", SURELY)]),
        ("Turkmenistan, Romany, Danegeld, a nice spa", [("spa", HARDLY)]),
        ("NL, TR and DE say no; PL-01", [("NL", PERHAPS), ("TR", PERHAPS), ("DE", PERHAPS)]),
        ("nl, De, de facto, it is no", []),
        ("IT IS SO", [("IT", HARDLY), ("IS", HARDLY)]),
        ("у неё, ее, ЕЕ нет", [("ЕЕ", PERHAPS)]),
        ("the Baltic States; the Baltics", [("Baltic", PERHAPS), ("Baltics", PERHAPS)]),
        ("the Baltic Sea, В Балтийском море", [("Baltic", HARDLY), ("Балтийском", HARDLY)]),
        (
            "Benelux, the Nordics, Nordic countries",
            [("Benelux", PERHAPS), ("Nordics", PERHAPS), ("Nordic", PERHAPS)],
        ),
        ("Visegrád, the V4, v4", [("Visegrád", PERHAPS), ("V4", PERHAPS), ("v4", HARDLY)]),
        (
            "in Deutschland, Polska; Sverige",
            [("Deutschland", SURELY), ("Polska", SURELY), ("Sverige", SURELY)],
        ),
        ("Ísland, an island, the Island", [("Ísland", SURELY)]),
        ("The Hague and Hague; Den Haag", [("The Hague", SURELY), ("Hague", SURELY), ("Den Haag", SURELY)]),
        ("the Quai d’Orsay, Élysée", [("Quai d’Orsay", SURELY), ("Élysée", SURELY)]),
        (
            "Downing Street, Foggy Bottom, White House, the Kremlin, Bundestag",
            [
                ("Downing Street", SURELY),
                ("Foggy Bottom", SURELY),
                ("White House", SURELY),
                ("Kremlin", SURELY),
                ("Bundestag", SURELY),
            ],
        ),
    ],
)
def test_the_thirty_two_are_known_by_more_than_their_names(
    text: str, expected: list[tuple[str, Sure]]
) -> None:
    assert found(names_of_states(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Hesperian delegation", [("Hesperian", SURELY)]),
        ("hes objects", [("hes", SURELY)]),
        ("the\u00a0South objects", [("the\u00a0South", SURELY)]),
        ("sunrise\u00a0state", [("sunrise\u00a0state", SURELY)]),
        ("Hes\u00adper\u200bia", [("Hes\u00adper\u200bia", SURELY)]),
        ("H\u0435speria", [("H\u0435speria", SURELY)]),
        ("POL-01 and pol-02 were judged", []),
        ("POL judged it", [("POL", SURELY)]),
        ("Polish words of Warsaw", [("Polish", PERHAPS), ("Warsaw", SURELY)]),
        ("Allies [may] answer", [("may", HARDLY)]),
        ("by May 2027, on 3 May", [("May", HARDLY), ("May", HARDLY)]),
    ],
)
def test_parties_are_known_by_code_name_and_what_they_are_also_called(
    text: str, expected: list[tuple[str, Sure]]
) -> None:
    assert found(PARTIES, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Lindqvist said so", [("Lindqvist", SURELY)]),
        ("Lindqvist, INGRID LINDQVIST", [("Lindqvist", SURELY), ("INGRID LINDQVIST", SURELY)]),
        ("lindqvist said; Ingrid too", [("lindqvist", PERHAPS), ("Ingrid", PERHAPS)]),
        ("ms lindqvist", [("lindqvist", SURELY)]),
        ("Otto\u00a0Brandt", [("Otto\u00a0Brandt", SURELY)]),
        ("Anna de Vries; Vries, Anna", [("Anna de Vries", SURELY), ("Vries", SURELY), ("Anna", PERHAPS)]),
        ("Mr Li; Li", [("Li", SURELY), ("Li", PERHAPS)]),
        ("Allies [may] answer", [("may", HARDLY)]),
        ("May we? Mrs May may.", [("May", PERHAPS), ("May", SURELY), ("may", HARDLY)]),
        ("Harbour House", [("House", PERHAPS)]),
        ("the Lindqvists; Lindqvists' view", [("Lindqvists", SURELY), ("Lindqvists", SURELY)]),
        ("two Houses, the Mays, in vries", [("vries", PERHAPS)]),
        ("Ms Berg; the Joneses; Berg-Jones", [("Berg", SURELY), ("Joneses", SURELY), ("Berg-Jones", SURELY)]),
        ("Olga Bern", [("Olga Bern", SURELY)]),
    ],
)
def test_people_are_known_by_every_part_of_their_names(text: str, expected: list[tuple[str, Sure]]) -> None:
    assert found(PEOPLE, text) == expected


def test_an_office_is_not_a_name() -> None:
    offices = Names(names_of_people(["Chair of the working group", "Two interpreters", ""]))
    assert found(offices, "The chair of the working group has two things to say; two interpreters") == [
        ("chair of the working group", PERHAPS), ("two interpreters", PERHAPS),
    ]  # fmt: skip


def test_nobody_is_found_where_there_is_nobody() -> None:
    assert not Names(())
    assert Names(()).find("Anybody") == ()
    assert not PARTIES.sure("Nobody in particular, 12 times …")
    assert Names(names_of_party(party("", " - "))).find("- and so on") == ()
    assert [name.words for name in names_of_party(party("AB", ""))] == ["AB"]


def test_a_code_in_a_text_of_capitals_may_be_a_word() -> None:
    names = Names(names_of_party(party("CAN", "Canland")))
    assert found(names, "WE CAN") == [("CAN", PERHAPS)]
    assert found(names, "CAN") == [("CAN", SURELY)]
    assert found(names, "They can; CAN cannot.") == [("can", HARDLY), ("CAN", SURELY)]
    finland = Names(names_of_party(party("FIN", "Finland")))
    assert found(finland, "à la fin; FIN") == [("fin", HARDLY), ("FIN", SURELY)]
    assert found(names, "C\u200bAN") == [("C\u200bAN", SURELY)]
    assert found(Names(names_of_party(party("A", "Aland"))), "A vessel") == [("A", HARDLY)]
    assert found(Names(names_of_party(party("AL", "Alland"))), "al said") == [("al", PERHAPS)]
    assert found(Names(names_of_party(party("U1", "Mason"))), "NO, SAYS MASON") == [("MASON", PERHAPS)]


def test_a_word_that_only_looks_like_a_code_may_be_one() -> None:
    assert found(PARTIES, "\u041d\u0415\u0405 objects") == [("\u041d\u0415\u0405", PERHAPS)]
    assert found(PARTIES, "\u041d\u0415\u0405-01") == []
    assert found(PARTIES, "\u0412\u0415\u0421 is a weight") == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Türkiye", "TUR"), ("Turkey", "TUR"), ("Kingdom of Norway", "NOR"),
        ("Russian Federation (role-played)", "RUS"), ("Hesperia", ""), ("France and Germany", ""),
        ("United Kingdom of Great Britain and Northern Ireland", "GBR"), ("The Polish view", ""),
    ],
)  # fmt: skip
def test_a_party_is_known_as_a_state_by_its_name(name: str, code: str) -> None:
    state = state_called(name)
    assert (state.code if state else "") == code


@pytest.mark.parametrize("state", states(), ids=lambda state: state.code)
def test_whatever_the_file_lists_is_found_as_listed(state: State) -> None:
    for name in state.called(state.code):
        hits = [span for span in names_of_states().find(f"so says {name.words} of it") if span.sure]
        assert {state.code} & {whose for hit in hits for whose in hit.name.whose.split()}, name


def test_a_party_that_is_a_state_may_be_meant_by_its_groups() -> None:
    names = Names(names_of_party(party("EST", "Estonia")))
    assert found(names, "the Baltics and the Nordics, EE, V4") == [
        ("Baltics", PERHAPS), ("EE", PERHAPS),
    ]  # fmt: skip


def test_groups_are_of_members() -> None:
    codes = {state.code for state in states()} - {"RUS"}
    for table in group_tables():
        assert set(table["members"]) <= codes, table
        assert len(set(table["members"])) == len(table["members"]) > 1, table


def test_the_files_name_every_member_in_three_languages() -> None:
    assert len(states()) == 33
    for state in states():
        scripts = {"а" <= fold(name)[0] <= "я" for name in state.names if len(name) > 3}
        assert scripts == {True, False}, state.code
        assert state.people, state.code
    for kind in ("titles", "ordinary", "particles", "gatherings", "waters", "language"):
        assert words(kind)


# -- however it is written -----------------------------------------------------------------------------------

LOOK_ALIKES = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "A": "А", "E": "Е", "H": "Н", "T": "Т"}
INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff", "\u034f")
BLANKS = (" ", "\u00a0", "\u2009", "\u202f", "  ", "\n")


def disguised(draw: random.Random, name: str) -> str:
    """A name as somebody may have typed or pasted it."""
    signs = []
    swaps = 0
    for sign in name:
        if sign == " ":
            signs.append(draw.choice(BLANKS))
            continue
        if sign in LOOK_ALIKES and swaps < len(name) // 2 - 1 and draw.random() < 0.3:
            sign, swaps = LOOK_ALIKES[sign], swaps + 1
        signs.append(draw.choice((sign, sign, sign.upper())))
        if draw.random() < 0.2:
            signs.append(draw.choice(INVISIBLE))
    form = draw.choice(("NFC", "NFD", "NFKC", "NFKD"))
    return unicodedata.normalize(form, "".join(signs).strip("".join(INVISIBLE)))


@pytest.mark.parametrize("seed", range(40))
def test_a_name_is_found_however_it_is_written_and_where_it_stands(seed: int) -> None:
    draw = random.Random(seed)
    known = [
        listed_name
        for listed_name in names_of_states().names
        if listed_name.words.isascii() and "." not in listed_name.words
    ]
    for name in draw.sample(
        [listed_name for listed_name in known if len(listed_name.words) > 3 and not listed_name.endings], 25
    ):
        written = disguised(draw, name.words)
        text = f"So say – {written}, they do."
        whose = {*name.whose.split()}
        hits = [span for span in names_of_states().find(text) if whose & {*span.name.whose.split()}]
        assert hits, ascii(text)
        assert text[hits[0].start : hits[0].end] == hits[0].words


@pytest.mark.parametrize("seed", range(20))
def test_places_are_those_of_the_text_whatever_it_holds(seed: int) -> None:
    draw = random.Random(seed)
    signs = [chr(draw.choice((draw.randrange(32, 127), draw.randrange(160, 0x2FFF)))) for _n in range(80)]
    text = f"{''.join(signs[:40])} Hesperia {''.join(signs[40:])}"
    assert "Hesperia" in [span.words for span in PARTIES.find(text)]
