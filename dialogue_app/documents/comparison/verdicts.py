"""Parts 1 to 3: decided, said and heard; verdict by verdict; how well the alliance had predicted Russia."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialogue_app.analyses.both_sides.two_way import TwoWay
from dialogue_app.analyses.both_sides.zones import FLAGS, ZONES
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.core.domain_records import LineParagraph, ReleaseItem, status_of
from dialogue_app.core.records import ALLIANCE, RUSSIA, SelectedItem
from dialogue_app.core.scales import RULES_CUT, level, scale
from dialogue_app.documents.comparison.two_tracks import RELEASED, WITHDRAWN, TwoTracks
from dialogue_app.documents.internal_brief.strips import LEVELS, title_words
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, quoted, soft, table
from dialogue_app.documents.layout.chips import ChipRow, PrintedChip
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import context, section
from dialogue_app.documents.parts.side_by_side import put_verdicts
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.party_names import may_count
from dialogue_app.documents.phrases.seals import seal_notes
from dialogue_app.documents.phrases.values import numbered, option
from dialogue_app.documents.sections import answers
from dialogue_app.fields.items import Item
from dialogue_app.reports.both_tracks import matching_words
from dialogue_app.reports.unity import row_phrases
from dialogue_app.reports.unity.content import rest_on
from dialogue_app.support.translation import _

COUNT, CHIP = 15.0, 34.0
LEVEL_CHIP = 22.0
MOST_IN_A_PICTURE = 24


def decided_said_heard(both: TwoTracks) -> list[Flowable]:
    """A row for each paragraph of the common line, then what was released or withdrawn beside it."""
    printing = both.inner
    outside, said = both.outside(), both.said_outside()
    body: list[tuple[Words, ...]] = []
    used: set[str] = set()
    for line_paragraph in both.paragraphs():
        items = [each for each in both.releases() if line_paragraph.id in each.sources]
        used |= {each.id for each in items}
        codes = both.codes(line_paragraph.refs) or _codes(both, items)
        body.append((_decided(both, line_paragraph), _said(both, items, said), _heard(both, codes, outside)))
    for each in both.releases():
        if each.id not in used:
            codes = _codes(both, [each])
            body.append((_("Not from a paragraph"), _said(both, [each], said), _heard(both, codes, outside)))
    if not body:
        none = _("No common line and no release is recorded in this session.")
        kind = ReleaseItem if left_out.holds(printing, ReleaseItem) else LineParagraph
        return [left_out.nothing(printing, none, kind)]
    third = styles.WIDTH / 3
    heads = (_("What we decided"), _("What we said"), _("What we heard"))
    return table(printing, (third, third, third), heads, body)


def _decided(both: TwoTracks, line_paragraph: LineParagraph) -> list[Run]:
    status = option(both.inner, "LINE_STATUS", line_paragraph.status) if line_paragraph.status else ""
    number = both.inner.own(line_paragraph.number)
    return [bold(f"{number}  "), quoted(both.inner.quote(line_paragraph.text)), soft(f"\n{status}")]


def _codes(both: TwoTracks, items: Sequence[ReleaseItem]) -> tuple[str, ...]:
    return both.codes(tuple(item.activity for item in items if item.activity))


def _said(both: TwoTracks, items: Sequence[ReleaseItem], said: frozenset[str]) -> Words:
    words: list[Run] = []
    for item in items:
        words.append(bold(f"{both.inner.own(item.code)}  "))
        if item.status == RELEASED:
            both.inner.put(item)
            words.append(quoted(both.inner.quote(item.release_text)))
            if item.release_text.strip() not in said:
                words.append(soft("  " + _("(not in the external file)")))
        else:
            words.append(Run(scale("RELEASE_STATUS").shown(status_of(item))))
            if item.status == WITHDRAWN:
                words.append(soft("  " + _("(kept inside)")))
        words.append(Run("\n"))
    return words or (soft(_("No release of it is printed.")),)


def _heard(both: TwoTracks, codes: Sequence[str], outside: dict[str, tuple[TwoWay, ...]]) -> Words:
    words: list[Run] = []
    for two_way in (each for code in codes for each in outside.get(code, ())):
        on_us = _verdict(both, two_way.russia)
        on_itself = _verdict(both, two_way.said.value("on_self", RUSSIA))
        words.append(bold(f"{both.outer.own(two_way.item.code)}  "))
        text = _("Russia on us {on_us}; on itself {on_itself}").format(on_us=on_us, on_itself=on_itself)
        words.append(Run(text))
        if len(outside[two_way.item.code]) > 1 and two_way.item.note:
            words.append(answers.context(two_way.item.note))
        words.append(Run("\n"))
    return words or (soft(_("Nothing about it is printed.")),)


def _verdict(both: TwoTracks, value: str) -> str:
    if level(value) is not None:
        return numbered(both.outer, "VERDICT", value)
    shown = scale("VERDICT_STATUS").shown(value)
    return shown[:1].lower() + shown[1:]


def by_verdict(both: TwoTracks) -> list[Flowable]:
    """Every activity that either track judged: distribution inside, verdicts outside, zone, seam."""
    printing = both.inner
    rows = both.side_by_side()
    seams = {(activity.item.id, other.item.id) for activity, other in both.found.seams()}
    if not rows:
        none = _("Neither track has judged an activity.")
        some = printing if left_out.holds(printing, SelectedItem) else both.outer
        return [left_out.nothing(some, none, SelectedItem)]
    if both.found.unity is not None:
        rest_on(context(printing), both.found.unity.activities)
    put_verdicts(both.outer, both.faced)
    printing.use_scale("VERDICT")
    printing.use_scale("VERDICT_STATUS")
    several = Counter(_item(*row).code for row in rows)
    body: list[tuple[Words | Flowable, ...]] = []
    for mine, theirs in rows:
        item = _item(mine, theirs)
        where = [answers.context(item.note)] if several[item.code] > 1 and item.note else []
        body.append(
            (
                [*title_words(printing, item.code, item.title), *where],
                *_counts(both, list(mine.answers.values()) if mine else []),
                row_phrases.label(both.found.unity, mine) if mine and both.found.unity else "–",
                _chip(theirs.alliance if theirs else ""),
                _chip(theirs.russia if theirs else ""),
                _chip(theirs.said.value("on_self", RUSSIA) if theirs else ""),
                _zone(both, theirs),
                _("seam") if mine and theirs and (mine.item.id, theirs.item.id) in seams else "",
            )
        )
    numbers = [paragraph(printing, step, "head_mid") for step in LEVELS]
    heads = (
        _("Activity"), *numbers, _("Among allies"), _("Released"), _("Russia on us"), _("Russia on itself"),
        _("Zone"), _("Seam"),
    )  # fmt: skip
    used = 5 * COUNT + 74 + 3 * CHIP + 70 + 30
    widths = (styles.WIDTH - used, *[COUNT] * 5, 74.0, CHIP, CHIP, CHIP, 70.0, 30.0)
    commands = [
        ("LINEAFTER", (RULES_CUT, 0), (RULES_CUT, -1), 1.4, styles.TEXT),
        ("LEFTPADDING", (1, 0), (5, -1), 1),
        ("RIGHTPADDING", (1, 0), (5, -1), 1),
        ("LEFTPADDING", (6, 0), (6, -1), 6),
        ("RIGHTPADDING", (6, 0), (-1, -1), 4),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
    ]
    looks = ("tight", *["cell_mid"] * 5, *["tight"] * 6)
    flowables = table(printing, widths, heads, body, cell_styles=looks, commands=commands)
    note = _(
        "1 to 5: how many allies gave each level; the strong line is where the rules of the game end. Seam: "
        "allies are not united, and Russia judges its own conduct Acceptable or Tolerable."
    )
    told = [note, *matching_words(both.inside(), both.faced.activities)]
    return [*flowables, paragraph(printing, " ".join(told), "note")]


def _item(mine: ActivityUnity | None, theirs: TwoWay | None) -> Item:
    """The activity of a row, as allies have it where they have it."""
    either = mine or theirs
    assert either is not None, "a row has an activity in one of the tracks"
    return either.item


def _counts(both: TwoTracks, values: Sequence[str]) -> list[str]:
    if may_count(both.inner, len([value for value in values if value])):
        return [str(list(values).count(step)) if step in values else "" for step in LEVELS]
    taken = [int(value) for value in values if level(value) is not None] if all(values) else []
    return ["•" if taken and min(taken) <= int(step) <= max(taken) else "" for step in LEVELS]


def _chip(value: str) -> Words | Flowable:
    if not value:
        return "–"
    return ChipRow([PrintedChip(value, "VERDICT", level=level(value) is not None)], LEVEL_CHIP)


def _zone(both: TwoTracks, two_way: TwoWay | None) -> Words:
    if two_way is None:
        return "–"
    flags = ", ".join(_(FLAGS[flag]) for flag in two_way.zone.flags)
    return [Run(_(ZONES[two_way.zone.zone])), *([soft(f"\n{both.outer.neat(flags)}")] if flags else [])]


def predictions(both: TwoTracks) -> list[Flowable]:
    """The alliance's predictions and score, and how far it had foreseen the lines Russia stated."""
    flowables = [
        flowable
        for key in ("predictions", "surprises", "prediction_scores", "anticipation")
        for flowable in section(both.outer, key, sides=(ALLIANCE,), under=(both.inner,))
    ]
    if not flowables:
        return [paragraph(both.inner, _("The alliance has no unsealed predictions in the external file."))]
    note = _("Only the alliance's own predictions; those of Russia are Russia's to disclose.")
    return [*flowables, *_seals(both), paragraph(both.inner, note, "note")]


def _seals(both: TwoTracks) -> list[Flowable]:
    """When the alliance sealed what it predicted, and the digests."""
    sealed = [field for _stage, field in both.held.template.fields() if field.sealed]
    return [note for field in sealed for note in seal_notes(both.outer, field, titled=True, check=False)]
