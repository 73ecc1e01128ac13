"""概览: the book in two pictures, each with its table.

In: index marks and citations. Out: a page with SVG.

Open to others: nothing.
"""
