"""Which terms stand where: the marks of each text, and what the index says of its terms.

In: Documents, what they cite, and terms.toml. Out: marks at places, keyed in Simplified script, and
the rows of the index over all texts.

Open to others: ``rows``, ``terms``.
"""
