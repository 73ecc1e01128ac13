"""How articles, divisions and run-in headings look.

In: classes and roles of a page. Out: nodes, and their HTML.

Open to others: ``articles``.
"""
