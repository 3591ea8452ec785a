"""How a report looks in the window: its sentences, picture, table and method.

What is said stands in ``reports``; nothing is computed or worded here. The page that shows it all is
``analysis_page`` beside this folder.
"""
