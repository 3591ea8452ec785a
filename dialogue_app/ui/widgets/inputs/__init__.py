"""What one types or chooses in: texts, dates, choices, pickers, and the form of a record made of them."""
