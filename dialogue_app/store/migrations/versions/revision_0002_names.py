"""Other names of parties, and the names that somebody judged.

Recovery reads the rows of a damaged file by the place of their columns. So the tables are made anew, with
every column where a new file has it, rather than given one at their end.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables anew."""
    with_text(
        "party",
        "also_called",
        "",
        *texts("id code name side also_called profile"),
        sa.Column("position", sa.Integer(), nullable=False),
        *texts("marking"),
    )
    with_text(
        "session",
        "names_judged",
        "[]",
        *texts("id"),
        sa.Column("number", sa.Integer(), nullable=True),
        *texts("title template_key"),
        sa.Column("template_version", sa.Integer(), nullable=False),
        *texts(
            "template_text short_form previous dates place officialdom mandate chair facilitator rapporteur "
            "penholder release_authority languages handling attribution_rule fiction record_status warned_at "
            "field_markings names_judged"
        ),
    )


def texts(names: str) -> "list[sa.Column[str]]":
    """Columns of texts; lists are kept as JSON."""
    return [sa.Column(name, sa.Text(), nullable=False) for name in names.split()]


def with_text(table: str, new: str, value: str, *columns: "sa.Column[str] | sa.Column[int]") -> None:
    """Make a table anew with a further text, which has one value in every row that is there.

    A file of the days between the two revisions has the column already.
    """
    there = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]
    if new in there:
        return
    op.rename_table(table, f"{table}_before")
    op.create_table(
        table,
        *columns,
        sa.Column("digest", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    kept = ", ".join(f'"{name}"' for name in there)
    op.execute(
        f'INSERT INTO "{table}" ({kept}, "{new}") '  # noqa: S608 - the names stand in this file
        f"SELECT {kept}, '{value}' FROM \"{table}_before\" ORDER BY rowid"
    )
    op.drop_table(f"{table}_before")
