"""逐字校核: whether each page, and the PDF, says what its seed says.

In: the seeds, the pages as written, ``book.pdf``. Out: a page that shows what was compared, and a
warning for each difference. ``compare`` knows nothing of how the pages were made.

Open to others: nothing.
"""
