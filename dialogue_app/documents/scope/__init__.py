"""What of a track a document is made from: what its marking allows, and what it unseals on purpose."""
