"""Writing a small file whole or not at all, readable by its owner alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(content: bytes, target: Path) -> None:
    """Put a file where another is or none was. Raises OSError; what was there is then as it was."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)  # for its owner only
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
