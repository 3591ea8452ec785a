"""Who may see what: on paper, in the room, on the other side; and what was withheld from whom."""
