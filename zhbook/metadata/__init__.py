"""What a text is as a document: date, author, number, kind, length.

In: a Document. Out: what it says of itself, and the summary that lists of texts show.

Open to others: ``about``, ``edition``, ``summary``.
"""
