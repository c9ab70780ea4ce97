"""One page of a list, with the place where the next begins."""

from onrecord.views.filter import Filter
from onrecord.views.view import KINDS, Page, Row, View

__all__ = ["KINDS", "Page", "Row", "page"]


def page(view: View, kind: str, wanted: Filter, after: str | None = None, limit: int = 50) -> Page:
    """The rows of a kind (one of KINDS) that the filter lets through, behind the place `after`, at most `limit`, in a fixed order.

    Reports, statements, figures, events, incidents and warnings stand newest first, disputes the gravest first, copies and names the
    largest first. The cost does not grow with the number of pages before it.
    """
    return view.page(kind, wanted, after, limit)
