"""Addresses that were given: what stood at each place of a text, and where that stands now.

In: the places of every text as they are, and the record of how they were. Out: the record as it
is to be, with where each earlier id and page leads. Nothing here touches the disk: ``book.given``
does.

Open to others: ``record``, ``standing``, ``update``.
"""
