"""The index of an edition: marks of the pages → entries, filed by pinyin or strokes.

In: the directives of the pages. Out: groups of entries with their locators, for HTML, EPUB and
print. ``zhbook.sphinx.genindex`` is how a project loads it.

Open to others: ``collation``, ``entries``, ``marks``, ``shown``.
"""
