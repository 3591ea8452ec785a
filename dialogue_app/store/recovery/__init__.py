"""What can still be read of a damaged document: from the bytes of a plain one, page by page of a protected one.

Nothing here writes. It may import the rest of ``store`` except what opens and makes documents.
"""
