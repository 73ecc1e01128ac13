"""What stands around the body of a text: title, notices, fields, signature, contents, cases.

In: the paragraphs of a text. Out: which of them are what, by their indices. Nothing is decided here
about what nests in what.

Open to others: ``cases``, ``contents``, ``fields``, ``front``, ``surroundings``.
"""
