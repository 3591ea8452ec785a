"""Read-backs: what the listener says, whether it was confirmed, and the attempts before."""
