"""What fields are for. A template says ``role = "learning_aims"``; the program finds its fields by that.

The key of a field is a name within its template and means nothing to the program. What else a template says
of a field is known without a role: what it lists by its ``record``, what is judged by its ``scale`` and its
``direction``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.support.translation import N_


@dataclass(frozen=True, slots=True)
class About:
    """What a field with a role is for, in a sentence for whoever writes a template, and the kinds of field
    that can have it.

    ``columns``: the keys of its rows or aspects that are read by name, of which the first must be there.
    ``scale``: the one that it answers on, and that nothing else of its kind in a template does. ``quoted``:
    its text is agreed or read out, and is set as a quotation. ``several``: a template may have several such
    fields.
    """

    meaning: str
    kinds: tuple[str, ...]
    columns: tuple[str, ...] = ()
    scale: str = ""
    quoted: bool = False
    several: bool = False


_NOTHING = About("", ())


class Role(StrEnum):
    """Every role: the word in a template, and what a field with it is for."""

    about: About

    def __new__(cls, word: str, about: About = _NOTHING) -> Role:
        """A role with what is said of it."""
        self = str.__new__(cls, word)
        self._value_ = word
        self.about = about
        return self

    # Set-up
    ATTRIBUTION_RULE = (
        "attribution_rule",
        About(
            N_("The attribution rule of the session; the set-up of the session and this field say the same."),
            ("choice",),
            scale="ATTRIBUTION_RULE",
        ),
    )
    PURPOSE = (
        "purpose",
        About(N_("The purpose of the session as both sides agreed it."), ("text",), quoted=True),
    )
    PURPOSE_ACCEPTED = (
        "purpose_accepted",
        About(N_("Whether each side accepts the purpose."), ("party_choice",)),
    )
    OUT_OF_SCOPE = "out_of_scope", About(N_("What the sides leave aside."), ("text_list",))
    TERMS = "terms", About(N_("Words that the sides use with different meanings."), ("record_list",))
    NON_PREJUDICE = (
        "non_prejudice",
        About(N_("The clause that nothing said prejudices a position."), ("text",), quoted=True),
    )
    RECORD_RULE = "record_rule", About(N_("By when and how the record is confirmed."), ("date",))

    # Expectations and the middle of the table
    IN_FULL = (
        "in_full",
        About(
            N_("A choice of each party that the internal brief prints in full, with the reasons."),
            ("party_choice",),
            several=True,
        ),
    )
    PREFERRED_PLACE = (
        "preferred_place",
        About(
            N_("The place of the other side that each party prefers; who stands apart is told in the brief."),
            ("party_choice",),
        ),
    )
    MOVES = (
        "moves",
        About(
            N_("What would move a party on the preferred place; printed for those who stand apart."),
            ("party_text",),
            several=True,
        ),
    )
    MIDDLE_OF_PLACE = (
        "middle_of_place",
        About(
            N_("Where each party guesses the middle of the table on the preferred place to be."),
            ("party_choice",),
        ),
    )
    MIDDLE_OF_VERDICTS = (
        "middle_of_verdicts",
        About(
            N_("Where each party guesses the middle of the table on each activity to be."), ("rating_matrix",)
        ),
    )

    # Lines, options and the common line
    POSITIONS_ON_LINES = (
        "positions_on_lines",
        About(N_("The position of each party on each red line."), ("rating_matrix",)),
    )
    POSITIONS_ON_PARAGRAPHS = (
        "positions_on_paragraphs",
        About(N_("The position of each party on each paragraph of the common line."), ("rating_matrix",)),
    )
    OPTIONS = "options", About(N_("The response options that are compared."), ("record_list",))
    OPTION_EFFECTS = (
        "option_effects",
        About(
            N_("What each option would do to the other side's benefit, cost and restraint."),
            ("rating_matrix",),
            columns=("benefit", "cost", "restraint"),
        ),
    )
    RISK_OF_ACTING = "risk_of_acting", About(N_("The escalation risk of each option."), ("rating_matrix",))
    RISK_OF_NOT_ACTING = (
        "risk_of_not_acting",
        About(N_("The risk of doing nothing about what the options answer."), ("rating_matrix",)),
    )

    # Statements of the sides and the record
    REVEAL_DECLINED = (
        "reveal_declined",
        About(
            N_("Whether a side declines to answer before the reveal; then no views are printed."),
            ("party_choice",),
        ),
    )
    NON_EXHAUSTIVE = (
        "non_exhaustive",
        About(N_("The clause that the lines stated are not all there are."), ("text",), quoted=True),
    )
    NON_EXHAUSTIVE_ACCEPTED = (
        "non_exhaustive_accepted",
        About(N_("Whether each side accepts that clause."), ("party_choice",)),
    )
    RECORD_ACCEPTED = (
        "record_accepted",
        About(N_("Whether each side accepts the record, with what it says about it."), ("party_choice",)),
    )
    NEXT_REVIEW = "next_review", About(N_("When the record is looked at again."), ("date",))

    # The exercise
    LEARNING_AIMS = "learning_aims", About(N_("What those who take part are to learn."), ("text_list",))
    BOTTOM_LINE = (
        "bottom_line",
        About(N_("What a delegation will not go below; printed on its own sheet only."), ("party_text",)),
    )
    PREDICTED_LINES = (
        "predicted_lines",
        About(
            N_("Red lines that a delegation expects of the other side, in words; the debrief opens them."),
            ("record_list",),
        ),
    )
    STATED_LINES = (
        "stated_lines",
        About(
            N_("Red lines stated to the other side, as against those written in caucus."), ("record_list",)
        ),
    )
    DECISIONS = (
        "decisions",
        About(
            N_("What the delegations decided, and when; part of the timeline."),
            ("record_list",),
            columns=("party", "decision", "time"),
        ),
    )
    JOINT_PARAGRAPH = (
        "joint_paragraph",
        About(N_("The paragraph that the delegations tried to draft together."), ("drafted_text",)),
    )
    PREDICTION_SCORES = (
        "prediction_scores",
        About(N_("Shows how well each side foresaw the other's verdicts."), ("computed",)),
    )
    LESSONS = "lessons", About(N_("What is done otherwise after the exercise."), ("record_list",))
    PERSONAL_COMMITMENT = (
        "personal_commitment",
        About(
            N_("What each person will do differently; printed on the sheet of the delegation."),
            ("party_text",),
        ),
    )
    FAIRNESS = (
        "fairness",
        About(
            N_("How those who took part rate the fairness of the roles; the debrief opens the ratings."),
            ("party_choice",),
        ),
    )

    # The brief
    QUESTION = "question", About(N_("The question that the brief answers."), ("text",))
    READER = "reader", About(N_("Who reads the brief, and what for."), ("text",))
    ASSUMPTIONS = "assumptions", About(N_("What the answer rests on."), ("text_list",))
    FACTS = (
        "facts",
        About(
            N_("Facts and norms, by what the sides publicly hold of them."),
            ("record_list",),
            columns=("statement", "status", "side", "source", "source_date"),
        ),
    )
    GAPS = "gaps", About(N_("What could not be established."), ("text",))
    CASE = "case", About(N_("The case of each side as it would put it."), ("party_text",))
    DISSENT = "dissent", About(N_("Where the experts disagree."), ("text",))
    SEAMS = (
        "seams",
        About(
            N_("Shows where the estimated verdicts of the sides part, with a note in words."), ("computed",)
        ),
    )
    JUDGEMENTS = (
        "judgements",
        About(
            N_("Each key judgement with its confidence and what would change it."),
            ("record_list",),
            columns=("text", "confidence", "indicator"),
        ),
    )
    RECOMMENDATIONS = (
        "recommendations",
        About(
            N_("What is recommended, to whom and by when."),
            ("record_list",),
            columns=("text", "addressee", "horizon"),
        ),
    )
    CLEARED = (
        "cleared",
        About(
            N_("By whom and when the brief was cleared for circulation."),
            ("record_list",),
            columns=("person", "date"),
        ),
    )
