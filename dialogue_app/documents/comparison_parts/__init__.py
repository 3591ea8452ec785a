"""The eight parts of the two-track comparison, which only allies may read.

Each takes both tracks as far as an ally may read them. They may import the building blocks of documents,
charts and everything below, never the other documents.
"""
