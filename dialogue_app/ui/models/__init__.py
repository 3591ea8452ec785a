"""Qt item models over the immutable Dialogue.

Column constants, roles and set_rows, tested without a view. No widget and no change to the
dialogue except through the workspace given to the constructor. It may import what ui may import.
"""
