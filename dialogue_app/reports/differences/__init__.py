"""What kind of differences, and what can be done about them?"""
