"""Write the document of the present schema that is kept in tests/files; run once for each new revision.

python -m tests.store.keep
"""

from __future__ import annotations

from pathlib import Path

from dialogue_app.store.layout import HEAD
from dialogue_app.store.maker import FileStores
from tests.core import made

if __name__ == "__main__":
    FileStores().create(
        Path(__file__).resolve().parent.parent / "files" / f"schema-{HEAD}.dialogue", made.full_dialogue()
    )
