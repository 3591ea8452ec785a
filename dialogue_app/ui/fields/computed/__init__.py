"""What the program reckons from other fields."""
