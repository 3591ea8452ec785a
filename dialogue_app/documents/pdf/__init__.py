"""The PDF file itself: its objects and index, tags and structure tree, PDF/A, the passphrase.

Nothing here knows a dialogue or a document's content. It imports support and the PDF libraries.
"""
