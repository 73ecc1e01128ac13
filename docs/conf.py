"""One configuration for both editions; the source folder decides which one is built.

``sphinx-build -c docs docs/zh-hans docs/_build/html`` builds the Simplified edition,
``sphinx-build -c docs docs/zh-hant docs/_build/html/zh-hant`` the Traditional one. Language,
titles and addresses are set by ``zhbook.sphinx.site.editions`` from the front matter of
``index.md``.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

extensions = ["myst_parser", "zhbook.sphinx"]
language = "zh_CN"  # until the edition says otherwise
exclude_patterns = ["_build", "**/.*"]

# Quotation marks are the text's own; which MyST extensions a page needs, it says itself.
smartquotes = False
myst_heading_anchors = 0

highlight_language = "none"  # commands and paths, not programs
html_theme = "sphinx_book_theme"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = [
    "css/fonts.css",
    "css/colours.css",
    "css/page.css",
    "css/icons.css",
    "css/text.css",
    "css/headings.css",
    "css/items.css",
    "css/notes.css",
    "css/milestones.css",
    "css/drawn.css",
    "css/verse.css",
    "css/front.css",
    "css/switch.css",
    "css/cite.css",
    "css/cited.css",
    "css/related.css",
    "css/jump.css",
    "css/chronicle.css",
    "css/take.css",
    "css/phone.css",
    "css/print.css",
]
html_js_files = [
    ("js/early.js", {"priority": 10}),
    ("js/editions.js", {"priority": 20}),
    ("js/items.js", {"defer": "defer"}),
    ("js/location.js", {"defer": "defer"}),
    ("js/verify.js", {"defer": "defer"}),
    ("js/cite.js", {"defer": "defer"}),
    ("js/shards.js", {"defer": "defer"}),
    ("js/popup.js", {"defer": "defer"}),
    ("js/jump.js", {"defer": "defer"}),
    ("js/original.js", {"defer": "defer"}),
    ("js/sorted.js", {"defer": "defer"}),
]
html_favicon = "_static/favicon.svg"  # else browsers ask the host for one
html_show_sphinx = False
html_show_copyright = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_permalinks_icon = "¶"
html_sidebars = {"**": ["navbar-logo.html", "sbt-sidebar-nav.html"]}
html_theme_options = {
    "article_header_start": ["toggle-primary-sidebar.html", "breadcrumbs.html"],
    "article_header_end": ["reader-tools.html"],
    "navbar_start": [],
    "navbar_center": [],
    "navbar_end": [],
    "navbar_persistent": [],
    "primary_sidebar_end": [],
    "secondary_sidebar_items": ["page-toc.html"],
    "footer_content_items": ["author.html"],
    "footer_start": [],
    "footer_end": [],
    "show_navbar_depth": 1,
    "max_navbar_depth": 6,
    "show_toc_level": 3,
    "home_page_in_toc": False,
    "back_to_top_button": True,
    "disable_search": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
}
