"""The editors of fields: a folder for each kind, with all that belongs to its editor alone.

The editor's module has the name of the field kind. What counts as complete is decided in dialogue_app.fields,
never here. It may import widgets and everything below them, no page.
"""
