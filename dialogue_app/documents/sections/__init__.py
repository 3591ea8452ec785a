"""One module per field kind: how a field of that kind is printed.

The module name is that of the field kind. A section takes values and a style and returns ReportLab
flowables. It may import what documents may import.
"""
