"""What the editors say: book.toml, terms.toml, confirmed.toml.

In: a TOML file beside the seeds. Out: frozen values with the line of each row, and every mistake of
the file at once. A module for each table; ``toml`` reads the files.

Open to others: ``book``, ``confirmed``, ``lexicon``, ``notes``, ``overrides``, ``placed``,
``slug``, ``traditional``.
"""
