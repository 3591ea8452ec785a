"""Reading the command line and carrying out one command.

Exit codes: 0 done; 1 an expected error, said in a sentence on standard error; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dialogue_app.cli import create, exchange, print_documents
from dialogue_app.cli.outside import Services, UsageError
from dialogue_app.core.errors import BadImport, BadTemplate, Damaged, DialogueError
from dialogue_app.services.files.library import KINDS
from dialogue_app.support.translation import _

DONE, FAILED, USAGE = 0, 1, 2
PROGRAM = "dialogue-app"

Command = Callable[[Services, argparse.Namespace], int]


def main(arguments: Sequence[str], services: Services) -> int:
    """Carry out one command and return its exit code."""
    _speak_utf8()
    parser = _parser(services.version)
    try:
        given = parser.parse_args(list(arguments))
        command: Command = given.command
        code = command(services, given)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse has said what it had to say
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except UsageError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return USAGE
    except DialogueError as error:
        _complain(error)
        return FAILED
    except BrokenPipeError:
        _let_go_of_output()
        return FAILED
    except KeyboardInterrupt:
        print(_("Stopped. Nothing more was done."), file=sys.stderr)
        return FAILED
    return code


def _speak_utf8() -> None:
    """Output is UTF-8 everywhere, and names of files that are not come out as they went in."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _complain(error: DialogueError) -> None:
    print(error, file=sys.stderr)
    if isinstance(error, BadImport | BadTemplate | Damaged):
        for fault in error.faults:
            print(fault, file=sys.stderr)


def _let_go_of_output() -> None:
    """The reader of our output has gone; keep Python from complaining when it closes it."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _parser(version: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=_("Two-track dialogues of differences. Without a command the window opens."),
        epilog=_("Exit codes: 0 done, 1 an expected error, 2 wrong usage."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {version}")
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    _add_making(commands)
    _add_printing(commands)
    _add_exchanging(commands)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _command(
    commands: Commands[argparse.ArgumentParser], name: str, does: str, command: Command
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
    parser.set_defaults(command=command)
    return parser


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a dialogue file"))
    _passphrase(parser)


def _passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", metavar="F", type=Path, help=_("a file that holds the passphrase of FILE")
    )


def _add_making(commands: Commands[argparse.ArgumentParser]) -> None:
    new = _command(commands, "new", _("make the files of a new dialogue"), create.new)
    new.add_argument("folder", metavar="DIR", type=Path, help=_("the folder; made if it is missing"))
    new.add_argument("--name", required=True, help=_("the name of the dialogue"))
    new.add_argument("--kind", choices=KINDS, default=KINDS[0], help=_("what kind of dialogue"))
    new.add_argument(
        "--passphrase-file",
        metavar="F",
        type=Path,
        help=_("a file that holds a passphrase for the new file; of two, for the internal one"),
    )
    sample = _command(commands, "sample", _("write the sample dialogue"), create.sample)
    sample.add_argument("folder", metavar="DIR", type=Path, help=_("the folder; made if it is missing"))


def _add_printing(commands: Commands[argparse.ArgumentParser]) -> None:
    _command(
        commands,
        "documents",
        _("list the kinds of document: kind, marking, title"),
        print_documents.documents,
    )
    parser = _command(commands, "document", _("make a document as PDF"), print_documents.document)
    parser.add_argument("kind", metavar="KIND", help=_("a kind of document, as listed by documents"))
    _file(parser)
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, required=True, help=_("where to write")
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        default="en",
        help=_("the language of the document, one the program has texts in (default: en)"),
    )
    parser.add_argument(
        "--delegation",
        metavar="CODE",
        help=_("the sheet of this delegation alone, where a document has one"),
    )
    parser.add_argument(
        "--pdf-passphrase-file",
        metavar="F",
        type=Path,
        help=_("a file that holds a passphrase without which the PDF does not open"),
    )
    _session_and_other(parser)


def _session_and_other(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--session", metavar="N", type=_number, help=_("the session; the last one if not given")
    )
    parser.add_argument(
        "--with", metavar="OTHER", dest="other", type=Path, help=_("the file of the other track")
    )
    parser.add_argument(
        "--with-passphrase-file", metavar="F", type=Path, help=_("a file that holds the passphrase of OTHER")
    )


def _add_exchanging(commands: Commands[argparse.ArgumentParser]) -> None:
    verdicts = _command(
        commands, "import-verdicts", _("take verdicts from a table (CSV, TSV)"), exchange.import_verdicts
    )
    _file(verdicts)
    verdicts.add_argument(
        "table", metavar="CSV", type=Path, help=_("head {head}").format(head="code,title,PARTY,PARTY,...")
    )
    verdicts.add_argument("--session", metavar="N", type=_number, required=True, help=_("the session"))
    verdicts.add_argument(
        "--stage", default="", help=_("the stage; else the first in which the parties judge")
    )
    verdicts.add_argument(
        "--round", type=int, choices=(1, 2), default=1, help=_("the round; %(default)s if not given")
    )
    verdicts.add_argument(
        "--add-parties",
        action="store_true",
        help=_("give a seat to each party of the table that has none in the session"),
    )
    verdicts.add_argument(
        "--dry-run", action="store_true", help=_("say what would be done and write nothing")
    )
    analyse = _command(commands, "analyse", _("print every analysis of a session as JSON"), exchange.analyse)
    _file(analyse)
    _session_and_other(analyse)
    analyse.add_argument(
        "--named",
        action="store_true",
        help=_("who gave which answer, whatever the attribution rule of the session says"),
    )
    dump = _command(
        commands, "dump", _("print everything in a file as JSON, in a stable order"), exchange.dump
    )
    _file(dump)
    load = _command(commands, "load", _("make the file of a dialogue that dump has printed"), exchange.load)
    load.add_argument("json", metavar="JSON", type=Path, help=_("what dump has printed"))
    load.add_argument("-o", "--output", metavar="NEW", type=Path, required=True, help=_("the new file"))
    load.add_argument(
        "--passphrase-file", metavar="F", type=Path, help=_("a file that holds a passphrase for the new file")
    )
    load.add_argument(
        "--with-loose-ends",
        action="store_true",
        help=_("load what stands in no place too, such as an answer by a party that is gone, and say it"),
    )
    check = _command(commands, "check", _("say what is wrong with a file"), exchange.check)
    _file(check)
    recover = _command(
        commands, "recover", _("save what can be read of a damaged file into a new one"), create.recover
    )
    _file(recover)
    recover.add_argument("-o", "--output", metavar="NEW", type=Path, required=True, help=_("the new file"))


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 9999:
        raise argparse.ArgumentTypeError(_("a number from 1 to 9999, please, not “{it}”").format(it=text))
    return int(text)
