"""One module per field kind: what a field of that kind holds and when it is complete.

Editors live in ui/fields and printed sections in documents/sections, under the same module name.
It may import core and support.
"""
