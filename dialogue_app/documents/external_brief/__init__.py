"""The external track brief: what both sides said, and what they stated to each other."""
