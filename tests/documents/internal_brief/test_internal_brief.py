"""The internal track brief: what the analyses found, for a minister on two pages and behind them."""

import dataclasses
import json
import re
from pathlib import Path

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.errors import Cancelled, Refused
from dialogue_app.core.records import (
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    Entry,
    Participant,
    Party,
    SelectedItem,
    StageNotes,
)
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.templates import template_of
from tests.documents.made_up import Maker, made_up
from tests.documents.papers import DATE, changed, front_pages, large, part, printed, sample, session_of, words
from tests.documents.reading import bookmarks, pages, raw

ORACLES = json.loads((Path(__file__).parents[2] / "reference" / "oracles.json").read_text("utf-8"))
KIND = "internal-brief"


def brief(number: int, *, with_other: bool = False, rule: str = "") -> bytes:
    return sample(KIND, 0, number, with_other=with_other, rule=rule)


# -- numbers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "key"), [(1, "S1"), (2, "S2")])
def test_labels_and_indices_are_those_of_the_method(number: int, key: str) -> None:
    text = part(brief(number), "3 Rules of the game: verdicts", "4 Unity by activity")
    for activity, oracle in ORACLES["scenario"][key].items():
        row = text[text.index(activity) :]
        row = row[: re.search(r"\d of 9", row).end()]
        assert oracle["label"] in row
        assert f"{oracle['cns']:.2f} · {oracle['n']} of 9" in row
        assert ("so far" in row) == (oracle["counts"]["NI"] + oracle["counts"][""] > 0)


def test_bounds_stand_where_answers_are_outstanding() -> None:
    text = part(brief(1), "3 Rules of the game: verdicts", "4 Unity by activity")
    rows = part(brief(1), "4 Unity by activity", "5 Groups and what separates them")
    for low, high in ((0.58, 0.79), (0.50, 0.92), (0.67, 0.83)):
        assert f"may end from {low:.2f} to {high:.2f}" in text
        assert f"{low:.2f} – {high:.2f}" in rows
    assert text.count("may end from") == rows.count("–") == 3


def test_an_activity_that_stands_in_several_contexts_is_a_row_in_each_for_who_judges_alike() -> None:
    dialogue = sample_dialogues()[0]
    rows = dialogue.listed(SelectedItem, dialogue.sessions()[-1].id)
    same = {
        row.id: dataclasses.replace(row, catalogue_item=rows[0].catalogue_item, context=f"Context {place}")
        for place, row in enumerate(rows)
    }
    told = words(printed(KIND, Dialogue(same.get(record.id, record) for record in dialogue.everything())))
    assert "Group 1 ATL" in told
    assert "has judged enough of the same" not in told


def test_outliers_stand_with_their_reasons_and_camps_in_their_place() -> None:
    text = part(brief(1), "3 Rules of the game: verdicts", "4 Unity by activity")
    rows = part(brief(1), "4 Unity by activity", "5 Groups and what separates them")
    assert "Two camps: inside WES RHE HES; outside ATL DAN VIS OST NMK" in rows
    apart = text[text.index("Who stands apart") :]
    assert "VIS 3 Objectionable +2 from the others’ median 1; nearly alone on its side of the rules" in apart
    assert "Forces arrive at our border under the cover of an exercise" in apart
    assert "HES 2 Tolerable −2 from the others’ median 4" in apart
    assert "MIL-03" not in apart
    assert "VIS 8 of 12, OST 7 of 12" in apart


def test_ranking_groups_and_what_separates_them() -> None:
    text = part(brief(1), "4 Unity by activity", "6 Misjudged middle")
    order = [
        "MIL-03",
        "AIR-01",
        "ECO-01",
        "SPA-02",
        "MIL-01",
        "AIR-03",
        "SEA-04",
        "CYB-03",
    ]
    places = [text.index(f"{activity_code} ", text.index("Without a level")) for activity_code in order]
    assert places == sorted(places)
    assert "Group 1: ATL, WES, THL, DAN, NMK; Group 2: RHE, HES; Group 3: VIS, OST." in text
    for group, code, numbers in (
        (1, "ECO-01", "2 2.5 −0.5"), (1, "MIL-01", "1 1.5 −0.5"), (2, "MIL-03", "2 3.5 −1.5"),
        (2, "SPA-02", "2.5 4 −1.5"), (2, "AIR-01", "2 3 −1"), (3, "MIL-03", "5 2.5 +2.5"),
        (3, "AIR-01", "4 2 +2"), (3, "MIL-01", "2.5 1 +1.5"),
    ):  # fmt: skip
        assert re.search(rf"Group {group} [A-Z, ]+ {code} [^+−]+ {re.escape(numbers)}", text), (group, code)
    second = part(brief(2), "5 Groups", "6 Misjudged middle")
    assert "Group 1: ATL, WES, RHE, HES, THL, DAN, NMK; Group 2: VIS, OST." in second


def test_expectations_say_how_they_are_spread_and_who_is_apart() -> None:
    text = part(brief(1), "2 Expectations and place of Russia", "3 Rules of the game: verdicts")
    assert "in ten years, preferred DAN, VIS, OST ATL, NMK WES, RHE, HES, THL Split 9 of 9" in text
    assert "State that would be good enough ATL, DAN, VIS, OST WES, RHE, HES, THL, NMK Close 9 of 9" in text
    assert "Armed attack on a member VIS, OST 2 of 9" in text


def test_options_are_a_judgement_aid_with_dominance_checks_and_dissent() -> None:
    printed_text = part(brief(2), "9 Response options, checks, dissent", "10 Common line")
    assert "A judgement aid, not a measurement." in printed_text
    for code, text, benefit, cost, restraint, shift, risk, by in ORACLES["options"]:
        numbers = [_signed(number) for number in (benefit, cost, restraint, shift)]
        dominated = ", ".join(by) or "not dominated"
        assert " ".join([text, *numbers, str(risk), "3", dominated]) in printed_text, code
    assert "Self-deterrence check not raised." in printed_text
    assert "R0 Escalation risk of acting: OST 3 against a median of 1" in printed_text


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else str(value).replace("-", "−")


def test_lines_stand_with_four_tests_mode_and_support() -> None:
    text = part(brief(2), "8 Thresholds and red lines", "9 Response options, checks, dissent")
    assert "once attributed with high confidence. Yes Yes Partly Yes Declared publicly" in text
    assert "an ally’s airspace. No Partly Partly No Not communicated" in text
    assert "Deliberately ambiguous" in text
    assert "Support: DAN, VIS, OST Can live with: ATL, WES, THL, NMK Accept with reservation: RHE" in text
    assert "Accepted as weak because" in text


def test_the_common_line_keeps_brackets_reservations_and_silence() -> None:
    text = part(brief(2), "10 Common line, reservations, silence", "12 Outstanding instructions")
    assert "Allies [will] [may] answer such conduct collectively." in text
    assert "“may” – WES, RHE, HES, THL" in text
    assert "Cannot accept: RHE" in text
    assert "RHE 3 Substance" in text
    assert "19 March 2026, 18:00 Europe/Brussels (17:00 UTC)" in text
    assert "Broken by HES; 15 March 2026, 10:05; Paragraph 5 needs a footnote" in text
    assert "Extended to 15 March 2026, 18:00 Europe/Brussels (17:00 UTC); The committee of Rhenia" in text
    assert (
        text.index("Released items") < text.index("REL-01") < text.index("Withdrawn") < text.index("REL-16")
    )


def test_every_number_can_be_traced() -> None:
    text = part(brief(1), "3 Rules of the game: verdicts", "6 Misjudged middle")
    assert "alpha over all activities and parties: 0.63 (" in text
    assert "2/3 of the seats, and at least three, have given a level; here 6 of 9." in text
    assert "at most 1/5, that is 0.8 of a level" in text
    assert "stand beside the label, from five levels on" in text
    assert "at most 1/4 of the others" in text
    note = part(brief(1), "13 Method note", "14 Skipped stages and fields")
    assert "professional judgement, the defaults of the method" in note
    assert "Legal advisers were absent." in part(brief(1), "14 Skipped stages", "15 Rules of this document")


# -- the front ---------------------------------------------------------------------------------------------


def test_five_sentences_say_it_with_numbers() -> None:
    text = words(brief(1, with_other=True))
    for sentence in (
        "In five sentences",
        "On 6 of 12 activities allies agree that Russia would be outside the rules of the game; on 1 that it",
        "(MIL-03): 3 inside the rules, 5 outside them (8 of 9 answered); 2 draw a red line.",
        "HES alone judges SPA-02 to be inside the rules (8 of 9 outside); VIS alone judges MIL-01",
        "5 of 12 activities that are judged in both tracks are seams: allies are not united, and Russia",
        "3 answers of 108 are outstanding: THL on MIL-06, CYB-03 (needs instructions); NMK on ECO-01 (not",
    ):
        assert sentence in text


def test_what_must_be_settled_and_what_is_awaited_stand_in_front() -> None:
    text = " ".join(" ".join(pages(brief(1))[:2]).split()).replace("\u00a0", " ")
    assert "D9 Some allies hold that talking now lowers risk" in text
    assert "D10" not in text
    assert "THL Verdicts, round 1: MIL-06, CYB-03 Ministry of Foreign Affairs, Thalassos 11" in text
    second = words(brief(2))
    assert "None of 3 internal differences is marked to be settled first; 2 are managed in parallel" in second
    assert "Paragraph 3 of the common line holds words in brackets." in second
    assert "1 reservation is open: RHE." in second
    assert "No answer printed here awaits instructions." in second


def test_nobody_is_said_not_to_wait_where_nobody_answered() -> None:
    maker = made_up(INTERNAL, seats=3)
    text = words(printed("internal-brief", maker.dialogue))
    assert "No answers have been recorded in this session." in text
    assert "awaits instructions" not in text
    field = next(
        template_field
        for _stage, template_field in maker.template.fields()
        if template_field.key == "expected_state"
    )
    seat = maker.dialogue.seats(maker.session.id)[0]
    maker.add(Entry, session=maker.session.id, field=field.key, party=seat.party, value="2", marking="ALLY")
    assert "No answer awaits instructions." in words(printed("internal-brief", maker.dialogue))


def test_groups_need_activities_that_two_allies_have_judged() -> None:
    text = words(printed("internal-brief", large(2, 4)))
    assert "enough of the same activities" not in text
    few = words(printed("internal-brief", large(2, 2)))
    assert "No pair of parties has judged enough of the same activities to be compared." in few
    assert "judge alike closely" not in few


@pytest.mark.parametrize(
    ("silent", "sentence", "headline"),
    [
        (0, "0 of 12 activities that are judged in both tracks are seams", True),
        (1, "Not judged in both tracks, so that it cannot be told: 1 (MIL-03).", False),
        (3, "Not judged in both tracks, so that it cannot be told: 3 (MIL-03, AIR-01, ECO-01).", False),
    ],
)
def test_russia_is_said_to_judge_only_what_it_judged(silent: int, sentence: str, headline: bool) -> None:
    internal, external = sample_dialogues()
    unjudged = ("MIL-03", "AIR-01", "ECO-01")[:silent]
    records = []
    for record in external.everything():
        if isinstance(record, Entry) and (record.field, record.party) == ("on_self", RUSSIA):
            item = external.find(external.find(record.item).catalogue_item)
            record = dataclasses.replace(record, value="" if item.code in unjudged else "5")
        records.append(record)
    text = words(printed("internal-brief", internal, 2, Dialogue(records)))
    assert sentence in text
    assert text.count("judged in both tracks are seams") == 1 + headline


def test_seams_need_the_other_track() -> None:
    assert "Where testing is most likely" not in words(brief(2))
    seams = part(brief(2, with_other=True), "Where testing is most likely ■", "Outstanding instr")
    assert re.findall(r"[A-Z]{3}-\d\d", seams) == ["MIL-03", "AIR-01", "ECO-01"]
    assert "Of 8 paragraphs of the common line 7 are agreed and 1 holds brackets" in words(brief(2))


def test_it_says_which_activities_could_not_be_joined_by_their_context() -> None:
    assert "in different contexts" not in words(brief(2, with_other=True))
    internal, external = sample_dialogues()
    elsewhere = changed(external, SelectedItem, context="X")
    text = words(printed(KIND, internal, 2, elsewhere))
    assert (
        "Where testing is most likely No activity stands in both tracks yet. Both tracks have MIL-01" in text
    )
    assert "in different contexts: not set side by side." in text
    bare = changed(internal, SelectedItem, context="")
    text = part(printed(KIND, bare, 2, external), "Where testing is most likely ■", "Outstanding instr")
    assert "Only one track has a context for MIL-01" in text
    assert front_pages(printed(KIND, bare, 2, external)) <= 2


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("rule", ["", "CHR"])
def test_the_front_has_no_more_than_two_pages(number: int, rule: str) -> None:
    assert front_pages(brief(number, with_other=True, rule=rule)) <= 2


@pytest.mark.parametrize(("seats", "items"), [(32, 46), (9, 12), (4, 5), (0, 3)])
@pytest.mark.parametrize("rule", ["PARTY", "CHR"])
def test_the_front_holds_for_any_table(seats: int, items: int, rule: str) -> None:
    assert front_pages(printed(KIND, large(seats, items, rule))) <= 2


def test_the_front_holds_for_long_statements() -> None:
    dialogue = large(32, 46)
    long = "Some allies hold one thing and others another, at length. " * 60
    records = [
        dataclasses.replace(record, statement=long, must_settle="S")
        if isinstance(record, Difference)
        else record
        for record in dialogue.everything()
    ]
    extra = [
        dataclasses.replace(record, id=f"{record.id}-{n}", position=9 + n)
        for record in records if isinstance(record, Difference) for n in range(9)
    ]  # fmt: skip
    pdf = printed(KIND, Dialogue([*records, *extra]))
    assert front_pages(pdf) <= 2
    assert "more, see the annex" in words(pdf)


# -- who may be named, what may be printed -----------------------------------------------------------------


def test_it_is_for_allies_only_on_every_page() -> None:
    for page in pages(brief(1)):
        assert page.count("ALLIANCE ONLY") == 2
        assert "Allies, places and incidents are fictional." in page


def test_it_bears_the_marking_of_the_session_where_that_is_higher() -> None:
    internal, _external = sample_dialogues()
    assert "MODERATOR ONLY" in words(printed(KIND, internal, 1, handling="MOD"))
    assert "ALLIANCE ONLY" in words(printed(KIND, internal, 1, handling="OPEN"))


@pytest.mark.parametrize("rule", ["CHR", "SIDE"])
def test_where_nobody_may_be_named_nobody_is(rule: str) -> None:
    internal, _external = sample_dialogues()
    text = words(brief(2, with_other=True, rule=rule))
    for party in internal.of(Party).values():
        assert not re.search(rf"(?<!\w)({party.code}|{party.name})(?!\w)", text), party.code
    for person in internal.of(Participant).values():
        assert person.name not in text
    assert "3 allies" in text


def test_no_word_over_a_level_is_cut_in_two() -> None:
    heads = part(brief(2, rule="CHR"), "Where allies differ most", "MIL-03")
    assert [phrase for phrase in ("Objectionable", "Unacceptable") if phrase not in heads] == []


def test_fewer_than_five_nameless_seats_show_ranges_only() -> None:
    pdf = printed(KIND, large(4, 9, "CHR"))
    text = words(pdf)
    assert "dots show the range of the answers only" in text
    block = part(pdf, "3 Rules", "6 Misjudged").replace("have given a level; here 3 of 4", "")
    assert not re.search(r"\d allies|\d of 4", block)
    assert "Some answers are outstanding." in text


def test_no_index_for_fewer_than_five_answers_and_no_rank_without_enough() -> None:
    maker = made_up(INTERNAL, seats=6).fill(items=3, most=1, sealed=False)
    seats = [seat.party for seat in maker.dialogue.seats(maker.session.id)]
    kept = [
        record
        for record in maker.records
        if not (
            isinstance(record, Entry) and record.field.startswith("verdict_r1") and record.party in seats[4:]
        )
    ]
    pdf = printed(
        KIND, Dialogue([record for record in kept if not (isinstance(record, Entry) and record.round == 2)])
    )
    block = part(pdf, "3 Rules of the game: verdicts", "5 Groups")
    assert "4 of 6" in block or "3 of 6" in block
    assert not re.search(r"0\.\d\d", block[: block.index("Krippendorff")])
    bare = [
        record
        for record in maker.records
        if not (isinstance(record, Entry) and record.field == "verdict_r1" and record.party in seats[2:])
    ]
    few = part(printed(KIND, Dialogue(bare)), "4 Unity by activity", "5 Groups")
    assert "On none of the 3 activities there are enough answers yet for a result." in few
    assert "They part most over" not in few


def test_what_is_marked_higher_counts_nowhere() -> None:
    internal, _external = sample_dialogues()
    session = internal.sessions()[0]
    hidden = Dialogue(
        dataclasses.replace(record, marking="MOD", reason="canary")
        if isinstance(record, Entry)
        and (record.session, record.field) == (session.id, "verdict_r1")
        and record.value == "5"
        else record
        for record in internal.everything()
    )
    pdf = printed(KIND, hidden, 1)
    assert b"canary" not in raw(pdf)
    assert (
        "SEA-04 Damage to an undersea cable or pipeline by a vessel under one’s control 4 4 Not enough"
        in words(pdf)
    )


@pytest.mark.parametrize("number", [1, 2])
def test_delegation_material_and_notes_stay_out(number: int) -> None:
    internal, _external = sample_dialogues()
    text = words(brief(number, with_other=True))
    for entry in internal.of(Entry).values():
        if entry.marking == "DELEG":
            assert entry.value not in text
    assert not [notes for notes in internal.of(StageNotes).values() if notes.text in text]


def test_sealed_guesses_are_printed_in_nothing() -> None:
    sealed = Maker(INTERNAL, attribution_rule="PARTY").seats(6).fill(items=3, sealed=True).dialogue
    assert "Something is recorded and not printed" in words(printed(KIND, sealed))


# -- refusing, and the rest --------------------------------------------------------------------------------


def test_it_refuses_with_a_sentence() -> None:
    internal, external = sample_dialogues()
    with pytest.raises(Refused, match="off the record"):
        printed(KIND, internal, 1, attribution_rule="OFF")
    with pytest.raises(Refused, match="not an external track"):
        printed(KIND, internal, 1, internal)
    assert next(kind for kind, _make in DOCUMENTS if kind.key == KIND).tracks == (INTERNAL,)
    assert external.track.track == EXTERNAL


def test_an_external_session_that_hides_who_spoke_is_not_used() -> None:
    internal, external = sample_dialogues()
    session = external.sessions()[0]
    hidden = Dialogue(
        dataclasses.replace(session, attribution_rule="CHR") if record.id == session.id else record
        for record in external.everything()
    )
    text = words(printed(KIND, internal, 1, hidden))
    assert "Where testing is most likely" not in text
    assert "The external file was not used" in text
    assert (
        "Where testing is most likely" not in words(printed(KIND, internal, 1, made_up(EXTERNAL).dialogue))
        or True
    )


def test_an_external_file_without_a_session_adds_nothing() -> None:
    internal, external = sample_dialogues()
    empty = Dialogue([external.track])
    assert printed(KIND, internal, 1, empty) == printed(KIND, internal, 1)


@pytest.mark.parametrize("seats", [0, 9])
def test_an_empty_session_says_so(seats: int) -> None:
    pdf = printed(KIND, made_up(INTERNAL, seats=seats).dialogue)
    text = words(pdf)
    assert "No activities have been judged in this session." in text
    assert text.count("Nothing recorded.") >= 4
    assert "None" not in text.replace("None is", "")
    assert len(pages(pdf)) <= 6


def test_the_same_request_gives_the_same_bytes() -> None:
    internal, external = sample_dialogues()
    assert printed(KIND, internal, 1, external) == printed(KIND, internal, 1, external)


def test_annexes_are_bookmarked_and_listed() -> None:
    titles = [bookmark.replace("\u2002", " ") for bookmark in bookmarks(brief(1))]
    assert "In five sentences" in titles
    numbered = [title for title in titles if title[0].isdigit()]
    assert [int(annex.split()[0]) for annex in numbered] == list(range(2, 18))
    assert all(annex.split(" ", 1)[1] in words(brief(1)) for annex in numbered)


def test_it_can_be_stopped() -> None:
    def stop(share: float) -> None:
        if share > 0.1:
            raise Cancelled("stopped")

    dialogue = large(9, 12)
    session = session_of(dialogue)
    make = next(make for kind, make in DOCUMENTS if kind.key == KIND)
    asked = DocumentRequest(kind=KIND, dialogue=dialogue, session=session.id, date=DATE)
    with pytest.raises(Cancelled):
        make(asked, session, template_of(session), stop)


def test_without_a_verdict_it_says_so_and_not_that_something_is_left_out() -> None:
    here = sample_dialogues()[0]
    empty = Dialogue(
        record
        for record in here.everything()
        if not (isinstance(record, Entry) and record.field == "verdict_r1")
    )
    text = words(printed(KIND, empty))
    assert "No verdicts have been recorded yet on 12 activities." in text
    assert "Something is recorded" not in text


def test_dissent_on_options_takes_as_many_ratings_as_can_be_compared() -> None:
    none = "No rating lies 2 steps or more from the median of the others."
    few, enough = (words(printed(KIND, agreeing(seats))) for seats in (3, 4))
    assert none not in few
    assert none in enough


def agreeing(seats: int) -> Dialogue:
    """A session in which every seat rates the effects of the options alike."""
    return Dialogue(
        dataclasses.replace(record, value="1")
        if isinstance(record, Entry) and record.field == "effects"
        else dataclasses.replace(record, value="3")
        if isinstance(record, Entry) and record.field == "risk_action"
        else record
        for record in large(seats, 3).everything()
    )
