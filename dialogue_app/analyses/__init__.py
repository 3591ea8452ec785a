"""A Dialogue in, a frozen result out; one question per module.

Every function says what it counts, over whom, and how it treats missing values. No drawing, no
layout and no wording for the reader beyond labels belongs here. It may import fields, core and
support.
"""
