"""What a record and an answer may be: one rule for what is typed, taken in, and read from a file.

It imports the modules of ``core`` itself, no other package of it.
"""
