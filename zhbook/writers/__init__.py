"""Document → MyST Markdown, JSON, Word.

In: a Document and what is known of it. Out: the contents of files as strings or bytes; a page of
Markdown is read back before it is handed on, and refused where it would show anything else.

Open to others: ``as_json``, ``docx``, ``inlines``, ``myst``.
"""
