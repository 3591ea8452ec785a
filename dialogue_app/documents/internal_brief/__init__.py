"""The internal track brief: its front for a minister, and a module for each group of its annexes."""
