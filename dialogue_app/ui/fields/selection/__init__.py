"""A selection from the catalogue: what is offered, what was chosen, and own items."""
