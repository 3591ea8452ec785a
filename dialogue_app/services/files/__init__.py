"""Files of dialogues: made, opened, backed up, locked, recovered; and how good a passphrase is."""
