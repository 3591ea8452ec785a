"""Verdicts that come in as a table: read, judged cell by cell, planned, taken over."""
