"""How a report opens: the headline once more, the date, the place and the agency, often run into the first sentence."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
DATE = (
    rf"(?:{_WEEKDAY},? )?(?:{_DAY} {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_MONTH} \d\d,? ?{_YEAR}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}|{_YEAR}-\d\d-\d\d)(?!\d)"
)
_CLOCK = r"(?:,? (?:at )?\d{1,2}:?\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?(?:GMT|UTC|EST|EDT|BST|CET)\)?)?)?"
_PUBLISHED = (
    r"(?:(?:date of publication|first published|last updated|last modified|published|posted|updated|release date|date)(?: on| at)? ?:? ?)?"
)
_AGENCIES = r"(?:(?:AFP|AP|EFE|DPA|Reuters|REUTERS|Xinhua|TASS|UPI|ANSA|Agencies)[,:]? )?"
# a date by itself, or run into the first sentence: what follows begins a sentence
_DATED = re.compile(rf"(?-i:{_AGENCIES}){_PUBLISHED}{DATE}{_CLOCK}(?: ?[-–—|:])?(?=\s*$|\s+(?-i:[A-Z\d\"“‘'(\[]))", re.IGNORECASE)
_TAGS = r"(?:\s*\[(?:text|speech|report|excerpts?|continued|editorial report|summary|video|live)\])*"
# CITY, Region, 3 JAN 90 (AGENCY) -- : with a bracket it may open any paragraph
_NAME = r"[A-Z][\w.'’-]*"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?: \({_NAME}(?: {_NAME}){{0,2}}\))?(?:, {_NAME}(?: {_NAME}){{0,2}}){{0,2}}"
_ON = rf"(?:,? (?:{_DAY} (?i:{_MONTH})(?: \d{{2,4}})?|(?i:{_MONTH}) {_DAY}(?:,? {_YEAR})?|No Date|\(No Date\)))?"
_DASH = r"\s*(?:--+|[-–—―_])(?=[\s\[\"“‘'])"
_AGENCY = re.compile(rf"{_PLACE}{_ON}\s?\([^()\n]{{2,60}}\)(?:,? (?:{_DAY} )?(?i:{_MONTH})(?: {_DAY})?)?(?:{_DASH}(?i:{_TAGS})|$)")
_BARE = re.compile(rf"{_PLACE}{_ON}{_DASH}(?i:{_TAGS})(?=\s+[A-Z\d\"“‘'\[])")
_WIRE = re.compile(rf"\([A-Z][\w .&'’/-]{{1,30}}\){_DASH}(?=\s+[A-Z\d\"“‘'\[])")  # an agency without a place
_NO_DATE = re.compile(rf"No City \([^()\n]{{2,40}}\), No Date{_DASH}(?i:{_TAGS})")
_CAPITALS = re.compile(r"[A-Z]{4,}(?: [A-Z]{4,})?(?=\s+(?:[A-Z][a-z]|A [a-z]|\d))")
_LOOK = 200  # characters: no opening is longer


def dateline(view: str, start: int, end: int, *, head: bool = True, dated: bool = False) -> int:
    """Where the dateline that begins at `start` ends, 0 without one. `head`: near the top, where a date or a place in capitals suffices;
    `dated`: behind a date or headline, where a city in capitals needs no dash."""
    part = view[start : min(end, start + _LOOK)]
    hit = _AGENCY.match(part) or _NO_DATE.match(part)
    if not hit and head:
        hit = _DATED.match(part) or _WIRE.match(part) or _in_capitals(_BARE.match(part)) or (_CAPITALS.match(part) if dated else None)
    return start + hit.end() if hit else 0


def _in_capitals(hit: re.Match[str] | None) -> re.Match[str] | None:
    """A place before a dash is a dateline when its city stands in capitals; other words before a dash are the sentence."""
    if not hit:
        return None
    city = re.split(r"[,(]| --|\s?[-–—―_]+$", hit.group())[0]
    letters = [c for c in city if c.isalpha()]
    return hit if len(letters) > 3 and all(c.isupper() for c in letters) else None


def headline_in(view: str, start: int, end: int, title: str) -> int:
    """Where the headline that stands again at `start` ends, 0 when the words there are others or run on."""
    words = re.findall(r"\w+", re.sub(r"^title: ", "", title, flags=re.IGNORECASE))
    if len(words) < 3 or len(title) > 400:
        return 0
    if words[0].lower() not in view[start : start + len(words[0]) + 9].lower():
        return 0  # most paragraphs are no headline, and each headline is a pattern of its own to compile
    pattern = r"(?:title: )?\W{0,2}" + r"[\W_]{1,4}".join(map(re.escape, words)) + r"(?!\w)[\"'’”.!?…]*(?: ?\.)?"
    hit = re.compile(pattern, re.IGNORECASE).match(view, start, end)
    if not hit:
        return 0
    rest = view[hit.end() : end].lstrip()
    return hit.end() if not rest or rest[0].isupper() or not rest[0].isalpha() else 0
