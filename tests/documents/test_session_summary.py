"""The session summary as a whole."""

import dataclasses

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, FollowUp, ParkingLotItem, RedLine
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    TRACKS,
    TRAINING,
    Entry,
    FieldSkip,
    Party,
    SelectedItem,
    Session,
    StageState,
    Track,
)
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.sample.sample_files import sample_dialogues, sample_exercise
from dialogue_app.services.templates import template
from tests.documents.made_up import Maker, made_up
from tests.documents.papers import printed, sample
from tests.documents.papers import words as words_of
from tests.documents.reading import bookmarks, made, pages, reader, text

CYRILLIC = "Стороны по-разному понимают «достаточные силы» – ёжик, Київ, Ґ."
NASTY = '<img src="/etc/passwd"/> & <b>bold</b> ]]> <font size=900> &amp; &#0; {0} %s \\ <para>'


@pytest.mark.parametrize("track", TRACKS)
def test_an_empty_session_is_a_short_document_that_says_so(track: str) -> None:
    pdf = made(made_up(track))
    assert 1 <= len(pages(pdf)) <= 3
    words = text(pdf)
    assert "Results by stage Nothing to print." in words.replace("4 ", "")
    assert words.count("Not begun") == len(made_up(track).template.stages)
    assert "None" not in words


def test_a_session_without_seats() -> None:
    maker = made_up(INTERNAL, seats=0)
    assert "Nothing recorded." in text(made(maker))


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("rule", ["REC", "CHR", "OFF"])
def test_the_parts_stand_in_their_order(track: str, rule: str) -> None:
    part_titles = [
        title
        for title in bookmarks(made(made_up(track, attribution_rule=rule).fill(items=2, most=1)))
        if title[0].isdigit()
    ]
    numbers = [title.replace("\u2002", " ").split()[0] for title in part_titles]
    assert numbers == [str(number) for number in range(1, 12)]


def test_rules_mandate_and_marking_are_explained() -> None:
    printed_text = text(made(made_up(INTERNAL)))
    assert "Attributed to the party, never the person." in printed_text
    assert "To settle what allies expect" in printed_text
    assert "Seats of the internal track. A courtesy marking, not a security classification." in printed_text


def test_an_unmarked_session_is_for_the_moderator_only() -> None:
    assert "MODERATOR ONLY" in text(made(made_up(INTERNAL, handling="")))


def test_stages_say_what_was_skipped_and_why() -> None:
    maker = made_up(INTERNAL, attribution_rule="REC")
    maker.add(
        StageState,
        session=maker.session.id,
        stage="I6",
        status="SKIPPED",
        reason="No time left",
        by="Ada",
        seconds=61,
    )
    maker.add(
        StageState,
        session=maker.session.id,
        stage="I4",
        status="COMPLETE",
        reason="Two seats absent",
        by="Ada",
    )
    maker.add(FieldSkip, session=maker.session.id, field="commitments", reason="No lawyer", by="Ada")
    maker.add(FieldSkip, session=maker.session.id, field="bottom_lines", reason="canary", by="Ada")
    printed_text = text(made(maker)).replace("\u00a0", " ")
    assert "I6 Response options and the cost-benefit test – skipped: No time left (Ada)" in printed_text
    assert "I4 Rules of the game: activities and verdicts – completed with open checks: Two" in printed_text
    assert "I2, State of commitments – skipped: No lawyer (Ada)" in printed_text
    assert "1 min" in printed_text
    assert "canary" not in printed_text


def test_people_stand_in_it_on_the_record() -> None:
    printed_text = text(made(made_up(INTERNAL, attribution_rule="REC").fill()))
    assert "Head Of-Rhenia 2" in printed_text
    assert "Person From-0" in printed_text
    assert "Ada Chairwoman" in printed_text


def test_differences_say_whether_they_were_opened_or_what_changed() -> None:
    maker = made_up(INTERNAL)
    first = maker.session
    before = maker.add(
        Difference,
        session=first.id,
        field="differences",
        statement="One statement.",
        status="DRAFT",
        marking="ALLY",
    )
    second = maker.add(Session, **{**_values(first), "number": 2, "previous": first.id})
    for words, origin in (
        ("One statement.", before.id),
        ("Sharper statement.", before.id),
        ("Lost.", "gone"),
    ):
        maker.add(
            Difference, session=second.id, field="differences", statement=words, status="DRAFT",
            marking="ALLY", carried_from=origin,
        )  # fmt: skip
    maker.add(
        Difference, session=second.id, field="differences", statement="New.", marking="ALLY", nature="NORM"
    )
    printed_text = text(made(maker, session=second.id)).split("Differences opened or changed")[-1]
    assert "One statement. Carried from an earlier session, unchanged." in printed_text
    assert (
        "Sharper statement. Carried from an earlier session, re-stated; changed: Statement in one sentence."
        in printed_text
    )
    assert "Lost. Carried from an earlier session." in printed_text
    assert "New. Opened in this session." in printed_text
    assert "Norm / legal" in printed_text


def _values(record: Session) -> dict[str, object]:
    return {
        field.name: getattr(record, field.name) for field in dataclasses.fields(record) if field.name != "id"
    }


def test_registers_at_the_end() -> None:
    maker = made_up(EXTERNAL, attribution_rule="REC").fill(most=1)
    maker.add(
        FollowUp, session=maker.session.id, text="Second step", owner="RUSSIA", channel="Hotline",
        due="2026-05", status="DROPPED", drop_reason="overtaken", marking="PART",
    )  # fmt: skip
    printed_text = text(made(maker))
    assert "Legal advice on transit Alliance Session 2 Open" in printed_text
    assert "Second step Russia · Hotline May 2026 Dropped: overtaken" in printed_text
    assert "Circulate the text Alliance · Pat Desk 1 April 2026 Open" in printed_text


def test_the_status_of_the_record_with_the_words_of_disagreement() -> None:
    maker = made_up(EXTERNAL, record_status="NOT").fill(most=1)
    for place, record in enumerate(maker.records):
        if isinstance(record, Entry) and record.field == "record_status":
            reason = "We did not agree to paragraph 4."
            maker.records[place] = dataclasses.replace(record, value="NOT", reason=reason)
    printed_text = text(made(maker)).split("Status of the record")[-1]
    assert "The record as a whole: Not accepted" in printed_text
    assert "We did not agree to paragraph 4." in printed_text


def test_the_closing_statements() -> None:
    printed_text = text(made(made_up(INTERNAL)))
    assert (
        "Positions are those of the parties as recorded; recording does not imply endorsement."
        in printed_text
    )
    assert "Prepared offline" in printed_text


def nasty(maker: Maker, words: str) -> Maker:
    """Put some words into every text there is."""
    for place, record in enumerate(maker.records):
        names = {
            "statement",
            "text",
            "reason",
            "title",
            "mandate",
            "name",
            "place",
            "act",
            "wording",
            "notice",
        }
        texts = {name: words for name in names if hasattr(record, name)}
        if isinstance(record, Party):
            texts["code"] = words[:12] + str(place)
        if isinstance(record, Entry):
            texts = {"reason": words}
        maker.records[place] = dataclasses.replace(record, **texts)
    maker.session = next(
        listed_record for listed_record in maker.records if isinstance(listed_record, Session)
    )
    return maker


@pytest.mark.parametrize(("track", "rule"), [(INTERNAL, "REC"), (EXTERNAL, "PARTY"), (INTERNAL, "CHR")])
@pytest.mark.parametrize(
    "words",
    [
        NASTY,
        CYRILLIC,
        "x" * 3000,
        "漢字 العربية हिन्दी 🙂 \u202e\u0000\ud800 end",
        "\n\n\n",
        "(*+?[^]) \\1 \\g<0>",
    ],
    ids=["markup", "cyrillic", "one long word", "scripts", "empty lines", "patterns"],
)
def test_whatever_people_type_is_printed(words: str, track: str, rule: str) -> None:
    maker = made_up(track, seats=5, attribution_rule=rule).fill(most=1, items=2)
    assert len(reader(made(nasty(maker, words))).pages) > 1


def test_markup_is_printed_as_typed() -> None:
    maker = made_up(INTERNAL).fill(most=1)
    for place, record in enumerate(maker.records):
        if isinstance(record, RedLine | FollowUp):
            name = "statement" if isinstance(record, RedLine) else "text"
            maker.records[place] = dataclasses.replace(record, **{name: NASTY})
    printed_text = text(made(maker))
    assert (
        '<img src="/etc/passwd"/> & <b>bold</b> ]]> <font size=900> &amp; &#0; {0} %s \\ <para>'
        in printed_text
    )


def test_cyrillic_can_be_read_back_and_missing_scripts_are_replaced() -> None:
    maker = made_up(INTERNAL)
    maker.add(FollowUp, session=maker.session.id, text=CYRILLIC, marking="PART", status="OPEN")
    printed_text = text(made(maker))
    assert CYRILLIC in printed_text
    assert "fonts of this document do not have" not in printed_text
    maker.add(FollowUp, session=maker.session.id, text="漢字", marking="PART", status="OPEN")
    assert "stands for a character that the fonts of this document do not have." in text(made(maker))


@pytest.mark.slow
def test_a_very_long_text_takes_as_many_pages_as_it_needs() -> None:
    maker = made_up(INTERNAL)
    long = "A long reason that never ends, with a clause for every capital. " * 14000
    maker.add(
        RedLine,
        session=maker.session.id,
        field="red_lines",
        holder="ALLIANCE",
        statement=long,
        marking="ALLY",
    )
    page_texts = pages(made(maker))
    assert len(page_texts) > 200
    assert f"{len(page_texts)} of {len(page_texts)}" in page_texts[-1]


def test_a_row_longer_than_a_page_is_split() -> None:
    maker = made_up(INTERNAL)
    long = "A long point that never ends. " * 900
    maker.add(ParkingLotItem, session=maker.session.id, text=long, marking="PART", status="OPEN")
    page_texts = pages(made(maker))
    assert len(page_texts) > 4
    assert " ".join(page_texts).count("never ends") == 900


def test_the_samples_print() -> None:
    for dialogue in (*sample_dialogues(), sample_exercise()):
        for session in dialogue.sessions():
            asked = DocumentRequest(
                kind="session-summary", dialogue=dialogue, session=session.id, date="2026-06-01"
            )
            assert len(pages(PdfDocuments().make(asked, lambda _share: None))) > 1


def test_a_track_without_a_name_that_has_letters() -> None:
    maker = made_up(BRIEF)
    maker.records = [
        dataclasses.replace(record, name="…") if isinstance(record, Track) else record
        for record in maker.records
    ]
    assert "Document D-B-1-S" in text(made(maker))
    assert TRAINING


def test_a_cell_of_very_many_lines_goes_on_over_pages() -> None:
    maker = made_up(INTERNAL)
    lines = "\n".join(f"line-{n}" for n in range(300))
    maker.add(FollowUp, session=maker.session.id, text=lines, marking="PART", status="OPEN")
    maker.add(
        RedLine, session=maker.session.id, field="red_lines", holder="ALLIANCE", marking="ALLY",
        statement=lines, condition=lines,
    )  # fmt: skip
    printed_text = text(made(maker))
    assert [n for n in range(300) if printed_text.count(f"line-{n} ") < 3] == []


def test_what_a_short_form_leaves_out_is_printed_as_skipped() -> None:
    maker = made_up(EXTERNAL)
    maker.template = template("external_russia_short")
    words = text(made(maker))
    assert "skipped: short form" in words


def test_what_the_alliance_has_not_released_is_in_no_paper_for_both_sides() -> None:
    external = sample_dialogues()[1]
    session = external.sessions()[-1]
    item = next(
        selected_item
        for selected_item in external.listed(SelectedItem, session.id)
        if selected_item.wording.startswith("Inviting a neigh")
    )
    entry = external.entry(session.id, "on_other", item.id, ALLIANCE)
    assert entry is not None
    assert entry.basis
    line = next(line for line in external.listed(RedLine, session.id) if line.holder == ALLIANCE)
    unreleased = Dialogue(
        dataclasses.replace(each, basis="")
        if each.id == entry.id
        else dataclasses.replace(each, release_item="", statement="A line nobody released.")
        if each.id == line.id
        else each
        for each in external.everything()
    )
    what = "Inviting a neighbouring state to join one’s military alliance"
    for kind, both, russia in (
        ("session-summary", f"{what} · Peacetime 2 5", f"{what} · Peacetime 5"),
        (
            "external-brief",
            f"{what} Peacetime 2 5 Contested",
            f"{what} Peacetime 5 Unknown Alliance: not recorded",
        ),
    ):
        assert both in words_of(printed(kind, external))
        printed_text = words_of(printed(kind, unreleased))
        assert russia in printed_text
        assert both not in printed_text
        assert "A line nobody released." not in printed_text
    inside = words_of(printed("session-summary", unreleased, handling="ALLY"))
    assert "A line nobody released." in inside


def test_where_lines_are_read_back_to_nobody_none_is_called_not_attempted() -> None:
    inside, outside = words_of(sample("session-summary", 0)), words_of(sample("session-summary", 1))
    assert "Not attempted" not in inside
    assert "No. Holder The line, as stated L1" in inside
    assert "No. Holder The line, as stated Read-back" in outside
