"""Who relies on whom: origins on the left, relays in the middle, outlets on the right."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.web.words import Link

WIDTH, ROW, TOP = 860, 27, 40
COLUMNS = (8.0, 318.0, 628.0)  # where the names of a column begin
_REACH = 206.0  # how far a name may reach
_LETTERS = (28, 28, 32)  # of a name in each column


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


def drawing(told: Iterable[Sequence[Sequence[Link]]]) -> Drawing | None:
    """The drawing of all accounts, each with its chains (innermost first, the outlet last); None when there is none."""
    counts: Counter[Key] = Counter()
    links: dict[Key, Link] = {}
    edges: Counter[tuple[Key, Key]] = Counter()
    for chains in told:
        ways = [(_columns(chain), chain) for chain in chains]
        for keys, chain in ways:
            links = dict(zip(keys, chain, strict=True)) | links
        counts.update(list(dict.fromkeys(key for keys, _ in ways for key in keys)))
        edges.update(list(dict.fromkeys(edge for keys, _ in ways for edge in pairwise(keys))))
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
    """Rows from top to bottom: outlets with most accounts first, the others near those that draw on them, so that few lines cross."""
    out: dict[Key, float] = {}
    for column in (2, 1, 0):
        here = [k for k in counts if k[0] == column]
        on = {k: [out[b] for (a, b) in edges if a == k and b in out] for k in here}
        here.sort(key=lambda k: (sum(on[k]) / len(on[k]) if on[k] else 0, -counts[k], k))
        out |= {k: TOP + n * ROW for n, k in enumerate(here)}
    return out


def _node(link: Link, key: Key, y: float, count: int) -> Node:
    letters = _LETTERS[key[0]]
    short = link.name if len(link.name) <= letters else link.name[: letters - 1].rstrip() + "…"
    x = COLUMNS[key[0]]
    tail = 4 + (26 if count > 1 else 0) + (16 if link.state else 0)
    return Node(link.name, short, x, y, min(x + 7.0 * len(short) + tail, x + _REACH + tail), link.open, link.state, count)


def _curve(a: Node, b: Node) -> str:
    x1, y1, x2, y2 = a.end + 4, a.y - 4, b.x - 8, b.y - 4
    if b.x == a.x:  # two relays in one column
        return f"M{x1:.0f} {y1:.0f} C{x1 + 40:.0f} {y1:.0f} {x1 + 40:.0f} {y2:.0f} {b.end + 4:.0f} {y2:.0f}"
    bend = (x2 - x1) / 2
    return f"M{x1:.0f} {y1:.0f} C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
