"""Whether records are sound, however they came into a file: one judgement for opening, check, recovery,
restoring a backup and loading.

``unfit`` finds what the program cannot show as it is: values that do not fit their form or their field,
templates that cannot be used, records that follow themselves. A file with such a thing is not opened; it can
be recovered. ``loose_ends`` finds what the program can show, but not in its place: references that lead
nowhere, fields and stages that the template lacks, codes that look alike. Such a file opens, and says so.
``placed_faults`` tells both of records that come from JSON, each with its place there. ``broken_seals``,
which `check` tells besides, are said by the window and on paper where the seal stands.

It may import core, fields and services.
"""
