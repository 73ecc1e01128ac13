"""What texts cite: 《…》, 本法第三条第二款, 前款, 刑法第三条 → places of the book.

``find`` reads one text alone: ``grammar`` knows how places are named, ``works`` titles and short
names, ``names`` those that 《》 do not set off, ``quotations`` what is another's words, ``scopes``
where each block stands, ``reading`` one block, ``numbered`` a number in it, ``sections`` a block
where every level has numbers (``labels``), ``noting`` what they cite. ``Catalogue`` then says, over
the whole book, what each citation leads to. A wrong link is worse than none: what nobody can tell,
or is not there, leads nowhere.

In: a Document in Simplified script; out: the same with a span a reference, and its citations.
Open to others: ``linking``, ``place_names``, ``works``.
"""

from __future__ import annotations

from zhbook.citations.base import Citation, Cited
from zhbook.citations.finder import find
from zhbook.citations.resolver import PAGE, UNRESOLVED, Catalogue, Lead, Target, Work, entry_id

__all__ = [
    "PAGE",
    "UNRESOLVED",
    "Catalogue",
    "Citation",
    "Cited",
    "Lead",
    "Target",
    "Work",
    "entry_id",
    "find",
]
