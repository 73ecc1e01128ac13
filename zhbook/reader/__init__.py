"""Bytes of a seed → its lines → its paragraphs.

In: a file. Out: a ``SourceText`` (its lines, its script, what was broken before it came here), and
of that the paragraphs, each with its place in the seed.

Open to others: ``gb18030``, ``normal_script``, ``paragraphs``, ``source``, ``telling``.
"""
