"""What the window needs of Qt and of Python: threads, errors, memory, the look. Nothing of a dialogue.

It may import services and everything below, and nothing else of ``ui``.
"""
