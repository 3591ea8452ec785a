"""The catalogue of messages that translators start from: written anew, or compared with the sources.

.venv/bin/python packaging/catalogue.py            writes resources/locale/dialogue_app.pot
.venv/bin/python packaging/catalogue.py --check    says whether it is fresh
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "dialogue_app"
TARGET = ROOT / "resources" / "locale" / "dialogue_app.pot"

CALLS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
"""The functions whose texts are translated, everywhere in the program."""

FORM = (
    "line", "person", "text", "quote", "choice", "choices", "date", "moment", "number", "yes_no", "party",
    "parties", "side", "ref", "refs",
)  # fmt: skip
"""The functions that declare the attributes of records: their labels are translated when shown."""

RECORDS = ("core/records.py", "core/domain_records.py")


def messages() -> Iterator[tuple[str | tuple[str, ...], str | None, str]]:
    """Every message with its context and the module it stands in."""
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).as_posix()
        rounds: list[dict[str, Any]] = [dict(CALLS)]
        if name in RECORDS:
            rounds += [dict.fromkeys(FORM), *({"pairs": (place,)} for place in (1, 2, 3))]
        for calls in rounds:
            for _line, message, _comments, context in extract_from_file("python", path, keywords=calls):
                yield message, context, name


def fresh() -> Catalog:
    """The catalogue as the sources have it; the places are modules, so that moved lines change nothing."""
    catalogue = Catalog(project="dialogue_app", charset="utf-8")
    for message, context, name in messages():
        catalogue.add(message, locations=[(f"dialogue_app/{name}", 1)], context=context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file, without a date."""
    stream = io.BytesIO()
    write_po(stream, catalogue, omit_header=True, sort_output=True, include_lineno=False)
    return stream.getvalue()


def is_fresh() -> bool:
    """Whether the file on disk has the messages of the sources, no more and no fewer."""
    if not TARGET.is_file():
        return False
    with TARGET.open("rb") as stream:
        kept = read_po(stream)
    return {(one.id, one.context) for one in kept if one.id} == {
        (one.id, one.context) for one in fresh() if one.id
    }


def main(arguments: list[str]) -> int:
    """Write the catalogue, or with --check say whether it is fresh."""
    if arguments == ["--check"]:
        if is_fresh():
            return 0
        print("The catalogue of messages is stale: run packaging/catalogue.py.")
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(written(fresh()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
