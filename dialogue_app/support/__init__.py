"""What every layer stands on: paths, translation, settings and logging.

Nothing here knows what a dialogue is, and nothing here ever holds or writes what a user typed. It
may import the standard library and nothing else.
"""
