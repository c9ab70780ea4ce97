"""Marks: by what a report and its stories are found when another report comes, so that it is compared with its neighbours only."""

from enum import IntEnum
from hashlib import blake2b

from onrecord.resolve.account import Account, days
from onrecord.resolve.story import Story


class Of(IntEnum):
    """What a mark is for; it stands in the last four bits of its key."""

    RUN = 0  # a run of words of a text
    VERSION = 1  # the name or the address of a report, or all that it says
    BLOCK = 2  # place and week of a story
    SAME = 3  # an event: identical texts tell one story, and people tie events
    WORD = 4  # a word that few others use
    RIVAL = 5  # a place and day of one document, counted
    NAMED = 6  # a person whose word a report gives
    CLAIMED = 7  # a deed at a place in a week
    DENIED = 8
    STANDING = 9  # how many are trapped, missing, held at a place
    ACCUSED = 10  # a deed of which one party is accused as a practice
    WARNED = 11  # a warning about a place
    FOLLOWED = 12  # what may have followed a warning about a place


def key(of: Of, *parts: str | int) -> int:
    """The number of a thing that marks stand for."""
    return hashed(*parts) >> 4 << 4 | of


def turned(number: int, of: Of) -> int:
    """The same thing, marked for something else."""
    return number >> 4 << 4 | of


def hashed(*parts: str | int) -> int:
    """63 bits of what the parts say, the same at all times."""
    told = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big") >> 1


def report_of(account: Account) -> int:
    """Who a report is in its marks."""
    return hashed("report", account.key)


def story_of(story: Story) -> int:
    """Who a story is in its marks."""
    return hashed("story", story.account.key, story.events[0].id)


def day_of(account: Account) -> int:
    """The last day on which a report can have been written; 0 when not known."""
    written = days(account.written)
    return written[1] if written else 0
