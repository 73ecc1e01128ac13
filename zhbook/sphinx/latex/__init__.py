"""The printed book.

In: the doctrees of an edition. Out: ``book.tex`` with its styles, and of that a ``book.pdf`` whose
log and fonts have been checked (``run``).

Open to others: ``builder``, ``matter``, ``run``, ``text``.
"""
