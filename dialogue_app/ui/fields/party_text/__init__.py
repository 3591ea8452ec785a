"""A text per party: one for each seat, side or participant, perhaps on each of several items."""
