"""What both sides say about the same things: rules, views, predictions, and how far each knows the other."""
