"""Each field kind in print, one at a time."""

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.kinds import LISTED, LISTED_BY_NAME, kind_name
from dialogue_app.core.records import EXTERNAL, INTERNAL, Entry, Seat
from dialogue_app.core.template import Stage, Template, TemplateColumn, TemplateField, TemplateText
from dialogue_app.documents.sections.by_kind import SECTIONS
from dialogue_app.fields.registry import FIELD_KINDS, new_field
from tests.documents.made_up import SENTENCE, Maker, made_up
from tests.documents.reading import made, pages, text


def label(words: str) -> TemplateText:
    return TemplateText((("en", words),))


def template_of(*fields: TemplateField) -> Template:
    stage = Stage(
        key="S1",
        title=label("Only stage"),
        minutes=10,
        purpose=TemplateText(),
        method=TemplateText(),
        prompts=(),
        pitfalls=(),
        fields=fields,
        gates=(),
    )
    return Template(
        key="t", version=1, track=INTERNAL, name=label("Try"), summary=label("To try."), stages=(stage,)
    )


def field(kind: str, **more: Any) -> TemplateField:
    return new_field(**({"key": "f", "kind": kind, "label": label("The field"), "marking": "ALLY"} | more))


def maker_of(*fields: TemplateField, track: str = INTERNAL, **more: Any) -> Maker:
    maker = made_up(track, **more)
    maker.template = template_of(*fields)
    return maker


def enter(maker: Maker, party: str, value: str, **more: Any) -> None:
    marking = {"marking": "ALLY"}
    maker.add(
        Entry, session=maker.session.id, **({"field": "f", "party": party, "value": value} | marking | more)
    )


def seats(maker: Maker) -> list[str]:
    return [record.party for record in maker.records if isinstance(record, Seat)]


def test_every_field_kind_has_a_section_in_a_module_of_its_name() -> None:
    served = [kind for section in SECTIONS for kind in section.kinds]
    assert len(served) == len(FIELD_KINDS)
    assert set(served) == set(FIELD_KINDS)
    for section in SECTIONS:
        assert {section.printed.__module__.rsplit(".")[-1]} == {kind.stem for kind in section.kinds}


@pytest.mark.parametrize("name", [kind.name for kind in FIELD_KINDS])
def test_an_empty_field_prints_no_heading(name: str) -> None:
    more: dict[str, Any] = {"attributes": ("text",), "items": "none"} if name == "record_columns" else {}
    printed_text = text(made(maker_of(field(name, **more))))
    assert "The field" not in printed_text.split("Results by stage")[1].split("Differences opened")[0]
    assert printed_text.count("Only stage") == 1


@pytest.mark.parametrize("kind", LISTED, ids=kind_name)
@pytest.mark.parametrize("track", [INTERNAL, EXTERNAL])
def test_every_record_kind_prints_with_all_that_is_filled_in(kind: Any, track: str) -> None:
    rows = (
        TemplateColumn(key="a", label=label("Column A")),
        TemplateColumn(key="b", label=label("Column B"), kind="text"),
    )
    given = field("record_list", record=kind_name(kind), marking="PART")
    if kind_name(kind) == "list_row":
        given = dataclasses.replace(given, rows=rows)
    maker = maker_of(given, track=track)
    for place in range(2):
        values = maker.values(kind, place) | {"field": "f", "position": place, "marking": "PART"}
        if kind_name(kind) == "list_row":
            values["values"] = (("a", "cell-a"), ("b", "cell-b"))
        maker.add(kind, **values)
    printed_text = text(made(maker))
    if kind_name(kind) in ("follow_up", "parking_lot_item"):
        assert ("Nothing to print." if track == EXTERNAL else "Nothing recorded.") in printed_text
        assert "Open" in printed_text
    else:
        assert "The field" in printed_text
        assert (
            "cell-b" in printed_text
            or "Large exercises" in printed_text
            or "selected" in kind_name(kind)
            or "0" in printed_text
        )


def test_choices_stand_with_their_words_counts_and_who_is_missing() -> None:
    maker = maker_of(
        field("party_choice", scale="REL5", columns="seats", statuses=("NP", "NI"), second=True,
              text_label=label("Why"))
    )  # fmt: skip
    seat_ids = seats(maker)
    for party, value in zip(seat_ids, ("4", "4", "2", "NP", "NI", "", ""), strict=False):
        if value:
            enter(maker, party, value, second="1", reason="because of the strait" if value == "2" else "")
    printed_text = text(made(maker))
    assert "4 Limited co-operation ATL, WES 2 of 9" in printed_text
    assert "2 Hostile and unmanaged RHE 1 of 9" in printed_text
    assert "No position HES 1 of 9" in printed_text
    assert "Not recorded VIS, OST, NOR, THA 4 of 9" in printed_text
    assert "Named second: ATL 1 Open confrontation" in printed_text
    assert "Rhenia: because of the strait" in printed_text


def test_a_matrix_has_numbers_statuses_rounds_confidence_and_reasons() -> None:
    first = field("rating_matrix", scale="VERDICT", columns="seats", statuses=("NP", "NI", "WH"))
    second = field("rating_matrix", key="g", of="f", round=2, scale="VERDICT", columns="seats")
    sure = field("rating_matrix", key="h", of="f", part="confidence", scale="CONF3", columns="seats")
    why = field("rating_matrix", key="i", of="f", part="reason", columns="seats")
    maker = maker_of(first, second, sure, why)
    seat_ids = seats(maker)
    enter(maker, seat_ids[0], "3", confidence="H", reason="first reason")
    enter(maker, seat_ids[0], "5", round=2, reason="second reason", confidence="L")
    enter(maker, seat_ids[1], "WH")
    enter(maker, seat_ids[2], "2", round=2)
    printed_text = text(made(maker))
    assert "3 → 5" in printed_text
    assert "WH" in printed_text
    assert "2 of 9" in printed_text
    assert "An arrow leads from round one to round two" in printed_text
    assert "Small letters: confidence" in printed_text
    assert "ATL (5 Red line): first reason second reason" in printed_text
    assert "The rules of the game end at the strong line" in printed_text
    assert printed_text.count("The field") == 1


def test_companions_of_a_higher_marking_are_not_printed_beside() -> None:
    first = field("rating_matrix", scale="VERDICT", columns="seats")
    higher = [
        field("rating_matrix", key="g", of="f", round=2, scale="VERDICT", columns="seats", marking="DELEG"),
        field("rating_matrix", key="h", of="f", part="confidence", columns="seats", marking="DELEG"),
        field("rating_matrix", key="i", of="f", part="reason", columns="seats", marking="DELEG"),
    ]
    maker = maker_of(first, *higher)
    enter(maker, seats(maker)[0], "3", confidence="H", reason="canary")
    enter(maker, seats(maker)[0], "5", round=2)
    printed_text = text(made(maker))
    assert "canary" not in printed_text
    assert "Small letters" not in printed_text
    assert "An arrow" not in printed_text


def test_a_wide_matrix_is_printed_in_several_tables() -> None:
    maker = made_up(INTERNAL, seats=32).fill(items=46)
    page_texts = pages(made(maker))
    whole = " ".join(page_texts)
    assert len(page_texts) > 15
    assert "C31" in whole
    assert "NBR-0" in whole
    codes = [page for page in page_texts if "ATL" in page and "C31" in page and "MIL-01" in page]
    assert not [
        page for page in codes if "ATL WES" in page and "C30 C31" in page and page.count("MIL-01") == 1
    ]


def test_the_group_as_a_whole_has_a_column_of_its_own() -> None:
    maker = maker_of(field("rating_matrix", scale="RISK5", columns="seats", group=True))
    enter(maker, "", "4")
    printed_text = text(made(maker))
    assert "Group" in printed_text
    assert "1 of 10" in printed_text


def test_aspects_are_columns_or_tables() -> None:
    aspects = (
        TemplateColumn(key="x", label=label("Aspect X"), scale="TEST3"),
        TemplateColumn(key="y", label=label("Aspect Y")),
    )
    for columns in ("", "seats"):
        maker = maker_of(field("rating_matrix", scale="TEST3", columns=columns, aspects=aspects))
        enter(maker, seats(maker)[0] if columns else "", "P", aspect="x")
        printed_text = text(made(maker))
        assert "Aspect X" in printed_text
        assert ("Aspect Y" in printed_text) == (columns == "")
        assert "P" in printed_text
    nameless = maker_of(
        field("rating_matrix", scale="TEST3", columns="seats", aspects=aspects), attribution_rule="CHR"
    )
    for seat in seats(nameless):
        enter(nameless, seat, "P", aspect="x")
    assert "Aspect X" in text(made(nameless))


def test_two_way_verdicts_stand_beside_each_other() -> None:
    printed_text = text(made(made_up(EXTERNAL).fill()))
    assert (
        "Columns, from left to right: Verdict on the other doing it; Verdict on doing it ourselves."
        in printed_text
    )
    assert printed_text.count("Verdict on doing it ourselves") == 1


@pytest.mark.parametrize(
    ("kind", "value", "printed"),
    [
        ("text", "one\ntwo", "one two"),
        ("text_list", "one\n\ntwo", "one two"),
        ("choice", "CHR", "Chatham House Rule"),
        ("date", "2026-04-10", "10 April 2026"),
        ("date", "2026-04", "April 2026"),
        ("date", "2026", "2026"),
        ("date", "2026-04-10T14:05:00+02:00", "10 April 2026, 14:05"),
        ("number", "42", "42"),
        ("yes_no", "yes", "Yes"),
    ],
)
@pytest.mark.parametrize("columns", ["", "sides"])
def test_single_answers(kind: str, value: str, printed: str, columns: str) -> None:
    maker = maker_of(
        field(kind, scale="ATTRIBUTION_RULE" if kind == "choice" else "", columns=columns,
              text_label=label("Note")),
        track=EXTERNAL, handling="ALLY",
    )  # fmt: skip
    enter(maker, "RUSSIA" if columns else "", value, reason="a remark" if kind != "text_list" else "")
    printed_text = text(made(maker)).replace("■ ", "")
    assert printed in printed_text
    assert ("Russia" in printed_text.split("Results by stage")[1].split("Differences")[0]) == bool(columns)
    assert ("a remark" in printed_text) == (kind != "text_list")


def test_a_single_answer_may_be_a_remark_alone_or_sealed() -> None:
    maker = maker_of(field("yes_no", text_label=label("Statement")), field("text", key="s"))
    enter(maker, "", "", reason="only words")
    enter(maker, "", "canary", field="s", sealed_at="2026-03-05T14:32:00+01:00")
    printed_text = text(made(maker))
    assert "only words" in printed_text
    assert "canary" not in printed_text
    assert "Sealed at 5 March 2026, 14:32; content not shown." in printed_text


def test_single_answers_of_parties_are_not_printed_without_names() -> None:
    maker = maker_of(field("text", columns="seats"), attribution_rule="CHR")
    enter(maker, seats(maker)[0], "canary")
    assert "canary" not in text(made(maker))


def test_read_backs_show_attempts_answer_and_final_wording() -> None:
    printed_text = text(made(made_up(EXTERNAL).fill(most=2)))
    assert "Attempt 1 You hold that notice is owed. – Russia, Not yet" in printed_text
    assert "Missing: the period" in printed_text
    assert "Result Accurate after correction" in printed_text
    assert "Final wording Notice of 42 days is owed." in printed_text
    assert "Final wording: Notice of 42 days is owed." in printed_text.split("Red lines and read-backs")[-1]


def test_a_read_back_without_a_list_prints_its_attempts() -> None:
    maker = maker_of(field("read_back"))
    maker.add(
        ReadBack, session=maker.session.id, field="f", by=seats(maker)[0], text="You say so.", result="ACC",
        marking="ALLY",
    )  # fmt: skip
    assert "You say so." in text(made(maker))


def test_an_open_read_back_has_no_result_yet() -> None:
    maker = made_up(EXTERNAL).fill(most=1)
    maker.records = [
        record for record in maker.records if not (isinstance(record, ReadBack) and record.attempt == 2)
    ]
    assert "Still open" in text(made(maker))


def test_brackets_stay_in_drafted_text() -> None:
    printed_text = text(made(made_up(INTERNAL).fill(most=1)))
    assert "Allies regard this as [unacceptable] [objectionable]." in printed_text
    assert "“unacceptable” – ATL, WES" in printed_text
    nameless = text(made(made_up(INTERNAL, attribution_rule="SIDE").fill(most=1)))
    assert "“unacceptable”" in nameless
    assert "ATL" not in nameless


def test_a_changed_wording_is_shown_with_the_old_one() -> None:
    printed_text = text(made(made_up(INTERNAL).fill(most=1)))
    assert "A wording of our own Before: Large exercise near the other side’s border" in printed_text
    assert "Meaning recorded as unchanged." in printed_text


def test_record_columns_of_a_list_that_is_not_printed_stand_alone() -> None:
    hidden = field("record_list", key="l", record="difference", marking="DELEG")
    for attributes in (("must_settle",), ("must_settle", "exposure", "owner", "review")):
        shown = field("record_columns", items="l", attributes=attributes)
        maker = maker_of(hidden, shown)
        values = maker.values(LISTED_BY_NAME["difference"])
        maker.add(
            LISTED_BY_NAME["difference"],
            **values | {"field": "l", "position": 0, "marking": "ALLY"},
        )
        assert "Settle before speaking to Moscow" in text(made(maker))


def test_a_computed_field_prints_its_note() -> None:
    maker = maker_of(field("computed", text_label=label("Note")))
    enter(maker, "", "", reason="Seen in the crisis column.")
    assert "Seen in the crisis column." in text(made(maker))


def test_texts_of_parties_on_items() -> None:
    printed_text = text(made(made_up(EXTERNAL).fill(items=2)))
    assert "What distinguishes ours from theirs" in printed_text
    assert f"Alliance {SENTENCE} (0)" in printed_text
