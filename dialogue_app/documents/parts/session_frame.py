"""The frame of a session in print: purpose and rules, seats and participants, stages with skips and time."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.commands.seats import participants, side_name
from dialogue_app.core.commands.stages import COMPLETE, SKIPPED, UNDER_WAY, field_skip
from dialogue_app.core.records import BRIEF, EXTERNAL, SIDES, Participant, Seat
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Fact, Words, bold, facts, paragraph, points, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.fields.progress import stage_started
from dialogue_app.reports.dates import day, minutes
from dialogue_app.support.translation import N_, _, ngettext

ACROSS = 3
_ROLES = (
    ("chair", N_("Chair")),
    ("facilitator", N_("Facilitator")),
    ("rapporteur", N_("Rapporteur")),
    ("penholder", N_("Penholder")),
    ("release_authority", N_("Release authority")),
)


def purpose_and_rules(printing: PrintContext) -> list[Flowable]:
    """What the template is for, the mandate, the rule in full, the marking explained, the roles."""
    flowables: list[Flowable] = []
    summary = printing.label(printing.template.summary)
    if summary:
        flowables.append(paragraph(printing, summary, "lead"))
    return [*flowables, *facts(printing, rules(printing), indent=0)]


def rules(printing: PrintContext) -> list[Fact]:
    """The mandate, the rule in full, the marking explained, template, date and place, the roles."""
    session = printing.session
    given: list[Fact] = []
    if session.mandate.strip():
        given.append((_("Mandate"), printing.own(session.mandate)))
    rule = scale("ATTRIBUTION_RULE").option(printing.disclosure.rule)
    if rule:
        words = [bold(f"{rule.shown}. "), Run(printing.neat(rule.meaning))]
        if not printing.disclosure.rule_chosen:
            words.append(Run(" " + _("It applies because no rule was chosen for this session.")))
        given.append((_("Attribution rule"), words))
    marking = scale("HANDLING").option(session.handling or "MOD")
    if marking:
        courtesy = _("A courtesy marking, not a security classification.")
        given.append(
            (_("Handling marking"), (bold(f"{marking.shown}. "), Run(f"{marking.meaning} {courtesy}")))
        )
    given.extend(_short_facts(printing))
    return given


def _short_facts(printing: PrintContext) -> list[Fact]:
    session = printing.session
    shown = [
        (_("Template"), printing.label(printing.template.name)),
        (_("Level of officialdom"), scale("OFFICIALDOM").shown(session.officialdom)),
        (_("Date"), printing.own(day(session.dates))),
        (_("Place"), printing.own(session.place)),
        (
            _("Languages of the session"),
            ", ".join(scale("LANGUAGE").shown(language) for language in session.languages),
        ),
    ]
    if printing.disclosure.people_named:
        shown += [(_(label), printing.own(getattr(session, name))) for name, label in _ROLES]
    return [(label, text) for label, text in shown if text]


def seats(printing: PrintContext) -> list[Flowable]:
    """The seats as far as the rule lets them be named; the participants only on the record."""
    seated = printing.dialogue.seats(printing.session.id)
    if not seated:
        return [paragraph(printing, _("Nothing recorded."))]
    disclosure = printing.disclosure
    if disclosure.parties_named:
        return [*_named_seats(printing, seated), *_people(printing)]
    count = ngettext("{n} seat.", "{n} seats.", len(seated)).format(n=len(seated))
    if not disclosure.sides_named:
        return [
            paragraph(printing, count + " " + _("The attribution rule forbids naming those who sat there."))
        ]
    if printing.dialogue.track.track == BRIEF:
        names = ", ".join(dict.fromkeys(disclosure.who(seat.party) for seat in seated))
        return [paragraph(printing, _("Written about: {sides}.").format(sides=names))]
    sides = [
        f"{side_name(side)}: {number}"
        for side in SIDES
        if (number := sum(1 for seat in seated if disclosure.who(seat.party) == side_name(side)))
    ]
    return [paragraph(printing, f"{count} {'; '.join(sides)}.")]


def _named_seats(printing: PrintContext, seated: tuple[Seat, ...]) -> list[Flowable]:
    if printing.disclosure.people_named:
        body = [(_seat(printing, seat), printing.own(seat.head)) for seat in seated]
        widths = (240.0, styles.WIDTH - 240)
        return table(printing, widths, (_("Party"), _("Head of delegation")), body)
    names: list[Words] = [_seat(printing, seat) for seat in seated]
    down = -(-len(names) // ACROSS)
    names += [""] * (down * ACROSS - len(names))
    rows = [names[row::down] for row in range(down)]
    return table(printing, [styles.WIDTH / ACROSS] * ACROSS, (), rows, listing=True)


def _seat(printing: PrintContext, seat: Seat) -> Words:
    code = printing.disclosure.who(seat.party, short=True)
    name = printing.disclosure.who(seat.party)
    return (bold(f"{code}\u00a0\u00a0"), Run(name)) if code != name else name


def _people(printing: PrintContext) -> list[Flowable]:
    if not printing.disclosure.people_named:
        return []
    present = [
        participant
        for participant in participants(printing.dialogue, printing.session.id)
        if printing.disclosure.prints(participant)
    ]
    if not present:
        return []
    body = [_person(printing, participant) for participant in present]
    heads = (_("Participant"), _("Party"), _("Role"), _("Post"))
    return table(printing, (150.0, 110.0, 110.0, styles.WIDTH - 370), heads, body)


def _person(printing: PrintContext, participant: Participant) -> tuple[Words, Words, Words, Words]:
    party = printing.disclosure.who(participant.party) if participant.party else ""
    role = scale("PARTICIPANT_ROLE").shown(participant.role)
    return (bold(printing.own(participant.name)),), party, role, printing.own(participant.post)


def stages(printing: PrintContext) -> list[Flowable]:
    """Every stage with its state and time; below, why stages and fields were skipped or closed early."""
    body: list[tuple[Words, ...]] = []
    for stage in printing.template.stages:
        state = printing.dialogue.stage_state(printing.session.id, stage.key)
        status = state.status if state else ""
        if not status and stage_started(printing.dialogue, printing.session.id, stage):
            status = UNDER_WAY
        used = minutes(state.seconds) if state and state.seconds else ""
        shown = scale("STAGE_STATUS").shown(status) if status else _("Not begun")
        name = (bold(f"{stage.key} "), Run(printing.label(stage.title)))
        body.append((name, shown, used, f"{stage.minutes}\u00a0min"))
    heads = (_("Stage"), _("State"), _("Time used"), _("Suggested"))
    widths = (styles.WIDTH - 220, 90.0, 65.0, 65.0)
    looks = ("cell", "cell", "cell", "cell_soft")
    flowables = table(printing, widths, heads, body, cell_styles=looks)
    return [*flowables, *left_open(printing), *_left_out_note(printing)]


def left_open(printing: PrintContext, *, titled: bool = True) -> list[Flowable]:
    """Stages and fields that were skipped or closed early, each with its reason. Empty if there are none.
    ``titled``: with a title above, where there is no heading.
    """
    listed: list[Words] = []
    for stage in printing.template.stages:
        listed.extend(_of_stage(printing, stage))
        listed.extend(_skipped_fields(printing, stage))
        listed.extend(_short_form_fields(printing, stage))
    if not listed:
        return []
    title = _("Skipped, or closed with open checks")
    return [*([paragraph(printing, (bold(title),), "titled")] if titled else []), *points(printing, listed)]


def _of_stage(printing: PrintContext, stage: Stage) -> list[Words]:
    state = printing.dialogue.stage_state(printing.session.id, stage.key)
    if state is None or not state.reason.strip() or state.status not in (SKIPPED, COMPLETE):
        return []
    skipped = state.status == SKIPPED
    what = _("skipped") if skipped else _("completed with open checks")
    inside = printing.dialogue.track.track != EXTERNAL
    label = f"{stage.key} {printing.label(stage.title)}" if inside else stage.key
    return [_because(printing, label, what, state.reason, state.by)]


def _skipped_fields(printing: PrintContext, stage: Stage) -> list[Words]:
    result: list[Words] = []
    for field in stage.fields:
        skip = field_skip(printing.dialogue, printing.session.id, field.key)
        if skip and printing.disclosure.shows(field.marking) and printing.disclosure.shows(skip.marking):
            label = f"{stage.key}, {printing.label(field.label)}"
            printing.put(skip)
            result.append(_because(printing, label, _("skipped"), skip.reason, skip.by))
    return result


def _short_form_fields(printing: PrintContext, stage: Stage) -> list[Words]:
    """The fields that a short form leaves out, in one line a stage for each reason."""
    by_stage: dict[str, list[str]] = {}
    for field in stage.fields:
        if field.left_out and printing.disclosure.shows(field.marking):
            by_stage.setdefault(printing.label(field.left_out), []).append(printing.label(field.brief))
    return [
        [bold(f"{stage.key}, {'; '.join(names)}"), Run(f" – {_('skipped')}: {reason}")]
        for reason, names in by_stage.items()
    ]


def _because(printing: PrintContext, what: str, how: str, reason: str, by: str) -> Words:
    words = [bold(what), Run(f" – {how}")]
    if not printing.disclosure.agreed_only:
        words.append(Run(f": {printing.own(reason)}"))
        if printing.disclosure.people_named and by.strip():
            words.append(soft(f" ({printing.own(by)})"))
    return words


def _left_out_note(printing: PrintContext) -> list[Flowable]:
    """How many fields of higher marking the template has: said inside only, whatever they hold."""
    if printing.dialogue.track.track == EXTERNAL or not printing.disclosure.parties_named:
        return []
    higher = [
        field for _stage, field in printing.template.fields() if not printing.disclosure.shows(field.marking)
    ]
    if not higher:
        return []
    text = ngettext(
        "{n} field of the template has a higher marking and is not part of this document.",
        "{n} fields of the template have a higher marking and are not part of this document.",
        len(higher),
    )
    return [paragraph(printing, text.format(n=len(higher)), "note")]
