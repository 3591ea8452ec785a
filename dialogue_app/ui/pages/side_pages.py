"""The side pages in the order of the rail. Adding one: its module here, one line in the tuple."""

from __future__ import annotations

from dialogue_app.ui.pages.analyses.analysis_page import AnalysisPage
from dialogue_app.ui.pages.documents.documents_page import DocumentsPage
from dialogue_app.ui.pages.parties.parties_page import PartiesPage
from dialogue_app.ui.pages.records.catalogue_page import CataloguePage
from dialogue_app.ui.pages.records.follow_ups_page import FollowUpsPage
from dialogue_app.ui.pages.records.injects_page import InjectsPage
from dialogue_app.ui.pages.records.measures_page import MeasuresPage
from dialogue_app.ui.pages.records.parking_lot_page import ParkingLotPage
from dialogue_app.ui.pages.records.record_status_page import RecordStatusPage
from dialogue_app.ui.pages.records.role_cards_page import RoleCardsPage
from dialogue_app.ui.pages.register.register_page import RegisterPage
from dialogue_app.ui.pages.release.release_page import ReleasePage
from dialogue_app.ui.pages.search.search_page import SearchPage
from dialogue_app.ui.pages.side_page import PageTools, SidePage

SIDE_PAGES: tuple[type[SidePage], ...] = (
    RegisterPage,
    AnalysisPage,
    DocumentsPage,
    MeasuresPage,
    ReleasePage,
    PartiesPage,
    CataloguePage,
    FollowUpsPage,
    ParkingLotPage,
    RecordStatusPage,
    InjectsPage,
    RoleCardsPage,
    SearchPage,
)

__all__ = ["SIDE_PAGES", "PageTools", "SidePage"]
