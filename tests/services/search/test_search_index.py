"""Finding words anywhere in a track."""

from dataclasses import replace

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, FollowUp, LineParagraph, Prediction
from dialogue_app.core.records import (
    CatalogueItem,
    Entry,
    ListRow,
    Participant,
    Party,
    Record,
    Seat,
    Session,
    StageNotes,
    Tick,
    Track,
)
from dialogue_app.core.template import Stage, Template, TemplateColumn, TemplateText
from dialogue_app.core.visibility.hidden_answers import hide
from dialogue_app.fields.registry import new_field
from dialogue_app.services.search.search_index import SearchIndex
from dialogue_app.services.search.searched_text import SearchedNames, own_lines, own_texts
from dialogue_app.services.search.text_match import excerpt, spans, words_of
from dialogue_app.support.fold import fold


def text(words: str) -> TemplateText:
    return TemplateText((("en", words),))


VERDICTS = new_field(
    key="verdicts",
    kind="rating_matrix",
    label=text("Verdicts"),
    marking="ALLY",
    scale="VERDICT",
    statuses=("NP",),
    items="catalogue:activities",
    columns="seats",
)
SOURCES = new_field(
    key="rows",
    kind="record_list",
    label=text("Decisions"),
    marking="PART",
    rows=(
        TemplateColumn(key="who", label=text("Who"), kind="party"),
        TemplateColumn(key="what", label=text("What")),
    ),
)
DIFFERENCES = new_field(
    key="register", kind="record_list", label=text("Register"), marking="PART", record="difference"
)
STAGE = Stage(
    key="I4",
    title=text("Rules of the game"),
    minutes=75,
    purpose=text("-"),
    method=text("-"),
    prompts=(),
    pitfalls=(),
    fields=(VERDICTS, SOURCES, DIFFERENCES),
    gates=(),
)
TEMPLATE = Template(key="t", version=1, track="INTERNAL", name=text("T"), summary=text("-"), stages=(STAGE,))
RECORDS: tuple[Record, ...] = (
    Track(id="t", name="Amber Sea", track="INTERNAL"),
    Party(id="p1", code="VIS", name="Vistria", side="ALLIANCE"),
    Party(id="p2", code="RHE", name="Rhénanie", side="ALLIANCE"),
    CatalogueItem(id="c1", catalogue="activities", code="MIL-02", title="Snap exercise near the border"),
    Session(id="s1", number=1, title="Session 1", dates="2026", attribution_rule="PARTY"),
    Participant(id="h1", session="s1", name="Ёлкина Мария"),
    StageNotes(id="g1", session="s1", stage="I4", text="Ask for the floor"),
    Entry(id="e1", session="s1", field="verdicts", item="c1", party="p1", value="5", reason="Too near"),
    Entry(id="e2", session="s1", field="verdicts", item="c1", party="p2", value="NP"),
    ListRow(id="r1", session="s1", field="rows", values=(("who", "p2"), ("what", "Postpone the vote"))),
    Difference(id="d1", session="s1", field="register", code="D1", statement="Who may join", nature="NORM"),
    FollowUp(id="f1", session="s1", text="Write to the chair"),
)
DIALOGUE = Dialogue(RECORDS)


def found(query: str, dialogue: Dialogue = DIALOGUE) -> list[str]:
    return [hit.record.id for hit in SearchIndex(dialogue, lambda _session: TEMPLATE).find(query).hits]


def test_case_and_accents_do_not_matter() -> None:
    assert found("RHENANIE") == ["p2", "r1"]
    assert found("елкина мария") == ["h1"]
    assert found("snap") == ["c1"]


def test_values_are_found_in_words_with_their_place() -> None:
    assert found("vistria red line") == ["e1"]
    assert found('"no position" mil-02') == ["e2"]
    hit = SearchIndex(DIALOGUE, lambda _session: TEMPLATE).find("too near").hits[0]
    assert hit.where == "Verdicts · MIL-02 Snap exercise near the border · Vistria (VIS)"
    assert (hit.item, hit.party, hit.text) == ("c1", "p1", "Too near")
    assert hit.place.group == "Session 1 · I4 Rules of the game"
    assert [hit.text[start : start + length] for start, length in hit.emphasis] == ["Too", "near"]


def test_a_party_is_found_by_everything_it_is_called() -> None:
    called = replace(RECORDS[1], name="Türkiye", also_called="Crescent State")  # type: ignore[call-arg]
    dialogue = Dialogue((RECORDS[0], called, *RECORDS[2:]))
    for name in ("turkiye", "turkey", "ankara", "crescent"):
        assert "e1" in found(f"{name} near", dialogue), name
    assert "e2" not in found("turkey position", dialogue)
    assert found("crescent", dialogue) == ["p1"]
    by_side = replace(RECORDS[7], party="RUSSIA")  # type: ignore[call-arg]
    assert found("russia near", Dialogue((*RECORDS[:7], by_side, *RECORDS[8:]))) == ["e1"]


def test_every_word_must_stand_somewhere_and_one_in_the_record_itself() -> None:
    assert found("too far") == []
    assert found("rules game") == []
    assert found("") == []
    assert found("session too") == ["e1"]


def test_rows_records_notes_and_choices_are_found() -> None:
    assert found("postpone") == ["r1"]
    assert found("legal") == ["d1"]
    assert found("floor") == ["g1"]
    assert found("chair") == ["f1"]


def test_hits_stand_in_reading_order() -> None:
    assert (
        found("a") == sorted(found("a"), key=[record.id for record in RECORDS].index) or found("a")[0] == "t"
    )
    order = found("e")
    assert order.index("c1") < order.index("g1") < order.index("e1") < order.index("r1") < order.index("d1")


def test_sealed_content_is_never_found() -> None:
    sealed = Prediction(
        id="x1", session="s1", field="", by="p1", about="RUSSIA", text="Canary words", sealed_at="2026"
    )
    entry = Entry(
        id="x2", session="s1", field="verdicts", item="c1", party="p1", round=2, value="3",
        reason="Canary too", sealed_at="2026",
    )  # fmt: skip
    hidden = Dialogue((*RECORDS, sealed, entry))
    assert found("canary", hidden) == []
    shown = Dialogue((*RECORDS, replace(sealed, unsealed_at="2026"), replace(entry, unsealed_at="2026")))
    assert found("canary", shown) == ["x1", "x2"]


def test_only_the_first_hits_are_built_and_all_are_counted() -> None:
    result = SearchIndex(DIALOGUE, lambda _session: TEMPLATE).find("e", most=2)
    assert len(result.hits) == 2
    assert result.total > 2


def test_folding_keeps_places() -> None:
    assert fold("Été Straße Ёж") == "ete strasse еж"
    assert words_of(' "two words" one one ') == ("two words", "one")
    assert spans("Straße", ("ss",)) == ((4, 1),)
    assert spans("Été, été", ("ete",)) == ((0, 3), (5, 3))
    assert spans("none", ("x",)) == ()


def test_long_texts_are_cut_around_the_word() -> None:
    long = "one " * 100 + "target " + "two " * 100
    cut = excerpt(long, ("target",))
    assert "target" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) < 200
    assert excerpt("short\ntext", ("text",)) == "short text"


def test_answers_hidden_until_the_reveal_are_not_found() -> None:
    index = SearchIndex(DIALOGUE, lambda _session: TEMPLATE)
    assert index.find("too near", hidden=frozenset({("s1", "verdicts")})).total == 0
    assert index.find("too near", hidden=frozenset({("s2", "verdicts")})).total == 1
    kept = DIALOGUE.apply(hide(DIALOGUE, "s1", "verdicts").edits)
    assert SearchIndex(kept, lambda _session: TEMPLATE).find("too near").total == 0


def test_what_stands_in_a_field_for_sealed_answers_is_not_found_before_it_is_unsealed() -> None:
    sealed = replace(STAGE, fields=tuple(replace(field, sealed=True) for field in STAGE.fields))
    index = SearchIndex(DIALOGUE, lambda _session: replace(TEMPLATE, stages=(sealed,)))
    assert index.find("near postpone join").total == 0
    assert index.find("postpone").total == 0
    assert index.find("too near").total == 0


ASPECTS = replace(
    VERDICTS,
    key="aspects",
    scale="",
    aspects=(TemplateColumn(key="risk", label=text("Risk of acting"), scale="RISK5"),),
)
CHOICES = replace(VERDICTS, key="choice", kind="party_choice", scale="MAIN_CONCERN", items="")
ANSWER = new_field(key="yes", kind="yes_no", label=text("Agreed"), marking="PART")
ROWS = replace(
    SOURCES,
    rows=(
        TemplateColumn(key="about", label=text("About"), kind="ref", of="difference"),
        TemplateColumn(key="how", label=text("How"), kind="choice", scale="CONF3"),
    ),
)
WIDE = replace(TEMPLATE, stages=(replace(STAGE, fields=(ASPECTS, CHOICES, ANSWER, ROWS)),))
MORE: tuple[Record, ...] = (
    *(record for record in RECORDS if record.id not in ("r1", "d1")),
    Entry(id="a1", session="s1", field="aspects", item="c1", aspect="risk", round=2, value="4"),
    Entry(id="a2", session="s1", field="choice", party="p1", value="A,D", second="G", owner="Capital"),
    Entry(id="a3", session="s1", field="yes", value="yes"),
    Entry(id="a4", session="s1", field="aspects", item="gone", aspect="risk", confidence="H"),
    Difference(id="d1", session="s1", field="dropped field", statement="Kept although nobody asks"),
    ListRow(id="r1", session="s1", field="rows", values=(("about", "d1"), ("how", "H"), ("old", "Older"))),
    LineParagraph(id="l1", session="s1", number="1", text="[may]", alternatives=(("will", "ATL"),)),
    Seat(id="z1", session="s1", party="p1", head="Ambassador Lind"),
)


def wide(query: str) -> list[str]:
    return [hit.record.id for hit in SearchIndex(Dialogue(MORE), lambda _session: WIDE).find(query).hits]


def test_aspects_second_choices_and_owners_are_found_in_words() -> None:
    assert wide("high acting") == ["a1"]
    assert wide("abandonment") == ["a2"]
    assert wide("pressure") == ["a2"]
    assert wide("capital vistria") == ["a2"]
    assert wide("agreed yes") == ["a3"]
    hit = SearchIndex(Dialogue(MORE), lambda _session: WIDE).find("high acting").hits[0]
    assert hit.where.endswith("Risk of acting · round 2")


def test_rows_pairs_and_records_of_fields_that_are_gone_are_found() -> None:
    assert wide("although") == ["r1", "d1"]
    assert wide("older") == ["r1"]
    assert wide("will") == ["l1"]
    assert wide("lind") == ["z1"]


def test_an_entry_without_its_field_shows_what_it_can() -> None:
    words = SearchedNames(Dialogue(MORE))
    entry = Entry(id="x", session="s1", field="gone", reason="Because")
    assert own_lines(words, entry, None) == [("Reason", "Because")]
    assert words.context(entry, None) == "Entry"
    assert words.field_label(None, "") == ""


def test_texts_are_the_words_of_the_lines_whatever_is_typed() -> None:
    words = SearchedNames(Dialogue(MORE))
    for record in (*MORE, Tick(id="t", session="s1", what="x")):
        lines = [text for _label, text in own_lines(words, record, None)]
        assert sorted(own_texts(words, record, None)) == sorted(lines)


def test_a_word_at_the_beginning_of_a_long_text_is_shown_from_there() -> None:
    cut = excerpt("target " + "two " * 100, ("target",))
    assert cut.startswith("target two")
    assert cut.endswith(" …")


def test_repeated_places_and_values_and_empty_records() -> None:
    more = (
        *MORE,
        Entry(id="a5", session="s1", field="yes", item="c1", value="yes"),
        Entry(id="a6", session="s1", field="yes", item="c1", party="p2", value="yes"),
        Difference(id="d9", session="s1", field="", statement="", marking="PART"),
        ListRow(id="r9", session="s1", field="rows", values=(("about", ""),)),
    )
    index = SearchIndex(Dialogue(more), lambda _session: WIDE)
    assert [hit.record.id for hit in index.find("agreed yes").hits] == ["a3", "a5", "a6"]
    assert own_lines(SearchedNames(Dialogue(more)), more[-1], None) == []
    loose = ListRow(id="r8", session="s1", field="rows", values=(("about", "p1"),))
    party = replace(ROWS, rows=(TemplateColumn(key="about", label=text("Who"), kind="side"),))
    assert own_lines(SearchedNames(Dialogue(more)), loose, party) == [("Who", "Vistria (VIS)")]


def test_free_texts_are_found_as_they_were_written() -> None:
    field = new_field(key="aim", kind="text", label=text("Aim"), marking="PART")
    template = replace(TEMPLATE, stages=(replace(STAGE, fields=(field,)),))
    more = (*RECORDS, Entry(id="t1", session="s1", field="aim", value="To listen, first of all"))
    index = SearchIndex(Dialogue(more), lambda _session: template)
    assert [hit.text for hit in index.find("listen aim").hits] == ["To listen, first of all"]


def test_a_field_that_shows_part_of_another_adds_nothing_of_its_own() -> None:
    twice = replace(VERDICTS, key="confidence", of="verdicts", part="confidence")
    template = replace(TEMPLATE, stages=(replace(STAGE, fields=(VERDICTS, twice)),))
    index = SearchIndex(DIALOGUE, lambda _session: template)
    assert index.find("too near").total == 1
