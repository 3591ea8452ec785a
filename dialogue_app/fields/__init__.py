"""What a field of each kind holds, what it is like and when it is complete: a module a kind, one object each.

``registry`` has them all, and is asked for every fact about a kind. Editors live in ui/fields and printed
sections in documents/sections, under the same module name. It may import core and support.
"""
