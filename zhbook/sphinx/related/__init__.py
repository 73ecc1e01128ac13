"""Passages of other texts that have to do with one.

In: the sentences, terms and citations of each page. Out: a Sphinx domain, and a list at the end of
each text.

Open to others: nothing.
"""
