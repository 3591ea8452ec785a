"""Widgets that several rooms share: inputs, tables, cards, dialogs, the marking strip.

A widget here knows values and signals, not which page it is on; what one page or one kind of field shows
alone stands with it. It may import ``ui/text`` and everything below it.
"""
