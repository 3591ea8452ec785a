"""What the window is handed by the app: ways to get at files, documents and the sample.

Each is a function that is called when first needed, so that the window does not wait for libraries
behind things it does not show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogue_app.services.files.library import Library
    from dialogue_app.services.ports import DocumentMaker


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The implementations behind the window."""

    library: Callable[[], Library]
    documents: Callable[[], DocumentMaker]
    sample: Callable[[Path], tuple[Path, ...]]
    version: Callable[[], str] = str
