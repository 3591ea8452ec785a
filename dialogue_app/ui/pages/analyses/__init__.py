"""The questions that the analyses answer, one module each: a ReportContext in, findings out; no widgets here.

What belongs here: which track can answer a question, the sentences that say what was found, the tables,
and the method in words. It computes nothing that ``analyses`` does not. The page that shows it all is
``analysis_page`` beside this folder.
"""
