"""Do allies know where the table stands? Sealed guesses of the median against the answers of the others."""
