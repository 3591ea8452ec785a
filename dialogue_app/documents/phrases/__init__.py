"""Values, parties, read-backs, seals and what was left out, in the words of print.

It imports ``documents.layout``; a part or a section of a document puts its words together from here.
"""
