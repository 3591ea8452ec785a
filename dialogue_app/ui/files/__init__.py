"""Files of dialogues: made, opened, backed up, restored, recovered, copied for the other side, protected.

It may import ``ui/shell`` and everything below it.
"""
