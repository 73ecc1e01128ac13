"""The book to carry: an EPUB 3 with the contents and the index of the site.

In: the doctrees of an edition. Out: ``book.epub``.

Open to others: nothing.
"""
