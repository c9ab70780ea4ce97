"""What is asked for, and what a list is made of."""

from dataclasses import dataclass
from typing import NamedTuple, get_args

from onrecord.model.decisions import State
from onrecord.model.records import AnyRecord, Place, Report, Text
from onrecord.model.values import Interval
from onrecord.views.fold import Folded

STATES: tuple[State, ...] = get_args(State)
REVIEWED: tuple[State, ...] = ("confirmed", "corrected", "rejected")


@dataclass(frozen=True)
class Filter:
    """What is asked for; None asks nothing.

    Days are ISO and inclusive. Place, actor and outlet are found inside names, whatever the case; `what` is the act of a statement, what
    a figure counts, the type of an event, and inside the type of an incident, the dimension of a dispute, the channel of a warning.
    `grade` is an incident's, `outcome` a warning's ("none" where none is told), `report` the key of a report that something shared rests
    on, `about` the id of the incident of a dispute; these four are whole. `reviewed`: somebody decided on it as it is read now, or nobody.
    A report is found by what stands in it, each part by itself: the places, actors, kinds and states of its records, the grade of an
    incident and the outcome of a warning that rest on it. `state` is one of STATES; rejected records are found by "rejected" only.
    """

    first: str | None = None
    last: str | None = None
    place: str | None = None
    actor: str | None = None
    outlet: str | None = None
    what: str | None = None
    grade: str | None = None
    outcome: str | None = None
    report: str | None = None
    about: str | None = None
    reviewed: bool | None = None
    state: str | None = None


class Item(NamedTuple):
    """A record as it stands in one report, decisions folded in, its time resolved by the date of that report."""

    report: Report
    text: Text
    record: AnyRecord
    when: Interval | None
    place: Place | None
    fold: Folded[AnyRecord]
