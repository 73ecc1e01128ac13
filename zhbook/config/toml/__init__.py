"""A TOML file that people write by hand → a tree with the line of each key.

In: a path. Out: a ``Reader``, which hands out typed values and notes every mistake with its line;
or one line that says where the file is broken and what to write there instead.

Open to others: ``lines``, ``reader``.
"""
