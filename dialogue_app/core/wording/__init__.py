"""Wordings of a position: their brackets, how two of them differ, and what answered exactly which words.

It imports the modules of ``core`` itself, no other package of it.
"""
