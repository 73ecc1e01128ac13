"""An output folder after many builds is that of one.

In: what the components say that they write and show. Out: pages that must be written again, files
that go with their page, nothing torn by a build that was cut short.

Open to others: nothing.
"""
