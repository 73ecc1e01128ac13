"""Sentences that a person reads, and the language in which they are said.

In: a template and its values, wherever a message is found. Out: the sentence in the language of
whoever reads it, from the catalogues ``zh_CN.po`` and ``zh_TW.po`` in this folder; what the site
says has its own, in ``site/``.

Open to others: ``catalogues``, ``say``, ``words``.
"""
