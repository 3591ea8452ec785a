"""The questions that the analyses answer, one module each, and how the findings look.

What belongs here: which track can answer a question, the sentences that say what was found, the tables,
and the method in words. It computes nothing that ``analyses`` does not. The page that shows it all is
``analysis_page`` beside this folder.
"""
