"""The bundled fonts as documents use them: registered once, together with the pictures of charts."""

from dialogue_app.charts.measured_text import (
    FACES,
    REPLACEMENT,
    SANS,
    SANS_BOLD,
    SANS_ITALIC,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    SYMBOLS,
    has_all,
    register,
    width,
)

__all__ = [
    "FACES",
    "REPLACEMENT",
    "SANS",
    "SANS_BOLD",
    "SANS_ITALIC",
    "SERIF",
    "SERIF_BOLD",
    "SERIF_ITALIC",
    "SYMBOLS",
    "has_all",
    "register",
    "width",
]
