"""Document → Document in the other script.

rjieba cuts the text into words and OpenCC converts them word by word, so that no word is seen
across a border between two (规定制定 is 規定 + 制定, not 規 + 定製 + 定). What is still wrong then
stands in ``words`` and ``contexts``, a reason a row. The way back, for texts that were received in
Traditional script, needs no words (``simplified``).

In: titles, Documents, pages written by hand; out: the same in the other script.
Open to others: ``rows``, ``traditional``.
"""

from zhbook.script.simplified import SimplifiedScript, is_traditional_name
from zhbook.script.traditional import TraditionalScript

__all__ = ["SimplifiedScript", "TraditionalScript", "is_traditional_name"]
