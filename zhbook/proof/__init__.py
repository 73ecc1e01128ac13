"""The editors' desk: every line of every seed beside what it became, why, and how to correct it.

A proof is plain HTML that needs no server. It is written beside the book and is no part of it;
nothing here decides anything: what is shown is what ``outline`` and ``script`` have noted.

In: an ``Order``, as of the converter; out: a folder of HTML.
Open to others: ``edition``.
"""
