"""One module per page of the window.

A page receives its workspace and its undo stack as constructor arguments and listens for changed
kinds. Parts shared by pages belong in ui/widgets. It may import what ui may import.
"""
