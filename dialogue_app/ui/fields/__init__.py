"""One module per field kind: the editor of a field of that kind.

The module name is that of the field kind. What counts as complete is decided in
dialogue_app.fields, never here. It may import what ui may import.
"""
