"""The think-tank brief (methodology, 6.8): one question, judgements first, estimates said to be estimates."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.records import BRIEF, ListRow, Session
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import (
    Fact,
    Words,
    bold,
    facts,
    heading,
    paragraph,
    points,
    soft,
    table,
    text,
    together,
)
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts import legend, session_frame
from dialogue_app.documents.parts.assembly import DocumentForm, printings, refuse_off_the_record
from dialogue_app.documents.parts.chapters import Chapters, in_chapters, skipped
from dialogue_app.documents.parts.joint_steps import differences, measures
from dialogue_app.documents.parts.side_by_side import answer, answered, small
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.values import option
from dialogue_app.documents.scope.unsealed_view import opened
from dialogue_app.documents.thinktank_brief import estimates
from dialogue_app.fields.single import lines
from dialogue_app.reports.dates import day
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="brief",
    title=N_("Think-tank brief"),
    marking=N_("of the session"),
    purpose=N_("One question answered from open sources: judgements, both sides' views, recommendations."),
    readers=N_("The reader it is written for, and those it is cleared for"),
    tracks=(BRIEF,),
)
LETTER = "B"
FACTS = ("AGF", "COF", "CON", "DIV", "UNK")
CODE = 22.0


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Refused where nothing may leave the room, Cancelled."""
    refuse_off_the_record(session)

    shown = opened(request.dialogue, session, template)
    held = left_out.stock(request, session, template)
    begin = printings(request, shown, session, template, held)

    form = DocumentForm(title=_(KIND.title), letter=LETTER, date=request.date)
    return in_chapters(form, begin, _chapters(), progress)


def _chapters() -> Chapters:
    return (
        (_("Question"), question),
        (_("Key judgements"), judgements),
        (_("Agreed and contested facts"), island),
        (_("Each side's case"), estimates.case),
        (_("Estimated verdicts"), estimates.verdicts),
        (_("Expected red lines"), estimates.red_lines),
        (_("Differences"), differences),
        (_("Recommendations"), recommendations),
        (_("Dissent"), dissent),
        (_("Method note"), method),
        (_("Skipped, with reasons"), skipped),
        (_("Not in this document"), left_out.account),
        (_("Legend and notes"), legend.legend),
    )


def _rows(printing: PrintContext, role: Role) -> list[dict[str, str]]:
    """The rows of a list whose columns the template gives."""
    return [dict(row.values) for row in printing.listed_as(ListRow, role)]


def question(printing: PrintContext) -> list[Flowable]:
    """The question, its reader, and what is assumed."""
    flowables: list[Flowable] = []
    asked = answered(printing, Role.QUESTION)
    if asked:
        flowables.append(paragraph(printing, printing.own(asked), "lead"))
    given: list[Fact] = []
    reader = printing.own(answered(printing, Role.READER))
    if reader:
        given.append((_("Reader and use"), reader))
    given.append((_("Cleared for circulation"), _cleared(printing)))
    flowables.extend(facts(printing, given, indent=0))
    assumed = lines(answered(printing, Role.ASSUMPTIONS))
    if assumed:
        flowables.extend(heading(printing, _("Key assumptions"), 2))
        flowables.extend(points(printing, [printing.own(line) for line in assumed]))
    return flowables


def _cleared(printing: PrintContext) -> str:
    """By whom, where people may be named, and when; or that it is not cleared."""
    shown = []
    for row in _rows(printing, Role.CLEARED):
        person = printing.own(row.get("person", "")) if printing.disclosure.people_named else ""
        shown.append(", ".join(part for part in (person, day(row.get("date", ""))) if part) or _("Yes"))
    return "; ".join(dict.fromkeys(shown)) or _("Not yet")


def judgements(printing: PrintContext) -> list[Flowable]:
    """Each judgement in one sentence, with its confidence and what would show that it is wrong."""
    body: list[tuple[Words, ...]] = []
    for number, row in enumerate(_rows(printing, Role.JUDGEMENTS), 1):
        words = [Run(printing.own(row.get("text", "")), "", 10)]
        if row.get("indicator", "").strip():
            told = _("Would change it: {text}").format(text=printing.own(row["indicator"]))
            words.append(small(f"\n{told}"))
        sure = option(printing, "CONF3", row["confidence"]) if row.get("confidence") else ""
        body.append(((bold(str(number)),), words, (bold(sure), soft("\n" + _("confidence"))) if sure else ""))
    if not body:
        return []
    widths = (CODE, styles.WIDTH - CODE - 80, 80.0)
    return table(printing, widths, (), body, cell_styles=("cell", "cell_quote"))


def island(printing: PrintContext) -> list[Flowable]:
    """Facts and norms by what the sides publicly hold of them, each with its source; what is not known."""
    rows = _rows(printing, Role.FACTS)
    flowables: list[Flowable] = []
    for code in (*FACTS, ""):
        of_kind = [row for row in rows if _status(row) == code]
        if not of_kind:
            continue
        title = scale("FACT_STATUS").shown(code) if code else _("Not classified")
        body = [(_statement(printing, row), _source(printing, row)) for row in of_kind]
        widths = (styles.WIDTH * 0.66, styles.WIDTH * 0.34)
        looks = ("cell", "cell_soft")
        content = table(printing, widths, (_("Statement"), _("Source")), body, cell_styles=looks)
        flowables.extend(together(heading(printing, title, 2), content))
    gaps = printing.own(answered(printing, Role.GAPS))
    if gaps:
        flowables.extend(heading(printing, _("What could not be established"), 2))
        flowables.extend(text(printing, gaps))
    return flowables


def _status(row: dict[str, str]) -> str:
    status = row.get("status", "")
    return status if status in FACTS else ""


def _statement(printing: PrintContext, row: dict[str, str]) -> Words:
    words = [Run(printing.own(row.get("statement", "")))]
    side = printing.disclosure.side(row["side"]) if row.get("side") else ""
    return [*words, soft(f" · {side}")] if side else words


def _source(printing: PrintContext, row: dict[str, str]) -> str:
    parts = (printing.own(row.get("source", "")), day(row.get("source_date", "")))
    return ", ".join(part for part in parts if part)


def recommendations(printing: PrintContext) -> list[Flowable]:
    """What is recommended, to whom, by when; the measures that go with it."""
    body: list[tuple[Words, ...]] = [
        (
            (bold(str(number)),),
            printing.own(row.get("text", "")),
            printing.own(row.get("addressee", "")),
            printing.own(row.get("horizon", "")),
        )
        for number, row in enumerate(_rows(printing, Role.RECOMMENDATIONS), 1)
    ]
    flowables: list[Flowable] = []
    if body:
        heads = ("", _("Recommendation"), _("To"), _("By"))
        widths = (CODE, styles.WIDTH - CODE - 190, 110.0, 80.0)
        flowables.extend(table(printing, widths, heads, body))
    steps = measures(printing)
    if steps:
        flowables.extend(together(heading(printing, _("Measures"), 2), steps))
    return flowables


def dissent(printing: PrintContext) -> list[Flowable]:
    """Where the experts disagreed, in their words and without their names."""
    entry = answer(printing, Role.DISSENT)
    words = printing.own(entry.value) if entry else ""
    if words:
        return text(printing, words, "quote")
    return [left_out.nothing(printing, _("None recorded."), None, printing.keys(Role.DISSENT))]


def method(printing: PrintContext) -> list[Flowable]:
    """How the brief was made and what its estimates are; the rules it was made under."""
    told = (
        _("Facts come from open sources, each with its date. A statement is agreed if both sides accept it."),
        _("Views and verdicts of the sides are estimated by experts, and are not statements of the sides."),
        _("Zones follow from two mirrored verdicts; levels up to 2 are inside the rules of the game."),
        _("Co-orientation compares a side's estimated view with what it is thought to expect of the other."),
        _("Confidence is low, moderate or high; it is a judgement, not a probability."),
    )
    flowables = points(printing, list(told))
    flowables.extend(heading(printing, _("Mandate and rules"), 2))
    return [*flowables, *facts(printing, session_frame.rules(printing), indent=0)]
