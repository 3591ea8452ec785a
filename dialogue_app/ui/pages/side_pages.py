"""The side pages in the order of the rail. Adding one: its module here, one line in the tuple."""

from __future__ import annotations

from dialogue_app.ui.pages.side_page import PageTools, SidePage

SIDE_PAGES: tuple[type[SidePage], ...] = ()

__all__ = ["SIDE_PAGES", "PageTools", "SidePage"]
