"""Matrices: ratings and two-way ratings, with the model, the view, the notes and the columns of both."""
