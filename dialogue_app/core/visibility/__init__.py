"""Who may see what, and when: seals, answers hidden until all are shown, markings, what was released.

Whatever shows, prints or sends something asks here. It imports ``core`` itself and ``core.wording``.
"""
