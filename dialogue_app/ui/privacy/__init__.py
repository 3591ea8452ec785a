"""What keeps content from those who should not see it: lock, joint room, second screen, traces.

It may import ``ui/files`` and everything below it.
"""
