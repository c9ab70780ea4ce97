"""Who relies on whom: origins on the left, relays in the middle, outlets on the right."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.web.words import Link

WIDTH, ROW, TOP = 860, 27, 40
COLUMNS = (8.0, 318.0, 628.0)  # where the names of a column begin
_REACH = 206.0  # how far a name may reach
_LETTERS = 28


class Node(NamedTuple):
    """A source or outlet: its name as printed, where it stands, in how many accounts."""

    name: str
    short: str
    x: float
    y: float
    end: float
    open: bool
    state: bool
    times: int


class Edge(NamedTuple):
    """A curve from one to the next, and how many accounts came that way."""

    path: str
    times: int


class Drawing(NamedTuple):
    """Nodes and the curves between them. `alone`: outlets that say it on their own authority."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    height: float


Key = tuple[int, str]


def drawing(chains: Iterable[Sequence[Link]]) -> Drawing | None:
    """The drawing of all chains (innermost first, the outlet last), None when there is none."""
    counts: dict[Key, int] = {}
    links: dict[Key, Link] = {}
    edges: dict[tuple[Key, Key], int] = {}
    for chain in chains:
        keys = _columns(chain)
        for key, link in zip(keys, chain, strict=True):
            counts[key] = counts.get(key, 0) + 1
            links.setdefault(key, link)
        for edge in pairwise(keys):
            edges[edge] = edges.get(edge, 0) + 1
    if not counts:
        return None
    heights = _heights(counts, edges)
    nodes = {k: _node(links[k], k, heights[k], n) for k, n in counts.items()}
    curves = [Edge(_curve(nodes[a], nodes[b]), n) for (a, b), n in edges.items()]
    return Drawing(list(nodes.values()), curves, max(heights.values()) + ROW)


def _columns(chain: Sequence[Link]) -> list[Key]:
    """The outlet is right, the innermost source left, all between them in the middle."""
    last = len(chain) - 1
    return [(2 if n == last else 0 if n == 0 else 1, link.name) for n, link in enumerate(chain)]


def _heights(counts: Mapping[Key, int], edges: Mapping[tuple[Key, Key], int]) -> dict[Key, float]:
    """Rows from top to bottom: the origins most relied on first, the rest near those they draw on."""
    out: dict[Key, float] = {}
    for column in (0, 1, 2):
        here = [k for k in counts if k[0] == column]
        before = {k: [out[a] for (a, b) in edges if b == k and a in out] for k in here}
        here.sort(key=lambda k: (sum(before[k]) / len(before[k]) if before[k] else 1e6 if column else 0, -counts[k], k))
        out |= {k: TOP + n * ROW for n, k in enumerate(here)}
    return out


def _node(link: Link, key: Key, y: float, count: int) -> Node:
    short = link.name if len(link.name) <= _LETTERS else link.name[: _LETTERS - 1].rstrip() + "…"
    x = COLUMNS[key[0]]
    tail = 4 + (26 if count > 1 else 0) + (16 if link.state else 0)
    return Node(link.name, short, x, y, min(x + 7.0 * len(short) + tail, x + _REACH + tail), link.open, link.state, count)


def _curve(a: Node, b: Node) -> str:
    x1, y1, x2, y2 = a.end + 4, a.y - 4, b.x - 8, b.y - 4
    if b.x == a.x:  # two relays in one column
        return f"M{x1:.0f} {y1:.0f} C{x1 + 40:.0f} {y1:.0f} {x1 + 40:.0f} {y2:.0f} {b.end + 4:.0f} {y2:.0f}"
    bend = (x2 - x1) / 2
    return f"M{x1:.0f} {y1:.0f} C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
