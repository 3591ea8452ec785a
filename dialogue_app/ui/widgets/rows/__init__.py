"""Tables of rows of which only those that are seen are measured and painted."""
