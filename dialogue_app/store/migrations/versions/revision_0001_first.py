"""The first schema: one table for each kind of record, each row with a digest of its values."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    frame()
    sessions()
    positions()
    exchange()
    follow_up()


def table(name: str, texts: str, *, numbers: str = "", maybe: str = "") -> None:
    """A table of records: texts (lists are kept as JSON), whole numbers, whole numbers or nothing."""
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(one, sa.Text(), nullable=False) for one in texts.split()),
        *(sa.Column(one, sa.Integer(), nullable=False) for one in numbers.split()),
        *(sa.Column(one, sa.Integer(), nullable=True) for one in maybe.split()),
        sa.Column("digest", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def listed(name: str, texts: str, *, maybe: str = "") -> None:
    """A table of records that stand in a list of a session."""
    place = "session field carried_from sealed_at unsealed_at entered_at marking "
    table(name, place + texts, numbers="position", maybe=maybe)


def frame() -> None:
    """The track, its parties and its catalogues."""
    table(
        "track",
        "name track counterpart languages fiction notice background thresholds created_at",
    )
    table(
        "party",
        "code name side profile marking",
        numbers="position",
    )
    table(
        "catalogue_item",
        "catalogue code title description domain contexts reference anchor own wordings marking",
    )


def sessions() -> None:
    """Sessions, who sits there, how far they are, and every cell of every matrix."""
    table(
        "session",
        "title template_key template_text short_form previous dates place officialdom mandate chair "
        "facilitator rapporteur penholder release_authority languages handling attribution_rule fiction "
        "record_status warned_at field_markings",
        numbers="template_version",
        maybe="number",
    )
    table(
        "seat",
        "session party head",
        numbers="position",
    )
    table(
        "participant",
        "session name party role post role_card marking",
        numbers="position",
    )
    table(
        "stage_state",
        "session stage status reason by started_at ended_at marking",
        numbers="seconds",
    )
    table(
        "stage_notes",
        "session stage text marking",
    )
    table(
        "field_skip",
        "session field reason by at marking",
    )
    table(
        "tick",
        "session what at",
    )
    table(
        "entry",
        "session field item party aspect value second confidence reason basis owner due sealed_at "
        "unsealed_at late entered_at marking",
        numbers="round",
    )
    table(
        "seal",
        "session field party sealed_at unsealed_at salt seal_digest disclosed marking",
        numbers="answers",
    )
    listed(
        "selected_item",
        "catalogue_item context wording meaning_unchanged added_by instrument instrument_state",
    )
    listed(
        "list_row",
        "values",
    )


def positions() -> None:
    """What parties hold."""
    listed(
        "difference",
        "code title statement holders_a holders_b accepted_a accepted_b nature secondary structural "
        "readback_a readback_b restraint_a restraint_b clarifying_step clarifying_text prospect "
        "prospect_reason confidence needs_a needs_b activities red_lines sources ratings must_settle "
        "exposure channel no_channel_reason owner status review",
        maybe="importance",
    )
    listed(
        "source_of_antagonism",
        "side statement original original_language since type conclusion need response response_text",
    )
    listed(
        "perception_statement",
        "catalogue_item code text difference note",
    )
    listed(
        "red_line",
        "code holder statement original activity act place scale frequency condition exception "
        "evidence_standard known_24h decision_route consequence comm_mode focal precise verifiable "
        "complete weak_reason stated_at basis source release_item",
    )
    listed(
        "prediction",
        "by about kind item text value confidence minority disclosed after_the_fact",
    )
    listed(
        "read_back",
        "of of_party by text result statement settled language correction wording confirmed_by",
        maybe="attempt",
    )


def exchange() -> None:
    """What passes between the sides."""
    listed(
        "signal",
        "code sender receiver date kind type description intended intended_level intended_text noticed "
        "received received_level received_text feature effect alternatives next_time next_time_reason",
    )
    listed(
        "response_option",
        "code answers text kind military paths mechanism reversibility off_ramp limits_channel burden "
        "lawfulness stop_conditions status drop_reason drop_text self_deterrence_answer "
        "recklessness_answer",
    )
    listed(
        "line_paragraph",
        "number text alternatives status refs due owner",
    )
    listed(
        "line_draft",
        "version made_at paragraphs note",
    )
    listed(
        "reservation",
        "party paragraph type text lifted_by due status",
    )
    listed(
        "silence_procedure",
        "version text circulated_at deadline time_zone broken_by broken_reason broken_at extended_to "
        "extended_reason withdrawn_at withdrawn_reason result",
    )
    listed(
        "release_item",
        "code kind release_text activity verdict sources never_list_checked authority date spokesperson "
        "version status supersedes withdrawn_on withdrawn_by withdrawn_reason external_id crossing",
    )


def follow_up() -> None:
    """What comes after, and exercises."""
    listed(
        "risk_reduction_measure",
        "catalogue_item text differences taken_as reversible verification who start status",
    )
    listed(
        "follow_up",
        "text owner post channel due status drop_reason",
    )
    listed(
        "parking_lot_item",
        "text raised_by owner return_at status",
    )
    listed(
        "inject",
        "code planned addressee text expected released_at actual",
    )
    listed(
        "role_card",
        "party identity line interests red_lines bottom_line constraints tasks",
    )
    listed(
        "record_disagreement",
        "by about text proposed answer raised_at",
    )
