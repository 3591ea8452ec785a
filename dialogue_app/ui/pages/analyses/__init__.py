"""How reports look in the window: every question at a glance; sentences, picture, table and method of one.

What is said stands in ``reports``; nothing is computed or worded here.
"""
