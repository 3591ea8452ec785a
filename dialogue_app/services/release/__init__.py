"""The one bridge between the tracks: a text is checked, signed, released and perhaps withdrawn."""
