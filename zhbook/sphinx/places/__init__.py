"""Every paragraph and item of the book: its id, what refers to it, who cites it.

In: labels and roles of the pages. Out: a Sphinx domain, ids, links, the list of who cites a place,
and the files that scripts load to show a place.

Open to others: ``citedby``, ``domain``, ``excerpts``.
"""
