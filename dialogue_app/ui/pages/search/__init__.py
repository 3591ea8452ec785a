"""The page that searches the open tracks."""
