"""Lines of a seed → its paragraphs: the layout of the whole text is recognised, then decided.

In: the lines of a ``SourceText``, as they stand in the file. Out: its paragraphs, each with the
lines on which it stands.

Open to others: ``folios``, ``paragraphs``, ``quoted``, ``tables``.
"""
