"""What a text is, for machines: Dublin Core and schema.org in the head of its page.

The front matter of a page says it (``about-date``, ``about-author`` …)::

    kind: "条例"
    about-date: "2021-12-24"
    about-number: "某发〔2021〕3号"

A statute is a schema.org Legislation, any other text a CreativeWork. A page without ``source`` in
its front matter is no text and has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Field
from zhbook.sphinx.site.editions import edition_of

#: Kinds of paper that are statutes or are read like them, in both scripts.
STATUTES = frozenset(
    (
        "宪法",
        "法",
        "条例",
        "规定",
        "办法",
        "细则",
        "规则",
        "解释",
        "修正案",
        "基本法",
        "准则",
        "憲法",
        "條例",
        "規定",
        "辦法",
        "細則",
        "規則",
        "解釋",
        "準則",
        "决定",
        "決定",
        "法规",
        "法規",
    )
)
#: What schema.org calls the force of a statute.
_FORCES = {
    "现行": "InForce",
    "現行": "InForce",
    "已修改": "PartiallyInForce",
    "已废止": "NotInForce",
    "已廢止": "NotInForce",
    "尚未生效": "NotInForce",
}


def _about(matter: Mapping[str, Any]) -> dict[str, Any]:
    """What a text says of itself: ``date`` for ``about-date``."""
    about = Field.ABOUT
    return {key[len(about) :]: value for key, value in matter.items() if key.startswith(about)}


def dublin_core(title: str, matter: Mapping[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    """The elements of ISO 15836-1 that are known, in its order."""
    about = _about(matter)
    elements = {
        "DC.title": title,
        "DC.creator": about.get("author"),
        "DC.date": about.get("date"),
        "DC.type": matter.get(Field.KIND),
        "DC.identifier": about.get("number"),
        "DC.source": about.get("edition") or about.get("source"),
        "DC.language": lang,
    }
    yield from ((name, str(value)) for name, value in elements.items() if value)


def linked_data(title: str, matter: Mapping[str, Any], lang: str) -> str:
    """The text as JSON-LD; it holds no ``<``, so that nothing in it can end the element."""
    about = _about(matter)
    statute = matter.get(Field.KIND) in STATUTES
    force = _FORCES.get(str(about.get("status", "")))
    properties = {
        "@context": "https://schema.org",
        "@type": "Legislation" if statute else "CreativeWork",
        "name": title,
        "inLanguage": lang,
        "genre": matter.get(Field.KIND),
        "legislationDate" if statute else "dateCreated": about.get("date"),
        "legislationDateVersion" if statute else "dateModified": about.get("revised"),
        "legislationIdentifier" if statute else "identifier": about.get("number"),
        "legislationPassedBy" if statute else "author": about.get("author"),
    }
    if statute and force:
        properties["legislationLegalForce"] = f"https://schema.org/{force}"
    known = {key: value for key, value in properties.items() if value}
    return json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")


def tell_text(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates what a text is."""
    matter = app.env.metadata.get(pagename, {})
    context["dublin_core"], context["linked_data"] = [], ""
    if "source" not in matter:
        return
    title, lang = app.env.titles[pagename].astext(), edition_of(app).lang
    context["dublin_core"] = list(dublin_core(title, matter, lang))
    context["linked_data"] = linked_data(title, matter, lang)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("html-page-context", tell_text)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
