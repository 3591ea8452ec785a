"""The sample: a dialogue written down by hand and turned into files."""
