"""Mentions of states, organs, groups, people, organisations and outlets, joined within the text."""

from onrecord.extract.cast import Cast
from onrecord.extract.page import Page
from onrecord.lang.lexicon import Lexicon


def find(page: Page, lexicon: Lexicon) -> Cast:
    """Everybody who acts or speaks on the page."""
    return Cast()
