"""Which rules are shared? Zones, reciprocity, and seams where both tracks are open."""
