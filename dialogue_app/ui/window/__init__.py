"""The one window of the program: how it starts and ends, its start screen, and which part does which action.

Nothing else in ``ui`` imports it; it may import everything there.
"""
