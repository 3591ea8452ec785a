"""The command line: one module for each group of commands. No Qt here, no store, no documents.

What it needs from outside comes in as `Services`, plugged together by the app. It may import
services and everything below them; only here is anything printed.
"""
