"""The room view: a window for the projector, and what the moderator does to lead it.

It may import ``ui/shell`` and everything below it.
"""
