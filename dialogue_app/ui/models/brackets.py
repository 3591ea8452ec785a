"""Square brackets in a drafted text, as the window shows them; the rules stand in ``core.brackets``."""

from __future__ import annotations

from dialogue_app.core.brackets import bracket_fault, bracket_spans, stray_signs

__all__ = ["bracket_fault", "bracket_spans", "stray_signs"]
