"""How articles, divisions, run-in headings and milestones look.

In: classes and roles of a page. Out: nodes, and their HTML.

Open to others: ``articles``, ``milestones``.
"""
