"""An analysis result in, a reportlab.graphics Drawing out.

The same drawing is shown on screen as SVG and printed in a PDF. Nothing is computed here that a
reader could quote; that belongs in analyses. It may import services, analyses, fields, core,
support and ReportLab.
"""
