"""Other names of parties, and the names that somebody judged.

Recovery reads the rows of a damaged file by the place of their columns. So each table is made anew, with the
column where a new file has it, rather than given it at its end.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ADDED = (("party", "also_called", "side", ""), ("session", "names_judged", "field_markings", "[]"))
"""Table, new column, the column before it, the text of it in the rows that are there."""


def upgrade() -> None:
    """Add the columns. A file of the days between the two revisions has them already."""
    for table, column, before, text in ADDED:
        if column in {each["name"] for each in sa.inspect(op.get_bind()).get_columns(table)}:
            continue
        strict = {"sqlite_strict": True}
        with op.batch_alter_table(table, recreate="always", table_kwargs=strict) as anew:
            added = sa.Column(column, sa.Text(), nullable=False, server_default=text)
            anew.add_column(added, insert_after=before)
        with op.batch_alter_table(table, recreate="always", table_kwargs=strict) as anew:
            anew.alter_column(column, server_default=None)
