"""The window: PySide6, and only here.

Qt's models are the view-models; whatever could be tested without a window belongs in services. It
may import charts and everything below, never store or documents: what it needs from them it
receives as Protocols from services.
"""

from dialogue_app.ui.qt.pyside_refcount_fix import keep_none

keep_none()
