"""Files as such: read within bounds, walked, kept for the next run, one run at a time.

In: paths. Out: bytes, names and records, or one line that says what is wrong with a file. Nothing
here knows what a file means.

Open to others: ``bounded``, ``code``, ``kept``, ``turns``, ``walk``.
"""
