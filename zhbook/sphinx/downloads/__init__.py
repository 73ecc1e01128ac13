"""What a reader may take away: bound books, seeds, outlines, Word files, JSON.

In: files that the converter and other builders have made. Out: copies in the output folder, and
the links to them.

Open to others: ``taken``.
"""
