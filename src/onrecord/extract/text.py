"""The way of one text through extraction: the order in which the stages read the page."""

from dataclasses import dataclass

from onrecord.extract import actors, denials, events, figures, manner, parties, places, protected, statements, telling, ties
from onrecord.extract.calibration import calibrated
from onrecord.extract.page import Page
from onrecord.lang import times
from onrecord.lang.gazetteer import Gazetteer
from onrecord.lang.lexicon import Lexicon
from onrecord.lang.nlp import Analysis
from onrecord.model.records import AnyRecord


@dataclass(frozen=True)
class Knowledge:
    """What is known before a text is read."""

    gazetteer: Gazetteer
    lexicon: Lexicon


def extract(analysis: Analysis, knowledge: Knowledge) -> list[AnyRecord]:
    """All records of a text, in the order of the text, with calibrated scores."""
    return [calibrated(record) for record in read(analysis, knowledge).records()]


def read(analysis: Analysis, knowledge: Knowledge) -> Page:
    """The page after every stage has read it: the rules first, then the models, which settle what the rules leave open."""
    page = by_rules(analysis, knowledge)
    page.events = telling.weighed(page)
    page.events = parties.weighed(page)
    page.events = manner.marked(page)
    page.events = protected.marked(page)
    return page


def by_rules(analysis: Analysis, knowledge: Knowledge) -> Page:
    """The page as the rules read it, in this order: each stage may look at what the earlier ones found. Scores are the rules'."""
    page = Page(analysis)
    page.times = times.find(analysis)
    page.places = places.find(page, knowledge.gazetteer)
    page.cast = actors.find(page, knowledge.lexicon)
    page.places = places.outside_names(page, page.places)
    page.cast.actors = ties.tied(page, knowledge.lexicon)
    page.statements = statements.find(page)
    page.events = events.find(page)
    page.figures, page.events = figures.find(page, page.events)
    page.statements = denials.linked(page)
    return page
