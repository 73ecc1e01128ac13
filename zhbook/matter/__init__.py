"""What stands around the body of a text: title, notices, fields, signature, contents, cases.

``front`` knows the forms of lines; ``title``, ``sellers`` and ``issued`` weigh them.

In: the paragraphs of a text. Out: which of them are what, by their indices. Nothing is decided here
about what nests in what.

Open to others: ``cases``, ``contents``, ``entries``, ``fields``, ``front``, ``issued``, ``runon``,
``sellers``, ``surroundings``, ``tables``, ``title``, ``weights``.
"""
