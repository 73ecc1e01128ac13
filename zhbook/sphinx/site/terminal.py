"""What a warning of the build says of names and words reaches a terminal as plain text.

Pages and titles come from strangers, and Sphinx, docutils and MyST repeat them as they are: a
title with ESC in it would colour the terminal, one with U+202E turn the line around. ``甲<ESC>乙``
is written ``甲\\x1b乙``; ``甲　乙`` stays, and so do the lines of a warning with several.
"""

from __future__ import annotations

import logging

from sphinx.application import Sphinx
from sphinx.util.logging import NAMESPACE, WarningStreamHandler
from sphinx.util.typing import ExtensionMetadata

from zhbook.characters import printable


class Plain(logging.Filter):
    """Passes every record on, its words and its place printable; colour is added later."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record pass."""
        record.msg = "\n".join(map(printable, record.getMessage().split("\n")))
        record.args = ()
        location = getattr(record, "location", None)
        if isinstance(location, str):
            record.location = printable(location)
        return True


def setup(app: Sphinx) -> ExtensionMetadata:
    """Part of ``zhbook.sphinx``."""
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.addFilter(Plain())
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
