"""All texts together: the folder of seeds → the folders of both editions.

In: an ``Order``. Out: an ``Outcome``; pages, lists and JSON are written, and only what changed. A
text that has not changed is taken from its record.

Open to others: ``job``, ``make``, ``order``, ``own``, ``workers``.
"""
