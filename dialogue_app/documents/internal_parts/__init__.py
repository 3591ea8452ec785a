"""The parts of the internal track brief, one module for each group of its annexes.

They set what the analyses found, for readers inside the alliance only. They may import the building
blocks of documents, charts and everything below, never the other documents.
"""
