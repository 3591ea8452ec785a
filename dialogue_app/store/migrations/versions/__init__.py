"""The steps from one schema to the next, one file each, up only.

A step imports nothing of the program: it names tables and columns itself, so that it does the same
for ever. Digests are renewed after the last step; a step need not care. New steps are added here and
in ``REVISIONS`` of ``store.layout``.
"""
