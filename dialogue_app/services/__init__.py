"""What a user can do, without a window and without SQL.

The Protocols that the store, the documents and the charts fulfil are declared here, and the
workspace, through which alone a dialogue changes. It may import analyses, fields, core and
support; the app hands it the implementations.
"""
