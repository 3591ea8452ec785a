"""The option lists of the records' forms that are not scales of the method: code, label, meaning."""

from __future__ import annotations

from dialogue_app.support.translation import N_

Row = tuple[str, str] | tuple[str, str, str]

FORMS: dict[str, tuple[Row, ...]] = {
    "TRACK": (
        ("INTERNAL", N_("Internal")),
        ("EXTERNAL", N_("External")),
        ("BRIEF", N_("Brief")),
        ("TRAINING", N_("Exercise")),
    ),
    "SIDE": (
        ("ALLIANCE", N_("Alliance")),
        ("RUSSIA", N_("Russia")),
    ),
    "YES_NO": (
        ("yes", N_("Yes")),
        ("no", N_("No")),
    ),
    "LANGUAGE": (
        ("en", N_("English")),
        ("fr", N_("French")),
        ("ru", N_("Russian")),
        ("de", N_("German")),
        ("other", N_("Other")),
    ),
    "CATALOGUE": (
        ("activities", N_("Activities")),
        ("statements", N_("Perception statements")),
        ("measures", N_("Risk-reduction measures")),
        ("instruments", N_("Instruments")),
    ),
    "DOMAIN": (
        ("MIL", N_("Conventional military")),
        ("NUC", N_("Nuclear and strategic")),
        ("SEA", N_("Maritime and undersea")),
        ("AIR", N_("Air")),
        ("CYB", N_("Cyber")),
        ("SPA", N_("Space and navigation")),
        ("INF", N_("Information")),
        ("POL", N_("Elections and political life")),
        ("ECO", N_("Energy and economy")),
        ("COV", N_("Covert action and intelligence")),
        ("DIP", N_("Diplomatic and legal")),
        ("NBR", N_("Third countries and neighbourhood")),
    ),
    "OFFICIALDOM": (
        ("T1", N_("Track 1"), N_("Officials.")),
        ("T15", N_("Track 1.5"), N_("Officials in a personal capacity, with experts.")),
        ("T2", N_("Track 2"), N_("Non-officials only.")),
        ("TRAINING", N_("Training"), N_("Trainees in roles.")),
    ),
    "PARTICIPANT_ROLE": (
        ("HEAD", N_("Head of delegation")),
        ("MEMBER", N_("Member")),
        ("EXPERT", N_("Expert")),
        ("INTERPRETER", N_("Interpreter")),
        ("OBSERVER", N_("Observer")),
        ("FACILITATOR", N_("Facilitator")),
        ("RAPPORTEUR", N_("Rapporteur")),
        ("TRAINEE", N_("Trainee")),
    ),
    "RECORD_STATUS": (
        ("ACC", N_("Accepted")),
        ("ADR", N_("Accepted ad referendum")),
        ("NOT", N_("Not accepted")),
    ),
    "ACCEPTANCE": (
        ("Y", N_("Yes")),
        ("S", N_("Yes, with a statement")),
        ("N", N_("No")),
    ),
    "STAGE_STATUS": (
        ("UNDER_WAY", N_("Under way")),
        ("COMPLETE", N_("Complete")),
        ("SKIPPED", N_("Skipped")),
    ),
    "SOURCE_TYPE": (
        ("EVENT", N_("Event")),
        ("POLICY", N_("Policy")),
        ("DEPLOYMENT", N_("Deployment")),
        ("NORM", N_("Norm")),
        ("STATEMENT", N_("Statement")),
        ("OTHER", N_("Other")),
    ),
    "PREDICTION_KIND": (
        ("VERDICT", N_("Verdict")),
        ("RED_LINE", N_("Red line")),
        ("PERCEPTION", N_("Perception")),
        ("RANGE", N_("Range")),
    ),
    "READBACK_ANSWER": (
        ("ACC", N_("Accurate")),
        ("COR", N_("Accurate after correction")),
        ("NOT", N_("Not yet")),
    ),
    "BASIS": (
        ("STATED", N_("Stated by the holder")),
        ("SOURCE", N_("From a source")),
        ("JUDGEMENT", N_("Judgement of the authors")),
    ),
    "SIGNAL_KIND": (
        ("WORDS", N_("Words")),
        ("MOVEMENT", N_("Movement")),
        ("EXERCISE", N_("Exercise")),
        ("WEAPON_TEST", N_("Weapon test")),
        ("LEGAL", N_("Legal or diplomatic")),
        ("ECONOMIC", N_("Economic")),
        ("ABSENCE", N_("Absence")),
    ),
    "SIGNAL_TYPE": (
        ("SIGNAL", N_("Signal"), N_("Meant to convey a message.")),
        ("INDEX", N_("Index"), N_("Taken to reveal capability or intent.")),
    ),
    "SIGNAL_FEATURE": (
        ("TIMING", N_("Timing")),
        ("PLACE", N_("Place")),
        ("SIZE", N_("Size")),
        ("WORDS", N_("Words")),
        ("SILENCE", N_("Silence")),
        ("OTHER", N_("Other")),
    ),
    "OPTION_KIND": (
        ("DENY", N_("Deny benefits")),
        ("COST", N_("Impose costs")),
        ("RESTRAINT", N_("Encourage restraint or offer")),
        ("COMMUNICATE", N_("Communicate")),
        ("NONE", N_("No response")),
    ),
    "REVERSIBLE": (
        ("Y", N_("Yes")),
        ("P", N_("Partly")),
        ("N", N_("No")),
    ),
    "OPTION_STATUS": (
        ("KEPT", N_("Kept")),
        ("DROPPED", N_("Dropped")),
    ),
    "DROP_REASON": (
        ("INEFFECTIVE", N_("Ineffective")),
        ("ESCALATION", N_("Escalation")),
        ("COST", N_("Cost to us")),
        ("LEGAL", N_("Legal")),
        ("UNITY", N_("Unity")),
        ("OTHER", N_("Other")),
    ),
    "RESERVATION_STATUS": (
        ("OPEN", N_("Open")),
        ("LIFTED", N_("Lifted")),
        ("MAINTAINED", N_("Maintained")),
    ),
    "RELEASE_KIND": (
        ("VERDICT", N_("Verdict")),
        ("RED_LINE", N_("Red line")),
        ("STATEMENT", N_("Statement")),
        ("MEASURE", N_("Measure")),
        ("REQUEST", N_("Request")),
    ),
    "RELEASE_STATUS": (
        ("PROPOSED", N_("Proposed")),
        ("RELEASED", N_("Released")),
        ("SUPERSEDED", N_("Superseded")),
        ("WITHDRAWN", N_("Withdrawn")),
    ),
    "MEASURE_FORM": (
        ("UNILATERAL", N_("Unilateral")),
        ("PARALLEL", N_("Parallel")),
        ("AGREED", N_("Agreed")),
    ),
    "MEASURE_STATUS": (
        ("PROPOSED", N_("Proposed")),
        ("ACCEPTED", N_("Accepted")),
        ("STARTED", N_("Started")),
        ("DROPPED", N_("Dropped")),
    ),
    "FOLLOW_UP_STATUS": (
        ("OPEN", N_("Open")),
        ("DONE", N_("Done")),
        ("OVERDUE", N_("Overdue")),
        ("DROPPED", N_("Dropped")),
    ),
    "RATING": (
        ("expected_state", N_("State of relations expected in five years")),
        ("good_enough_state", N_("State that would be good enough")),
        ("main_concern", N_("Main concern")),
        ("role_today", N_("Russia's place today")),
        ("role_preferred", N_("Russia's place in ten years, preferred")),
    ),
    "PARKING_STATUS": (
        ("OPEN", N_("Open")),
        ("TAKEN_UP", N_("Taken up")),
        ("CLOSED", N_("Closed")),
    ),
}
