"""Modal questions, one module per dialog.

A dialog gathers an answer and returns it; acting on the answer is the caller's part. It is freed
when it closes. It may import what ui may import.
"""
