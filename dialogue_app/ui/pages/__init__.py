"""The pages of the window: one folder for each, with all that belongs to it alone.

A page receives its track as a constructor argument and listens for changed kinds. It knows editors of
fields and shared widgets, nothing of the window around it. It may import ``ui/fields`` and everything below
it.
"""
