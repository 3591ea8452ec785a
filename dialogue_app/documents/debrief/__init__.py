"""The debrief of an exercise: play, predictions and lessons, and the sheet a delegation takes home."""
