"""The record as people see it: what the machine read, with the decisions of people folded in."""

from onrecord.views.filter import STATES, Filter, Item
from onrecord.views.fold import Folded
from onrecord.views.ledger import Entry
from onrecord.views.listing import bring_up, list_in_steps, list_texts, open_view, rows_of
from onrecord.views.pages import Page, page
from onrecord.views.queue import Task, Tasks, queue
from onrecord.views.view import View, reports_of

__all__ = [
    "STATES", "Entry", "Filter", "Folded", "Item", "Page", "Task", "Tasks", "View", "bring_up", "list_in_steps", "list_texts", "open_view",
    "page", "queue", "reports_of", "rows_of",
]  # fmt: skip
