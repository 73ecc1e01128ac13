"""The commands: ``convert.py``, ``zhbook`` with ``init``, ``build`` and ``clean``.

In: arguments and the environment. Out: files, lines on the terminal, an exit status.
``setlocale`` and ``clean`` run with any Python, without the packages that the others need.

Open to others: ``main``.
"""
