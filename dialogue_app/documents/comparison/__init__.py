"""The two-track comparison, which only allies may read: what was decided, said and heard."""
