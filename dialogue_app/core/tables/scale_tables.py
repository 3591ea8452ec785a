"""The options of the method's scales: code, label, meaning. Labels are English and translated when shown."""

from __future__ import annotations

from dialogue_app.support.translation import N_

Row = tuple[str, str] | tuple[str, str, str]

METHOD: dict[str, tuple[Row, ...]] = {
    "VERDICT": (
        ("1", N_("Acceptable"), N_("Normal conduct; no reaction.")),
        ("2", N_("Tolerable"), N_("Unwelcome but inside the rules; noted, not protested.")),
        ("3", N_("Objectionable"), N_("Outside the rules; draws protest.")),
        ("4", N_("Unacceptable"), N_("Must stop; draws collective costs or countermeasures.")),
        ("5", N_("Red line"), N_("Would trigger a decisive response.")),
    ),
    "VERDICT_STATUS": (
        (
            "NP",
            N_("No position"),
            N_(
                "Asked, and deliberately takes none. Not an obstacle to consensus unless a reservation is also entered."
            ),
        ),
        ("NI", N_("Needs instructions"), N_("Awaiting the capital; can still move or block.")),
        (
            "WH",
            N_("Withheld"),
            N_("A position exists and is deliberately not disclosed (deliberate ambiguity)."),
        ),
        ("", N_("Not recorded"), N_("Nobody has asked or written it down yet.")),
    ),
    "CONTEXT": (
        ("P", N_("Peacetime"), N_("No acute dispute between the sides about this area.")),
        (
            "G",
            N_("Grey zone"),
            N_("Hostile or ambiguous conduct below the threshold of armed attack."),
        ),
        (
            "C",
            N_("Crisis"),
            N_("Forces alerted or leaders engaged; escalation is being managed hour by hour."),
        ),
    ),
    "REL5": (
        ("1", N_("Open confrontation")),
        ("2", N_("Hostile and unmanaged")),
        ("3", N_("Hostile but managed by rules")),
        ("4", N_("Limited co-operation")),
        ("5", N_("Broad co-operation")),
    ),
    "ARCH5": (
        ("1", N_("Outside: order organised without and, if needed, against Russia")),
        ("2", N_("Adversary to be deterred, minimal contact")),
        ("3", N_("Competitor inside agreed limits")),
        ("4", N_("Selective partner on named subjects")),
        ("5", N_("Full participant in a co-operative order")),
    ),
    "AGREE5": (
        ("1", N_("Strongly disagree")),
        ("2", N_("Disagree")),
        ("3", N_("Neither")),
        ("4", N_("Agree")),
        ("5", N_("Strongly agree")),
    ),
    "MAIN_CONCERN": (
        ("A", N_("Armed attack on a member")),
        ("B", N_("Incident or miscalculation that escalates")),
        ("C", N_("Slow erosion below the threshold of attack")),
        ("D", N_("Abandonment by allies")),
        ("E", N_("Entrapment by allies")),
        ("F", N_("Instability in the neighbourhood")),
        ("G", N_("Economic or energy pressure")),
    ),
    "NATURE": (
        ("FACT", N_("Fact"), N_("What happened, how much, where, who.")),
        (
            "PERC",
            N_("Interpretation / perception"),
            N_("Same facts, different reading of intent or meaning."),
        ),
        ("INT", N_("Interest"), N_("Incompatible wants about an outcome or resource.")),
        ("NORM", N_("Norm / legal"), N_("Different rule, or different reading of the same rule.")),
        ("VAL", N_("Value / identity"), N_("What the party stands for or who it is.")),
    ),
    "PROSPECT": (
        ("CLARIFY", N_("Misunderstanding to clarify")),
        ("MANAGE", N_("Manageable by rules")),
        ("LIVE", N_("Irreconcilable - to be known and lived with")),
        ("OPEN", N_("Undetermined")),
    ),
    "DIFF_STATUS": (
        ("DRAFT", N_("Draft statement")),
        ("STATED", N_("Statement accepted by both holders")),
        ("CLARIFIED", N_("Clarified (no difference remains)")),
        ("MANAGED", N_("Managed by a recorded rule or measure")),
        ("LIVED", N_("Acknowledged as standing")),
        ("DORMANT", N_("Not current, kept on the register")),
    ),
    "MUST_SETTLE": (
        ("S", N_("Settle before speaking to Moscow")),
        ("M", N_("Manage in parallel")),
        ("C", N_("Can be carried")),
    ),
    "READBACK": (
        ("ACC", N_("Accurate")),
        ("COR", N_("Accurate after correction")),
        ("NOT", N_("Could not be agreed")),
        ("NA", N_("Not attempted")),
    ),
    "ANTICIPATION": (
        ("ANT", N_("Anticipated")),
        ("PART", N_("Partly anticipated")),
        ("NOT", N_("Not anticipated")),
        ("NOP", N_("No prediction made")),
    ),
    "TEST3": (
        ("Y", N_("Yes")),
        ("P", N_("Partly")),
        ("N", N_("No")),
    ),
    "ATTRIBUTION_STD": (
        ("CONF", N_("Confirmed")),
        ("HIGH", N_("High confidence")),
        ("PROB", N_("Probable")),
        ("POSS", N_("Possible")),
    ),
    "COMM_MODE": (
        ("PUB", N_("Declared publicly")),
        ("PRIV", N_("Communicated privately")),
        ("AMB", N_("Deliberately ambiguous")),
        ("NOT", N_("Not communicated")),
    ),
    "THREAT5": (
        ("1", N_("Reassuring")),
        ("2", N_("Routine")),
        ("3", N_("Cautionary")),
        ("4", N_("Warning")),
        ("5", N_("Threatening / preparing to act")),
    ),
    "SIGNAL_MSG": (
        ("reassure", N_("Reassure the other side")),
        ("reassure own side", N_("Reassure own allies or public")),
        ("de-escalate", N_("Offer or de-escalate")),
        ("routine", N_("Routine, no message")),
        ("warn", N_("Warn or deter")),
        ("probe", N_("Test or probe")),
        ("retaliate", N_("Answer in kind")),
        ("domestic audience", N_("Aimed at home audience")),
        ("threaten", N_("Coerce or threaten")),
        ("prepare for action", N_("Prepare for action")),
        ("none", N_("(sender only) No message intended")),
    ),
    "RISK5": (
        ("1", N_("Negligible")),
        ("2", N_("Low")),
        ("3", N_("Moderate")),
        ("4", N_("High")),
        ("5", N_("Severe")),
    ),
    "ESC_PATH": (
        ("DEL", N_("Deliberate (chosen for advantage)")),
        ("INA", N_("Inadvertent (an act crosses a line its author did not see)")),
        ("ACC", N_("Accidental (error, accident, unauthorised act)")),
        ("NON", N_("No path identified")),
    ),
    "CALC5": (
        ("-2", N_("Strongly lowers")),
        ("-1", N_("Lowers")),
        ("0", N_("No change")),
        ("1", N_("Raises")),
        ("2", N_("Strongly raises")),
    ),
    "CONF3": (
        ("L", N_("Low")),
        ("M", N_("Moderate")),
        ("H", N_("High")),
    ),
    "SUPPORT": (
        ("SUP", N_("Support")),
        ("LIVE", N_("Can live with")),
        ("RES", N_("Accept with reservation")),
        ("BLK", N_("Cannot accept")),
        ("NI", N_("Needs instructions")),
        ("NP", N_("No position")),
    ),
    "LINE_STATUS": (
        ("PRO", N_("Proposed")),
        ("BRK", N_("Bracketed")),
        ("ADR", N_("Agreed ad referendum")),
        ("AGR", N_("Agreed")),
        ("WDN", N_("Withdrawn")),
    ),
    "RESERVATION": (
        ("SUB", N_("Substance")),
        ("WRD", N_("Wording")),
        ("SCR", N_("Scrutiny (awaiting instructions or parliament)")),
        ("INT", N_("Interpretative statement")),
        ("FTN", N_("Footnote (meant to stay visible)")),
    ),
    "SILENCE": (
        ("NOT", N_("Not started")),
        ("RUN", N_("Running")),
        ("PAS", N_("Passed")),
        ("BRO", N_("Broken")),
        ("EXT", N_("Extended")),
        ("WDN", N_("Text withdrawn")),
    ),
    "HANDLING": (
        ("OPEN", N_("Open"), N_("May be given to anyone.")),
        ("PART", N_("Participants"), N_("All seats of this session, both sides.")),
        ("ALLY", N_("Alliance only"), N_("Seats of the internal track.")),
        ("DELEG", N_("Delegation only"), N_("One party.")),
        ("MOD", N_("Moderator only"), N_("Facilitation team.")),
    ),
    "ATTRIBUTION_RULE": (
        ("REC", N_("On the record"), N_("Words may be attributed to person and party.")),
        ("PARTY", N_("Party only"), N_("Attributed to the party, never the person.")),
        ("SIDE", N_("Side only"), N_("Attributed to 'allies' or 'Russia' only.")),
        (
            "CHR",
            N_("Chatham House Rule"),
            N_(
                "Content may be used; neither identity nor affiliation of speakers or participants may be revealed."
            ),
        ),
        (
            "OFF",
            N_("Off the record"),
            N_("Nothing leaves the room; only facts agreed for the record are kept."),
        ),
    ),
    "RESTRAINT": (
        ("Y", N_("Would accept the same restraint")),
        ("C", N_("Conditionally")),
        ("N", N_("Would not")),
        ("U", N_("Not known")),
    ),
    "FACT_STATUS": (
        ("AGF", N_("Agreed fact")),
        ("COF", N_("Contested fact")),
        ("UNK", N_("Not known")),
        ("CON", N_("Convergent norm")),
        ("DIV", N_("Divergent norm")),
    ),
    "COMMITMENT": (
        ("B", N_("Binding and observed")),
        ("P", N_("Partly observed")),
        ("S", N_("Suspended in practice")),
        ("L", N_("Lapsed")),
        ("X", N_("Never accepted by us")),
    ),
    "SOURCE_RESPONSE": (
        ("AF", N_("Accept as fact")),
        ("DF", N_("Dispute as fact")),
        ("RD", N_("Accept the fact, read it differently")),
        ("NR", N_("No response")),
    ),
}
