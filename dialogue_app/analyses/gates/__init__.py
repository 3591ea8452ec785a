"""The checks behind the gates of a template, by theme, and their vocabulary.

A check takes a context (a dialogue, a session, its template) and parameters, and says how far it is
met and what is missing. May import fields, core, support and the other analyses.
"""
