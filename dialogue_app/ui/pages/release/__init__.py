"""The page on which a text is released to the other side, or withdrawn, and the ledger of both."""
