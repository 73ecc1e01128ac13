"""Two pictures of a book as SVG: how often terms stand in texts, and what texts cite.

Words stay text, in the fonts of whoever looks; sizes are counted in characters, so that the same
book gives the same bytes wherever it is built. Each picture is drawn for light and for dark ground.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import StringIO
from typing import Any

FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK TC",
    "Source Han Sans SC",
    "PingFang SC",
    "PingFang TC",
    "Microsoft YaHei",
    "Microsoft JhengHei",
    "sans-serif",
)
#: An em in inches at the size of the words, and the height of a row.
EM, ROW = 0.135, 0.27
_SIZE = 9


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of a picture: of words, of what is faint, of lines, and the scale of a map."""

    ink: str
    faint: str
    line: str
    scale: tuple[str, str]


GROUNDS = {
    "light": Ground("#23211d", "#ddd8cd", "#1d4f7a", ("#fdfcf9", "#8a3324")),
    "dark": Ground("#d6d2c9", "#3d3e42", "#8fbbe3", ("#1b1c1e", "#e0a08f")),
}


def can_draw() -> bool:
    """Whether the packages are there that draw, which are an extra of this one."""
    return all(find_spec(name) is not None for name in ("matplotlib", "networkx"))


def heat_map(
    terms: Sequence[str], texts: Sequence[str], counts: Sequence[Sequence[int]], ground: Ground
) -> str:
    """A map of terms (rows) and texts (columns); ``counts`` are the places of each term in each."""
    left = EM * (max(map(len, terms)) + 1)
    top = EM * (max(map(len, texts)) + 1)
    width, height = ROW * 1.6 * len(texts), ROW * len(terms)
    with _drawing(left + width + 0.2, top + height + 0.1) as (figure, plt):
        size = figure.get_size_inches()
        axes = figure.add_axes((left / size[0], 0.1 / size[1], width / size[0], height / size[1]))
        colours = plt.matplotlib.colors.LinearSegmentedColormap.from_list("", ground.scale)
        axes.pcolormesh(counts, cmap=colours, edgecolors=ground.faint, linewidth=0.5)
        most = max(map(max, counts))
        for row, numbers in enumerate(counts):
            for column, number in enumerate(numbers):
                if number:
                    dark = number > most / 2
                    ink = ground.scale[0] if dark else ground.ink
                    place = (column + 0.5, row + 0.5)
                    axes.text(*place, str(number), ha="center", va="center", color=ink)
        axes.invert_yaxis()
        axes.set_yticks([row + 0.5 for row in range(len(terms))], terms)
        axes.set_xticks([column + 0.5 for column in range(len(texts))], texts, rotation=90)
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelcolor=ground.ink)
        axes.set_frame_on(False)
        return _svg(figure)


def citation_graph(
    texts: Sequence[str],
    works: Sequence[str],
    edges: Mapping[tuple[int, int], int],
    ground: Ground,
) -> str:
    """Texts on the left, the works that they cite on the right; a line is as wide as often."""
    import networkx  # type: ignore[import-untyped]

    left, right = EM * (max(map(len, texts)) + 1), EM * (max(map(len, works)) + 1)
    height = ROW * 1.2 * max(len(texts), len(works))
    graph = networkx.Graph()
    graph.add_nodes_from((0, number) for number in range(len(texts)))
    graph.add_nodes_from((1, number) for number in range(len(works)))
    for (text, work), count in sorted(edges.items()):
        graph.add_edge((0, text), (1, work), weight=count)
    with _drawing(left + 2.4 + right, height + 0.2) as (figure, _):
        size = figure.get_size_inches()
        axes = figure.add_axes((left / size[0], 0.1 / size[1], 2.4 / size[0], height / size[1]))
        place = {
            node: (node[0], -(node[1] + 0.5) / (len(works) if node[0] else len(texts)))
            for node in graph
        }
        widths = [0.6 + 0.5 * min(6, weight) for _, _, weight in graph.edges(data="weight")]
        networkx.draw_networkx_edges(
            graph, place, ax=axes, width=widths, edge_color=ground.line, alpha=0.55
        )
        networkx.draw_networkx_nodes(graph, place, ax=axes, node_size=14, node_color=ground.ink)
        for node, (x, y) in place.items():
            words, side = (works[node[1]], "left") if node[0] else (texts[node[1]], "right")
            axes.text(
                x + (0.04 if node[0] else -0.04), y, words, ha=side, va="center", color=ground.ink
            )
        axes.set_xlim(0, 1)
        axes.set_ylim(-1, 0)
        axes.set_axis_off()
        for artist in axes.collections:
            artist.set_clip_on(False)
        return _svg(figure)


class _drawing:
    """A figure of so many inches, with the settings of all pictures."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height

    def __enter__(self) -> tuple[Any, Any]:
        import matplotlib

        matplotlib.use("svg")
        from matplotlib import pyplot

        # The fonts are the reader's: that this machine has none of them says nothing.
        logging.getLogger("matplotlib.font_manager").setLevel(logging.CRITICAL)
        settings: dict[Any, Any] = {
            "svg.fonttype": "none",
            "svg.hashsalt": "zhbook",
            "font.family": list(FONTS),
            "font.size": _SIZE,
            "text.parse_math": False,
        }
        self.context = matplotlib.rc_context(settings)
        self.context.__enter__()
        self.pyplot = pyplot
        self.figure = pyplot.figure(figsize=(self.width, self.height))
        self.figure.patch.set_alpha(0)
        return self.figure, pyplot

    def __exit__(self, *error: object) -> None:
        self.pyplot.close(self.figure)
        self.context.__exit__(None, None, None)


def _svg(figure: Any) -> str:
    import warnings

    written = StringIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()
