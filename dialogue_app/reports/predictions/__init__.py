"""What surprised us? Predictions against what was stated, and red lines against what was anticipated."""
