"""Where are we united? By activity, by group, who stands apart, red lines of each, what round two changed."""
