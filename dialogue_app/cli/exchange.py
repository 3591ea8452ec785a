"""Commands that read a file, or take a table into it: ``import-verdicts``, ``analyse``, ``dump``,
``load`` and ``check``.
"""

from __future__ import annotations

import argparse
import json
import sys

from dialogue_app.cli.outside import (
    CommandError,
    Services,
    UsageError,
    opened,
    read_file,
    read_other,
    read_passphrase,
)
from dialogue_app.core.errors import Refused
from dialogue_app.reports.export import Ruled, analyse_as_ruled
from dialogue_app.reports.export import analyse as analyse_session
from dialogue_app.services import dump as whole
from dialogue_app.services.analysis import refuse_other
from dialogue_app.services.files.backups import back_up
from dialogue_app.services.soundness.broken_seals import broken_seals
from dialogue_app.services.soundness.loose_ends import loose_ends
from dialogue_app.services.verdict_tables.verdict_import import plan_import
from dialogue_app.services.verdict_tables.verdict_table import MOST_BYTES
from dialogue_app.support.translation import _, ngettext


def import_verdicts(services: Services, given: argparse.Namespace) -> int:
    """Take the verdicts of a table into a session, after a backup; print what that comes to. With
    ``--dry-run`` nothing is written.
    """
    raw = read_file(given.table, MOST_BYTES)
    with opened(services, given.file, given.passphrase_file, read_only=given.dry_run) as workspace:
        plan = plan_import(
            workspace.dialogue,
            raw,
            given.session,
            stage=given.stage,
            round=given.round,
            add_parties=given.add_parties,
        )
        if plan.change and not given.dry_run:
            back_up(workspace.store, workspace.dialogue, lambda _share: None)
            workspace.perform(plan.change)
    for sentence in plan.sentences:
        print(sentence)
    print(_told(changes=bool(plan.change), written=not given.dry_run))
    return 0


def _told(*, changes: bool, written: bool) -> str:
    if not changes:
        return _("Nothing is changed.")
    if written:
        return _("Done. A backup of the file as it was before has been saved.")
    return _("Dry run: nothing was written.")


def analyse(services: Services, given: argparse.Namespace) -> int:
    """Print every analysis of a session as JSON, as its attribution rule allows or with everybody named."""
    with opened(services, given.file, given.passphrase_file) as workspace:
        dialogue = workspace.dialogue
    other = read_other(services, given)
    try:
        refuse_other(dialogue, other)
    except Refused as error:
        raise UsageError(f"--with: {error}") from None
    if given.named:
        ruled = Ruled(analyse_session(dialogue, given.session, other), ())
    else:
        ruled = analyse_as_ruled(dialogue, given.session, other)
    print(json.dumps(ruled.analyses, ensure_ascii=False, indent=1))
    for sentence in ruled.sentences:
        print(sentence, file=sys.stderr)
    return 0


def dump(services: Services, given: argparse.Namespace) -> int:
    """Print everything in a file as JSON."""
    with opened(services, given.file, given.passphrase_file) as workspace:
        print(whole.dump(workspace.dialogue))
    return 0


def load(services: Services, given: argparse.Namespace) -> int:
    """Make the file of a dialogue that ``dump`` has printed; say how much was loaded."""
    dialogue = whole.load(read_file(given.json, whole.LARGEST), loose_ends=given.with_loose_ends)
    services.stores().create(given.output, dialogue, passphrase=read_passphrase(given.passphrase_file))
    for sentence in (*loose_ends(dialogue), *broken_seals(dialogue)):
        print(f"{given.output.name}: {sentence}", file=sys.stderr)
    number = sum(1 for _record in dialogue.everything())
    print(
        ngettext(
            "{n} record was loaded into “{file}”.", "{n} records were loaded into “{file}”.", number
        ).format(n=number, file=given.output.name)
    )
    return 0


def check(services: Services, given: argparse.Namespace) -> int:
    """Print what is wrong with a file, a sentence a line; exit code 1 if anything is."""
    if not given.file.is_file():
        raise CommandError(_("There is no file {file}.").format(file=given.file.name))
    faults = services.stores().check(given.file, passphrase=read_passphrase(given.passphrase_file))
    for fault in faults:
        print(fault)
    if faults:
        sentence = ngettext("{n} fault was found in {file}.", "{n} faults were found in {file}.", len(faults))
        print(sentence.format(n=len(faults), file=given.file.name), file=sys.stderr)
        return 1
    if given.passphrase_file is not None:
        with opened(services, given.file, given.passphrase_file):
            """An option that the file does not take is refused."""
    print(_("Nothing is wrong with {file}.").format(file=given.file.name))
    return 0
