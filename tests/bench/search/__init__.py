"""``make bench-search``: the search against the truth, and against others."""
