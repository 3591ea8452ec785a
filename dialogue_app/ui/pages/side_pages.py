"""The side pages in the order of the rail. Adding one: its module here, one line in the
tuple; a page about one more kind of record is a declaration in ``records/record_lists.py``."""

from __future__ import annotations

from dialogue_app.ui.pages.analyses.analysis_page import AnalysisPage
from dialogue_app.ui.pages.documents.documents_page import DocumentsPage
from dialogue_app.ui.pages.parties.parties_page import PartiesPage
from dialogue_app.ui.pages.records.catalogue_page import CataloguePage
from dialogue_app.ui.pages.records.list_page import list_page
from dialogue_app.ui.pages.records.record_lists import MEASURES, RECORD_LISTS
from dialogue_app.ui.pages.register.register_page import RegisterPage
from dialogue_app.ui.pages.release.release_page import ReleasePage
from dialogue_app.ui.pages.search.search_page import SearchPage
from dialogue_app.ui.pages.side_page import PageTools, SidePage

SIDE_PAGES: tuple[type[SidePage], ...] = (
    RegisterPage,
    AnalysisPage,
    DocumentsPage,
    list_page(MEASURES),
    ReleasePage,
    PartiesPage,
    CataloguePage,
    *map(list_page, RECORD_LISTS),
    SearchPage,
)

__all__ = ["SIDE_PAGES", "PageTools", "SidePage"]
