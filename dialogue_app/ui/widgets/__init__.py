"""Small widgets that several pages share: marking strip, badges, the guide, the clock.

A widget here knows values and signals, not the workspace. It may import what ui may import.
"""
