"""What is asked of a dialogue and done to it: each function answers, or returns the Change it makes.

A module for each subject: the track and its sessions, stages, seats, entries, records in lists, the
catalogue, the common text, read-backs, the silence procedure. It imports everything else in ``core``.
"""
