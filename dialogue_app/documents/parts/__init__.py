"""Parts that several documents share: their frame, chapters, registers, tables across and reports.

It imports ``documents.sections``, ``documents.phrases`` and ``documents.layout``; no single document.
"""
