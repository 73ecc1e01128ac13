"""The site of an edition as a whole: its language, its words, its head, its record.

In: the front matter of the pages. Out: what every page of the site has in common, and what the last
complete build wrote (``output``).

Open to others: ``components``, ``editions``, ``interface``, ``order``, ``output``, ``policy``,
``stamps``.
"""
