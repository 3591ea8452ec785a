"""What a track holds and how it may change.

Frozen records, the immutable Dialogue that keeps them, and verbs: functions that return edits. No
file, no window, no database and no text for print belongs here. It may import support and the
standard library, no other library.
"""
