"""The silence procedure: its card, its acts and their dialogs."""
