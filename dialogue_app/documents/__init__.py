"""Printed documents and exports: ReportLab, pikepdf, and only here (charts share ReportLab).

One module per document, each composed from an allow-list of markings out of one open track. It
reads a Dialogue and never changes one. It may import charts and everything below, never ui or
store.
"""
