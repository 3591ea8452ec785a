"""Answers of the seats on five levels: who stands where, or where nobody may be named how many do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.core.scales import RULES_CUT, scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.party_names import may_count, these
from dialogue_app.reports.unity.content import UnityReport
from dialogue_app.reports.unity.row_phrases import label, result
from dialogue_app.support.translation import _

LEVELS = ("1", "2", "3", "4", "5")
TITLE, WIDE_TITLE, WORDS = 104.0, 150.0, 104.0
LEVEL_PADDING = 6.0
MOST_CODES = 9


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A question with the answers of the seats, and the words beside them: a label and what rests on it."""

    title: Words
    answers: Mapping[str, str]
    label: str
    remark: str = ""

    @property
    def answered(self) -> int:
        """How many have answered."""
        return sum(1 for value in self.answers.values() if value)


def verdict_rows(
    printing: PrintContext, report: UnityReport, every: Sequence[ActivityUnity]
) -> list[Flowable]:
    """Activities on the scale of verdicts, each with its label and, where it may be given, its index."""
    rows = [
        SeatRow(
            title_words(printing, activity.item.code, activity.item.title),
            activity.answers,
            label(report, activity),
            result(activity) if report.counted else "",
        )
        for activity in every
    ]
    return strip_rows(printing, rows, "VERDICT", title=WIDE_TITLE)


def strip_rows(
    printing: PrintContext,
    rows: Sequence[SeatRow],
    scale_name: str,
    *,
    title: float = TITLE,
    words: float = WORDS,
) -> list[Flowable]:
    """A table of rows on one scale. Of fewer than five answers that may not be named, only the range.

    The title gives way where a word over a level would be cut in two.
    """
    if not rows:
        return []
    labels = [f"{level} {_short(scale(scale_name).shown(level))}" for level in LEVELS]
    heads = [paragraph(printing, label, "head_mid") for label in labels]
    printing.use_scale(scale_name)
    widest = max(head.minWidth() for head in heads) + LEVEL_PADDING
    column = max((styles.WIDTH - title - words) / len(LEVELS), widest)
    title = styles.WIDTH - words - column * len(LEVELS)
    body = [
        (row.title, *_cells(printing, row), [bold(row.label), soft(f"\n{row.remark}" if row.remark else "")])
        for row in rows
    ]
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (1, 0), (-1, -1), 4),
        ("RIGHTPADDING", (1, 0), (-2, -1), LEVEL_PADDING - 4),
        ("LINEAFTER", (1, 0), (-3, -1), 0.4, styles.LINE),
    ]
    if scale_name == "VERDICT":
        commands.append(("LINEAFTER", (RULES_CUT, 0), (RULES_CUT, -1), 1.4, styles.TEXT))
    looks = ("cell", *["cell_mid"] * len(LEVELS), "cell")
    return table(
        printing, (title, *[column] * len(LEVELS), words), ("", *heads, ""), body, cell_styles=looks,
        commands=commands,
    )  # fmt: skip


def _short(label: str) -> str:
    """A label up to its first comma or colon; the legend has it in full."""
    return label.split(":")[0].split(",")[0]


def _cells(printing: PrintContext, row: SeatRow) -> list[Words]:
    at = {level: [party for party, value in row.answers.items() if value == level] for level in LEVELS}
    if may_count(printing, row.answered):
        return [these(printing, parties, of=row.answered, most=MOST_CODES) for parties in at.values()]
    taken = [int(level) for level, parties in at.items() if parties]
    if not taken or row.answered < len(row.answers):
        return [""] * len(LEVELS)
    return ["•" if min(taken) <= int(level) <= max(taken) else "" for level in LEVELS]


def title_words(printing: PrintContext, code: str, title: str) -> list[Run]:
    """A row's title with its code in bold before it."""
    return [*([bold(f"{printing.own(code)} ")] if code else []), Run(printing.own(title))]


def range_note(printing: PrintContext, answered: Iterable[int]) -> str:
    """Why only the range is given, where it is. ``answered``: how many answered each question."""
    if all(may_count(printing, n) for n in answered if n):
        return ""
    return _("Fewer than five answers, and nobody may be named: dots show the range of the answers only.")
