"""The program as it will be one revision of the schema further, whichever is the newest one now.

The revision of the future is always the one after the newest, so that a migration that somebody adds takes
no name away from the tests.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

from dialogue_app.store import envelope, file_store, layout, open_readonly, schema, schema_upgrade, writer

HEAD = layout.HEAD
NEXT = f"{int(HEAD) + 1:04}"

_STEP = '''
"""Names in capitals, a column more that a table of later schemas has."""
import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{head}"


def upgrade() -> None:
    op.execute("UPDATE party SET name = upper(name)")
    op.add_column("seat", sa.Column("extra", sa.Text(), nullable=False, server_default=""))
    op.drop_column("seat", "extra")
    op.execute("{last}")
'''


class Patch(Protocol):
    """What sets an attribute: pytest's ``monkeypatch``, or the built-in for good."""

    def __call__(self, target: object, name: str, value: object, /) -> None: ...


def copied_migrations(folder: Path) -> Path:
    """The program's migrations in a new folder, with one step more; return the file of that step."""
    shutil.copytree(schema_upgrade.FOLDER, folder)
    return write_step(folder)


def write_step(folder: Path, last: str = "SELECT 1") -> Path:
    """Write the step of the next revision, which ends with a statement."""
    step = folder / "versions" / f"revision_{NEXT}.py"
    step.write_text(_STEP.format(next=NEXT, head=HEAD, last=last), "utf-8")
    return step


def one_further(folder: Path, set_attribute: Patch = setattr) -> None:
    """Make this a program of the next revision, whose migrations lie in a folder."""
    set_attribute(schema_upgrade, "FOLDER", folder)
    set_attribute(schema, "REVISIONS", (*layout.REVISIONS, NEXT))
    for module in (schema, file_store, open_readonly, envelope, writer):
        set_attribute(module, "HEAD", NEXT)
