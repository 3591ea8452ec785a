"""What changed since the session before: verdicts, zones, and all that stood."""
