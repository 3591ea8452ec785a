"""A desk for dialogues that run on two tracks, internal and external.

The folders are layers, and imports point one way: app, then the command line or ui, store and
documents (which never import each other), then charts, services, analyses, fields, core and
support. Only app plugs them together.
"""
