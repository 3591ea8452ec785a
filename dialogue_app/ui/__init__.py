"""The window: PySide6, and only here.

A folder is a room, named by what it is about. From the top: ``window``, ``room`` and ``privacy``,
``files``, ``shell``, ``pages``, ``fields``, ``widgets``, ``text``, ``track``, ``qt``; each may import those
after it, and a contract in pyproject.toml holds that. No part of the window knows the window: see
``shell/shell.py``.

Whatever could be tested without a window belongs in services. It may import reports and everything below,
never store or documents: what it needs from them it receives as Protocols from services.
"""

from dialogue_app.ui.qt.pyside_refcount_fix import keep_none

keep_none()
