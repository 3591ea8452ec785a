"""The records with a content of their own: the data dictionary of the method. No library here."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.core import form
from dialogue_app.core.records import Listed, Pairs
from dialogue_app.support.translation import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Listed):
    """One sentence, accepted as fair by holders on both sides, that states what they hold differently."""

    form_groups = (
        form.group("", "code", "title", "statement"),
        form.group(
            N_("Who holds what"),
            "holders_a", "holders_b", "accepted_a", "accepted_b", "needs_a", "needs_b",
        ),
        form.group(
            N_("Nature and prospect"),
            "nature", "secondary", "structural", "importance", "prospect", "confidence", "prospect_reason",
        ),
        form.group(
            N_("Understanding and restraint"),
            "readback_a", "readback_b", "restraint_a", "restraint_b", "clarifying_step", "clarifying_text",
        ),
        form.group(N_("Linked to"), "activities", "red_lines", "sources", "ratings"),
        form.group(
            N_("Care"),
            "must_settle", "exposure", "channel", "no_channel_reason", "owner", "status", "review",
            "marking",
        ),
    )  # fmt: skip

    code: str = form.line("No.")
    title: str = form.line("Title")
    statement: str = form.quote("Statement in one sentence", required=True)
    holders_a: tuple[str, ...] = form.parties("Held by (A)")
    holders_b: tuple[str, ...] = form.parties("Held by (B)")
    accepted_a: str = form.yes_no("Statement accepted by A")
    accepted_b: str = form.yes_no("Statement accepted by B")
    nature: str = form.choice("Nature", "NATURE")
    secondary: str = form.choice("Second nature", "NATURE")
    structural: str = form.yes_no("Also structural")
    readback_a: str = form.choice("Read-back of A's position", "READBACK")
    readback_b: str = form.choice("Read-back of B's position", "READBACK")
    restraint_a: str = form.choice("Restraint offered by A", "RESTRAINT")
    restraint_b: str = form.choice("Restraint offered by B", "RESTRAINT")
    clarifying_step: str = form.yes_no("Both accept a clarifying step")
    clarifying_text: str = form.line("Which step")
    prospect: str = form.choice("Prospect", "PROSPECT")
    prospect_reason: str = form.text("Reason for overriding the rule")
    confidence: str = form.choice("Confidence", "CONF3")
    needs_a: str = form.text("Needs and interests of A")
    needs_b: str = form.text("Needs and interests of B")
    activities: tuple[str, ...] = form.refs("Activities", "catalogue_item")
    red_lines: tuple[str, ...] = form.refs("Red lines", "red_line")
    sources: tuple[str, ...] = form.refs("Sources of antagonism", "source_of_antagonism")
    ratings: tuple[str, ...] = form.choices("Ratings it explains", "RATING")
    must_settle: str = form.choice("Priority", "MUST_SETTLE")
    exposure: str = form.text("How it could be used against us")
    channel: str = form.line("Incident channel")
    no_channel_reason: str = form.line("Reason why there is no channel")
    importance: int | None = form.number("Importance, 1 to 5", minimum=1, maximum=5)
    owner: str = form.person("Owner")
    status: str = form.choice("Status", "DIFF_STATUS")
    review: str = form.date("Review date")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOfAntagonism(Listed):
    """A past or continuing act, policy or event that a side names, in its own words, as damaging."""

    side: str = form.side("Side", required=True)
    statement: str = form.quote("In its own words", required=True)
    original: str = form.quote("In the original language")
    original_language: str = form.choice("Original language", "LANGUAGE")
    since: str = form.line("Since (year or period)")
    type: str = form.choice("Type", "SOURCE_TYPE")
    conclusion: str = form.text("Conclusion drawn about the other side")
    need: str = form.text("Need or fear behind it")
    response: str = form.choice("Response of the other side", "SOURCE_RESPONSE")
    response_text: str = form.text("Response in words")


@dataclass(frozen=True, slots=True, kw_only=True)
class PerceptionStatement(Listed):
    """A statement about the relationship that both sides rate; it names its object, so that both rate
    the same one.
    """

    catalogue_item: str = form.ref("From the catalogue", "catalogue_item")
    code: str = form.line("Code")
    text: str = form.text("Statement", required=True)
    difference: str = form.ref("Linked difference", "difference")
    note: str = form.text("Note on the gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine(Listed):
    """Conduct by another party that, if it happened, would trigger a decisive response by the holder."""

    form_groups = (
        form.group("", "holder", "code", "release_item", "stated_at", "statement", "original"),
        form.group(
            N_("What it covers"),
            "act", "condition", "place", "exception", "scale", "frequency", "activity",
        ),
        form.group(
            N_("Evidence and decision"),
            "evidence_standard", "comm_mode", "known_24h", "decision_route", "consequence",
        ),
        form.group(N_("Four tests"), "focal", "precise", "verifiable", "complete", "weak_reason"),
        form.group(N_("Where it comes from"), "basis", "source", "marking"),
    )  # fmt: skip

    code: str = form.line("No.")
    holder: str = form.party("Holder", required=True)
    statement: str = form.quote("The line, as stated", required=True)
    original: str = form.quote("In the original language")
    activity: str = form.ref("Linked activity", "catalogue_item")
    act: str = form.text("Act")
    place: str = form.line("Place or scope")
    scale: str = form.line("Scale")
    frequency: str = form.text("Frequency, or cumulative rule (number within a period)")
    condition: str = form.text("Condition")
    exception: str = form.text("Exception")
    evidence_standard: str = form.choice("Evidence standard", "ATTRIBUTION_STD")
    known_24h: str = form.text("What is known within 24 hours")
    decision_route: str = form.text("Decision route: who, by when")
    consequence: str = form.text("Consequence")
    comm_mode: str = form.choice("How it is communicated", "COMM_MODE")
    focal: str = form.choice("Focal: a natural stopping place", "TEST3")
    precise: str = form.choice("Precise: act, place and scale are clear", "TEST3")
    verifiable: str = form.choice("Verifiable: a crossing would be known", "TEST3")
    complete: str = form.choice("Complete: cannot be walked around", "TEST3")
    weak_reason: str = form.text("Accepted as weak because")
    stated_at: str = form.moment("Stated at")
    basis: str = form.choice("Basis", "BASIS")
    source: str = form.line("Source")
    release_item: str = form.ref("Released item", "release_item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction(Listed):
    """A party's estimate of what another will state. ``disclosed`` comes later, if at all."""

    by: str = form.party("By", required=True)
    about: str = form.party("About", required=True)
    kind: str = form.choice("Kind", "PREDICTION_KIND")
    item: str = form.ref("About the item", "selected_item", "red_line", "perception_statement")
    text: str = form.quote("Prediction", required=True)
    value: str = form.line("Level or range")
    confidence: str = form.choice("Confidence", "CONF3")
    minority: str = form.text("Minority view inside the delegation")
    disclosed: str = form.yes_no("Disclosed to the other side")
    after_the_fact: str = form.yes_no("Entered after the fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack(Listed):
    """One attempt of a listener to restate a position, and the speaker's answer. ``statement`` is the wording
    of the position, ``settled`` that of the final wording, at the moment of the answer: a confirmation holds
    for them alone.
    """

    of: str = form.ref("Of", "source_of_antagonism", "red_line", "difference", "list_row")
    of_party: str = form.party("Position of", required=True)
    by: str = form.party("Said back by", required=True)
    text: str = form.quote("Restatement", required=True)
    attempt: int = form.number("Attempt", minimum=1, maximum=3)
    result: str = form.choice("Answer of the speaker", "READBACK_ANSWER")
    statement: str = form.hidden()
    settled: str = form.hidden()
    language: str = form.choice("Language of the confirmation", "LANGUAGE")
    correction: str = form.text("What was missing")
    wording: str = form.quote("Final wording")
    confirmed_by: str = form.person("Confirmed by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Listed):
    """Words or acts meant to convey a message, or taken to reveal intent, as intended and as received."""

    form_groups = (
        form.group("", "code", "date", "sender", "receiver", "kind", "type", "description"),
        form.group(N_("As intended"), "intended", "intended_level", "intended_text"),
        form.group(N_("As received"), "received", "received_level", "noticed", "feature", "received_text"),
        form.group(N_("What followed"), "effect", "alternatives", "next_time", "next_time_reason", "marking"),
    )  # fmt: skip

    code: str = form.line("No.")
    sender: str = form.party("From", required=True)
    receiver: str = form.party("To", required=True)
    date: str = form.date("Date")
    kind: str = form.choice("Kind", "SIGNAL_KIND")
    type: str = form.choice("Type", "SIGNAL_TYPE")
    description: str = form.text("Description, from open sources", required=True)
    intended: str = form.choice("Intended message", "SIGNAL_MSG")
    intended_level: str = form.choice("Intended level", "THREAT5")
    intended_text: str = form.text("What was intended, in words")
    noticed: str = form.yes_no("Noticed")
    received: str = form.choice("Received message", "SIGNAL_MSG")
    received_level: str = form.choice("Received level", "THREAT5")
    received_text: str = form.text("What was understood, in words")
    feature: str = form.choice("Feature that carried it", "SIGNAL_FEATURE")
    effect: str = form.text("What the receiver did")
    alternatives: str = form.text("Other explanations considered")
    next_time: str = form.text("Clearer channel next time")
    next_time_reason: str = form.line("Reason why none is recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseOption(Listed):
    """A course of action if a line is crossed, including doing nothing."""

    form_groups = (
        form.group("", "code", "answers", "text", "kind", "military"),
        form.group(N_("How it works"), "paths", "mechanism", "off_ramp", "reversibility", "limits_channel"),
        form.group(N_("Limits"), "burden", "lawfulness", "stop_conditions"),
        form.group(
            N_("What became of it"),
            "status", "drop_reason", "drop_text", "self_deterrence_answer", "recklessness_answer",
            "marking",
        ),
    )  # fmt: skip

    code: str = form.line("No.")
    answers: str = form.ref("Answers the line or activity", "red_line", "catalogue_item")
    text: str = form.text("Option", required=True)
    kind: str = form.choice("Kind", "OPTION_KIND")
    military: str = form.yes_no("Military")
    paths: tuple[str, ...] = form.choices("Paths of escalation", "ESC_PATH")
    mechanism: str = form.text("Mechanism: by which steps")
    reversibility: str = form.choice("Reversible", "REVERSIBLE")
    off_ramp: str = form.text("Off-ramp")
    limits_channel: str = form.line("Channel that explains its limits")
    burden: str = form.text("Who bears the cost among allies")
    lawfulness: str = form.text("Lawfulness")
    stop_conditions: str = form.text("Conditions to stop")
    status: str = form.choice("Status", "OPTION_STATUS")
    drop_reason: str = form.choice("Dropped because", "DROP_REASON")
    drop_text: str = form.text("Dropped because, in words")
    self_deterrence_answer: str = form.text("Answer to the self-deterrence check")
    recklessness_answer: str = form.text("Answer to the recklessness check")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineParagraph(Listed):
    """A paragraph of a common text. Words not agreed stand in square brackets; ``alternatives`` names
    the supporters of each bracket: (words, codes of parties).
    """

    number: str = form.line("Paragraph", required=True)
    text: str = form.quote("Text, brackets included", required=True)
    alternatives: Pairs = form.pairs("Brackets and who stands behind them", "Words", "Parties")
    status: str = form.choice("Status", "LINE_STATUS")
    refs: tuple[str, ...] = form.refs("Refers to", "catalogue_item", "red_line")
    due: str = form.date("Brackets to be settled by")
    owner: str = form.person("Owner of the brackets")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft(Listed):
    """A draft of the common text as it stood at one moment: (number of the paragraph, its text)."""

    version: str = form.line("Version", required=True)
    made_at: str = form.moment("Kept at")
    paragraphs: Pairs = form.pairs("Paragraphs", "Paragraph", "Text")
    note: str = form.text("Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation(Listed):
    """A party's recorded limit on its acceptance of a paragraph."""

    party: str = form.party("Party", required=True)
    paragraph: str = form.ref("Paragraph", "line_paragraph")
    type: str = form.choice("Type", "RESERVATION", required=True)
    text: str = form.quote("Reservation", required=True)
    lifted_by: str = form.text("What would lift it")
    due: str = form.date("By")
    status: str = form.choice("Status", "RESERVATION_STATUS", default="OPEN")


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceProcedure(Listed):
    """A circulated text that counts as agreed unless a party objects before the deadline."""

    version: str = form.line("Version of the text", required=True)
    text: str = form.quote("Text circulated")
    circulated_at: str = form.moment("Circulated")
    deadline: str = form.moment("Deadline")
    time_zone: str = form.line("Time zone")
    broken_by: str = form.party("Broken by")
    broken_reason: str = form.text("Reason given")
    broken_at: str = form.moment("Broken at")
    extended_to: str = form.moment("Extended to")
    extended_reason: str = form.text("Reason for the extension")
    withdrawn_at: str = form.moment("Withdrawn at")
    withdrawn_reason: str = form.text("Reason for the withdrawal")
    result: str = form.choice("Result", "SILENCE")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseItem(Listed):
    """A signed decision that a given text may leave the internal track. ``sources`` stays inside.

    In the internal track it is a line of the ledger: ``external_id`` is the id made for the external side,
    ``crossing`` what is under way between the two files (empty when both agree).
    """

    form_groups = (
        form.group("", "code", "kind", "release_text", "activity", "verdict", "sources"),
        form.group(
            N_("Decision"),
            "never_list_checked", "status", "authority", "date", "spokesperson", "version", "supersedes",
            "marking",
        ),
        form.group(N_("Withdrawal"), "withdrawn_on", "withdrawn_by", "withdrawn_reason"),
    )  # fmt: skip

    code: str = form.line("No.")
    kind: str = form.choice("Kind", "RELEASE_KIND")
    release_text: str = form.quote("Text to be released, written afresh", required=True)
    activity: str = form.ref("Activity it is a verdict on", "catalogue_item")
    verdict: str = form.choice("Verdict", "VERDICT_OR_STATUS")
    sources: tuple[str, ...] = form.refs("Sources", "line_paragraph", "red_line", "selected_item")
    never_list_checked: str = form.yes_no("Checked against the never-release list")
    authority: str = form.person("Released by")
    date: str = form.date("Date")
    spokesperson: str = form.person("Spokesperson")
    version: str = form.line("Version")
    status: str = form.choice("Status", "RELEASE_STATUS", default="PROPOSED")
    supersedes: str = form.ref("Supersedes", "release_item")
    withdrawn_on: str = form.date("Withdrawn on")
    withdrawn_by: str = form.person("Withdrawn by")
    withdrawn_reason: str = form.text("Reason for the withdrawal")
    external_id: str = form.hidden(holds="line", pattern=form.ID)
    crossing: str = form.hidden(holds="line", pattern=f"RELEASE:{form.ID}|WITHDRAW")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskReductionMeasure(Listed):
    """A practical step that lowers the chance or cost of an unintended clash."""

    catalogue_item: str = form.ref("From the catalogue", "catalogue_item")
    text: str = form.text("Measure", required=True)
    differences: tuple[str, ...] = form.refs("Differences it serves", "difference")
    taken_as: str = form.choice("Form", "MEASURE_FORM")
    reversible: str = form.yes_no("Reversible")
    verification: str = form.text("Verification")
    who: str = form.person("Who")
    start: str = form.date("Start")
    status: str = form.choice("Status", "MEASURE_STATUS", default="PROPOSED")


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Listed):
    """An action with an owner and a date."""

    text: str = form.text("Action", required=True)
    owner: str = form.party("Owner")
    post: str = form.person("Person or post")
    channel: str = form.line("Channel")
    due: str = form.date("Due")
    status: str = form.choice("Status", "FOLLOW_UP_STATUS", default="OPEN")
    drop_reason: str = form.line("Dropped because")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkingLotItem(Listed):
    """A point set aside, with a decision on when to return to it. Raised by a side, not a person."""

    text: str = form.text("Point", required=True)
    raised_by: str = form.party("Raised by")
    owner: str = form.person("Owner")
    return_at: str = form.line("Return at (stage, session or never)")
    status: str = form.choice("Status", "PARKING_STATUS", default="OPEN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject(Listed):
    """A scripted event released by exercise control."""

    code: str = form.line("No.")
    planned: str = form.line("Planned time")
    addressee: str = form.line("To")
    text: str = form.text("Text", required=True)
    expected: str = form.text("Expected action")
    released_at: str = form.moment("Released")
    actual: str = form.text("Actual action")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard(Listed):
    """A trainee's brief: identity and line are public, the rest is private to the delegation."""

    form_groups = (
        form.group(N_("Public"), "party", "identity", "line"),
        form.group(
            N_("Private to the delegation"),
            "interests", "red_lines", "bottom_line", "constraints", "tasks", "marking",
        ),
    )  # fmt: skip

    party: str = form.party("Party", required=True)
    identity: str = form.text("Public identity")
    line: str = form.quote("Public line")
    interests: str = form.text("Interests (private)")
    red_lines: str = form.text("Red lines (private)")
    bottom_line: str = form.text("Bottom line (private)")
    constraints: str = form.text("Constraints (private)")
    tasks: str = form.text("Tasks (private)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDisagreement(Listed):
    """What a party does not accept in the record itself: the disagreement is kept, not settled."""

    by: str = form.party("By", required=True)
    about: str = form.ref(
        "About", "difference", "red_line", "source_of_antagonism", "signal", "line_paragraph", "list_row"
    )
    text: str = form.quote("What is not accepted", required=True)
    proposed: str = form.quote("Wording proposed instead")
    answer: str = form.text("Answer")
    raised_at: str = form.moment("Raised at")


def status_of(record: Listed) -> str:
    """The status of a record as it counts everywhere: one that was cleared is the one its kind begins with,
    empty for a kind that begins without.
    """
    kind = type(record)
    return getattr(record, "status", "") or str(kind.__dataclass_fields__["status"].default)
