"""The page that makes documents: what can be made, for whom, a preview, and all of them at once."""
