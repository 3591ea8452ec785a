"""Files of dialogues: made, opened, backed up, restored, recovered, given to the other side, kept by a passphrase.

It may import ``ui/shell`` and everything below it.
"""
