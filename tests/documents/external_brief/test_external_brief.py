"""The external brief: what both sides said, and never a trace of anything that stays inside."""

import dataclasses

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    Prediction,
    RedLine,
    ReleaseItem,
    SourceOfAntagonism,
)
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    Entry,
    Listed,
    Participant,
    Party,
    Record,
    SelectedItem,
    StageNotes,
    StageState,
)
from dialogue_app.services.audience.releasable_view import releasable
from dialogue_app.services.templates import template_of
from tests.documents.external_briefs import brief, of, sample, sample_brief, titled, with_session
from tests.documents.made_up import made_up
from tests.documents.reading import bookmarks, pages, raw, reader, text

RULES = ("REC", "PARTY", "SIDE", "CHR", "OFF")


# -- what it says --------------------------------------------------------------------------------------------


def test_the_chapters_follow_the_method() -> None:
    assert titled(sample_brief()) == [
        "Purpose and non-prejudice",
        "Sources of antagonism",
        "Perceptions",
        "Red lines as stated",
        "Signals, and clearer channels",
        "Two-way rules of the game",
        "Differences",
        "Measures and follow-ups",
        "Status of the record",
        "Not in this document",
        "Legend and notes",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Nobody is asked to agree.",
        "Taking part in this meeting concedes nothing.",
        "Yes, with a statement – Russia takes part to explain, not to ask",
        "Side only. Attributed to",
        "“Borders were changed by force in our neighbourhood; since then every assurance has to be checked.”",
        "Альянс приближался к нам несколькими волнами",
        "Said back: accurate after correction",
        "P08 The present level of tension can be lived with for ten years. 2 Disagree 4 Agree",
        "Non-exhaustiveness clause, accepted by both sides",
        "“Military aircraft in national airspace, however briefly, in a crisis.”",
        "Accurate after correction, attempt 2",
        "Exception: Distress that is reported by radio.",
        "not noticed",
        "A notice to airmen and mariners with area and hours, before it begins.",
        "Mutually unacceptable red line",
        "Contested contested red line",
        "The alliance asks 1.36 levels more of the other than of itself on average (11 of 12 activities).",
        "Russia asks 1.5 levels more of the other than of itself on average (12 of 12 activities).",
        "without transponder or flight plan Peacetime 3 2 Contested",
        "Unknown Alliance: withheld",
        "NATO-Russia Founding Act 1997 (suspended in practice)",
        "Each side holds that the other’s long-range ground-launched missiles came first.",
        "Would accept the same restraint – Alliance: would not; Russia: conditionally",
        "Exchange names and numbers of duty officers",
        "Russia accepts the record ad referendum and does not share its description of D6",
        "25 March 2027",
    ],
)
def test_the_sample_says(words: str) -> None:
    assert words in text(sample_brief())


def test_every_page_is_marked_and_has_the_notice() -> None:
    page_texts = pages(sample_brief())
    assert all(page.count("PARTICIPANTS") == 2 for page in page_texts)
    assert all("Allies, places and incidents are fictional." in page for page in page_texts)


def test_an_open_session_prints_what_is_open() -> None:
    maker = made_up(EXTERNAL, handling="OPEN").fill(most=1)
    maker.add(FollowUp, session=maker.session.id, text="For everybody", marking="OPEN", status="OPEN")
    printed_text = text(of(maker))
    assert "OPEN" in pages(of(maker))[0]
    assert "For everybody" in printed_text
    assert "Circulate the text" not in printed_text


def test_skipped_stages_and_fields_stand_with_their_reasons() -> None:
    maker = made_up(EXTERNAL, attribution_rule="REC").skip("terms").skip("meta")
    here = {"session": maker.session.id, "marking": "PART"}
    maker.add(StageState, stage="E5", status="SKIPPED", reason="No time", by="Fay", **here)
    maker.add(StageState, stage="E6", status="COMPLETE", reason="canary", **here)
    maker.add(StageNotes, session=maker.session.id, stage="E5", text="canary")
    printed_text = text(of(maker))
    assert "E5 – skipped: No time" in printed_text
    assert "Terms with agreed or differing meaning – skipped" in printed_text
    assert "Expected view" not in printed_text
    assert "canary" not in printed_text


# -- what it never says --------------------------------------------------------------------------------------


WORDS = ("text", "quote", "line")
INSIDE = ("ALLY", "DELEG", "MOD", "")


def spoiled(record: Record, n: int) -> Record:
    """A record whose every text is a canary."""
    texts = {
        name: f"canary{n}"
        for name, ask in questions(type(record))
        if ask.kind in ("text", "quote", "line", "date")
    }
    if isinstance(record, Entry):
        texts |= {"reason": f"canary{n}"}
    return dataclasses.replace(record, **texts)


@pytest.mark.parametrize("rule", RULES)
def test_canaries_in_everything_that_stays_inside(rule: str) -> None:
    template = template_of(sample().sessions()[-1])
    inside = {
        field.entry_field for _stage, field in template.fields() if field.marking not in ("PART", "OPEN")
    } | {field.key for _stage, field in template.fields() if field.marking not in ("PART", "OPEN")}
    records: list[Record] = []
    for n, record in enumerate(with_session(sample(), attribution_rule=rule).everything()):
        marking = getattr(record, "marking", "PART")
        shut = marking not in ("PART", "OPEN") or getattr(record, "field", "") in inside
        if isinstance(record, StageState):
            record = dataclasses.replace(record, reason="canary", by="canary")
        elif shut and not isinstance(record, Party | Participant):
            record = spoiled(record, n)
        if isinstance(record, Listed) and not shut:
            asked = template.find_field(record.field)
            names = set(asked[1].attributes) if asked and asked[1].attributes else None
            also = {
                name for _s, f in template.fields() if f.kind == "record_columns" and f.items == record.field
                for name in f.attributes
            }  # fmt: skip
            if names is not None:
                more = {
                    name: "canary"
                    for name, ask in questions(type(record))
                    if name not in names | also and ask.kind in WORDS
                }
                record = dataclasses.replace(record, **more)
        records.append(record)
        if isinstance(record, Listed | Entry) and not shut:
            for place, other in enumerate(INSIDE):
                extra = spoiled(dataclasses.replace(record, id=f"extra{n}{place}", marking=other), n)
                if isinstance(extra, Entry):
                    extra = dataclasses.replace(extra, party=f"someone {n} {place}", value="canary")
                if isinstance(extra, SelectedItem):
                    extra = dataclasses.replace(extra, context=f"canary{n}{place}")
                records.append(extra)
    pdf = brief(Dialogue(records))
    assert "canary" not in text(pdf).lower()
    assert b"canary" not in raw(pdf).lower()
    assert pdf == sample_brief(rule)


@pytest.mark.parametrize("rule", RULES)
def test_the_same_bytes_with_and_without_what_stays_inside(rule: str) -> None:
    with_all = made_up(EXTERNAL, attribution_rule=rule).fill(sealed=False)
    without = made_up(EXTERNAL, attribution_rule=rule)
    without.session = with_all.session
    without.records = [
        record for record in with_all.records
        if not isinstance(record, Entry | Listed) or record.marking in ("PART", "OPEN")
    ]  # fmt: skip
    assert len(without.records) < len(with_all.records)
    assert of(with_all) == of(without)


def test_what_a_side_asks_more_of_the_other_is_told_of_both_or_of_neither() -> None:
    dialogue = sample()
    gone = [
        Edit(entry, None)
        for entry in dialogue.of(Entry).values()
        if (entry.field, entry.party) == ("on_self", RUSSIA)
    ]
    assert gone
    printed_text = text(brief(with_session(dialogue.apply(gone), attribution_rule="SIDE")))
    assert "of itself on average" not in printed_text
    assert "Reported for both sides or not at all" in printed_text


def test_no_prediction_and_no_score_of_one() -> None:
    printed_text = text(sample_brief())
    for words in (
        "redict",
        "nticipat",
        "false consensus",
        "urprise",
        "xpected view",
        "seal",
        "agreement score",
    ):
        assert words not in printed_text, words
    assert "had expected" not in printed_text


def test_predictions_stay_inside_even_where_they_are_marked_for_participants() -> None:
    maker = made_up(EXTERNAL)
    maker.add(
        Prediction, session=maker.session.id, field="predictions", by=ALLIANCE, about=RUSSIA, text="canary",
        marking="PART", disclosed="yes",
    )  # fmt: skip
    maker.add(
        Entry, session=maker.session.id, field="meta", item="x", party=ALLIANCE, value="4", marking="PART"
    )
    assert b"canary" not in raw(of(maker))


def test_perceptions_are_left_out_where_one_side_declined() -> None:
    maker = made_up(EXTERNAL, attribution_rule="SIDE").fill()
    for place, record in enumerate(maker.records):
        if isinstance(record, Entry) and record.field == "reveal_declined":
            maker.records[place] = dataclasses.replace(record, value="no")
    assert "Perceptions" in titled(of(maker))
    for place, record in enumerate(maker.records):
        if isinstance(record, Entry) and (record.field, record.party) == ("reveal_declined", RUSSIA):
            maker.records[place] = dataclasses.replace(record, value="yes")
    assert "Perceptions" not in titled(of(maker))
    numbers = [bookmark.split()[0] for bookmark in bookmarks(of(maker))]
    assert numbers == [str(n + 1) for n in range(len(numbers))]


def test_what_the_alliance_says_comes_from_signed_releases() -> None:
    def unsigned(record: Record) -> Record:
        return dataclasses.replace(record, status="WITHDRAWN") if isinstance(record, ReleaseItem) else record

    withdrawn = Dialogue(unsigned(record) for record in sample().everything())
    printed_text = text(brief(withdrawn))
    assert "Deliberate damage to seabed cables" not in printed_text
    assert "“Attack on seabed energy lines.”" in printed_text
    assert printed_text.count("Unknown Alliance: not recorded") == 11
    assert "Unknown Alliance: withheld" in printed_text


def test_single_allies_are_the_alliance() -> None:
    maker = made_up(EXTERNAL, attribution_rule="PARTY")
    ally = maker.add(Party, code="VIS", name="Vistria", side=ALLIANCE)
    session = maker.session.id
    maker.add(FollowUp, session=session, text="Call", owner=ally.id, marking="PART", status="OPEN")
    maker.add(RedLine, session=session, field="red_lines", holder=ally.id, statement="canary", marking="PART")
    maker.add(
        Difference, session=session, field="register", statement="A and B.", holders_a=(ally.id,),
        holders_b=(RUSSIA,), restraint_a="Y", restraint_b="N", marking="PART",
    )  # fmt: skip
    maker.add(Entry, session=session, field="on_other", item="x", party=ally.id, value="5", marking="PART")
    printed_text = text(of(maker))
    assert "Vistria" not in printed_text
    assert "VIS" not in printed_text
    assert "canary" not in printed_text
    assert "Call Alliance" in printed_text
    assert "Would accept the same restraint" in printed_text
    assert "Russia: would not" in printed_text


def test_records_are_counted_anew() -> None:
    maker = made_up(EXTERNAL)
    for place, marking in enumerate(("DELEG", "PART", "MOD", "PART")):
        maker.add(
            SourceOfAntagonism, session=maker.session.id, field="sources", side=RUSSIA,
            statement=f"No {place}", marking=marking, position=place,
        )  # fmt: skip
    kept = releasable(maker.dialogue, maker.session, maker.template)
    sources = kept.listed(SourceOfAntagonism, maker.session.id)
    assert [(source.statement, source.position) for source in sources] == [("No 1", 0), ("No 3", 1)]


def test_nothing_of_the_file_is_in_the_metadata() -> None:
    pdf_reader = reader(sample_brief())
    assert set(pdf_reader.metadata.values()) <= {"", "External track brief"} | {
        value for key, value in pdf_reader.metadata.items() if "Date" in key or key == "/Trapped"
    }
    assert not pdf_reader.attachments


# -- attribution ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["CHR", "OFF"])
def test_no_side_is_named_as_the_speaker(rule: str) -> None:
    printed_text = text(sample_brief(rule))
    for words in (
        "Russia:",
        "Alliance:",
        "Stated by",
        "Альянс",
        "Alliance → Russia",
        "Helena",
        "Alliance Russia",
    ):
        assert words not in printed_text, words


def test_under_the_chatham_house_rule_there_are_ranges() -> None:
    printed_text = text(sample_brief("CHR"))
    assert "P08 The present level of tension can be lived with for ten years. 2–4" in printed_text
    assert "Wording withheld: it would identify a participant." in printed_text
    assert "Contested contested red line" in printed_text


def test_off_the_record_only_what_was_agreed_is_kept() -> None:
    page_texts = titled(sample_brief("OFF"))
    assert "Differences" in page_texts
    assert "Two-way rules of the game" not in page_texts
    assert "The alliance hears public nuclear statements" not in text(sample_brief("OFF"))


@pytest.mark.parametrize("rule", RULES)
def test_people_are_named_only_on_the_record(rule: str) -> None:
    printed_text = text(of(made_up(EXTERNAL, attribution_rule=rule).fill()))
    people = ("Ada Chairwoman", "Fay Facilitator", "Pat Desk")
    assert [name in printed_text for name in people] == [rule == "REC"] * 3


# -- when it is made -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("handling", ["ALLY", "DELEG", "MOD", ""])
def test_a_session_of_a_higher_marking_is_refused(handling: str) -> None:
    with pytest.raises(Refused, match="is for participants or open"):
        of(made_up(EXTERNAL, handling=handling))


def test_another_track_is_refused() -> None:
    with pytest.raises(Refused):
        of(made_up(INTERNAL))


@pytest.mark.parametrize("rule", RULES)
def test_an_empty_session_is_short(rule: str) -> None:
    pdf = of(made_up(EXTERNAL, attribution_rule=rule))
    assert len(pages(pdf)) == 1
    assert len(bookmarks(pdf)) in (0, 3)
    assert "None" not in text(pdf)


def test_the_same_request_gives_the_same_bytes() -> None:
    assert brief(sample()) == brief(sample())
    assert brief(sample()) != brief(sample(), date="2026-03-28")


def test_whatever_is_typed_is_printed() -> None:
    nasty = "<b>&amp;</b> [x] {0} %s \\ \x00 漢字 " + "x" * 2000
    maker = made_up(EXTERNAL, attribution_rule="REC").fill()
    for place, record in enumerate(maker.records):
        if isinstance(record, Listed | Entry) and record.marking == "PART":
            texts = {
                name: nasty for name, ask in questions(type(record)) if ask.kind in ("text", "quote", "line")
            }
            texts = {name: words[:9] if name == "code" else words for name, words in texts.items()}
            maker.records[place] = dataclasses.replace(record, **texts)
    assert len(pages(of(maker))) > 5
