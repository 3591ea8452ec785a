"""How the text of a template is checked and read: its shape, what it refers to, its lines, its former roles.

What the program does with templates is in ``services.templates``, the only module that reads a text. It may
import what services may import.
"""
