"""What can still be read of a damaged document: rows, records, names.

Nothing here writes. It may import the rest of ``store`` except what opens and makes documents.
"""
