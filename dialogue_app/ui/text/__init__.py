"""What is said on the screen: of records, dates, lines, seals, releases and the silence procedure. No widget.

It may import ``ui/track``, ``ui/qt`` and everything below ``ui``.
"""
