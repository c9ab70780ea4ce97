"""The record as people see it: what the machine read, with the decisions of people folded in."""

from onrecord.views.filter import Filter, Item
from onrecord.views.listing import bring_up, open_view, rows_of
from onrecord.views.pages import Page, page
from onrecord.views.view import View, reports_of

__all__ = ["Filter", "Item", "Page", "View", "bring_up", "open_view", "page", "reports_of", "rows_of"]
