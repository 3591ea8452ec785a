"""An open track as the window has it: it performs changes, keeps undo and redo, and signals what changed.

No widget is here. It may import ``ui/qt`` and, below ``ui``, services and everything under them.
"""
