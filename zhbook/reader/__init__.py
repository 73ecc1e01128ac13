"""Bytes of a seed → its lines.

In: a file. Out: a ``SourceText``: its lines, its script, what was broken before it came here.

Open to others: ``gb18030``, ``normal_script``, ``source``, ``telling``.
"""
