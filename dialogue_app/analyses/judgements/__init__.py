"""What allies among themselves judge: how far they agree, who stands apart, who judges alike."""
