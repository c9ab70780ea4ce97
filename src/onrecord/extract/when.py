"""When an event happened: which of the time expressions around a trigger speaks of it."""

import re
from collections.abc import Sequence

from onrecord.lang.nlp import Analysis, Token
from onrecord.model.records import Time

_POINTS = ("DATE", "TIME")
_BACK = 4  # sentences: how far a report goes on telling of the day that it named
_PAST = ("VBD", "VBN", "VBG")
_DAYS = frozenset("yesterday today overnight monday tuesday wednesday thursday friday saturday sunday".split())
_BETWEEN = 3  # words between "the day after" and what it is counted from
_LONG = 60  # signs that a dateline has before its date
_CITY = re.compile(r"\b[A-Z]{3,},?(?: [A-Z][\w.]*,?){0,2} \($")
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def for_event(trigger: Token, times: Sequence[Time], analysis: Analysis) -> Time | None:
    """The time of an event: the nearest of its clause, else of its sentence, else of those before it in the paragraph or of the lead."""
    sentence = trigger.sent
    here = [t for t in times if sentence.start <= t.evidence.start < sentence.end and not _counted_from(t, trigger, analysis)]
    here = [t for t in here if t.evidence.start < trigger.end or not _dates_the_report(t, analysis)]
    points = [t for t in here if _point(t)]
    if found := _nearest(trigger, [t for t in points if not _bracketed(t, analysis)] or points, analysis):
        return found
    if found := _nearest(trigger, [t for t in here if t.timex_type == "DURATION" and t.value.shift], analysis):
        return found  # "in the past five days"
    if sentence.index > 0:
        before = analysis.sentences[sentence.index - 1]
        earlier = [t for t in times if before.start <= t.evidence.start < before.end and _point(t)]
        if before.paragraph == sentence.paragraph and len(earlier) == 1:
            return earlier[0]
    if found := _nearest(trigger, [t for t in here if t.timex_type == "DATE"], analysis):
        return found
    return _told_before(trigger, times, analysis) if trigger.tag in _PAST else None


def _counted_from(time: Time, trigger: Token, analysis: Analysis) -> bool:
    """Is the event the one from which a time is counted ("the day after the attack")? Then that is not when it was."""
    if not time.evidence.quote.lower().endswith(("after", "before", "following")) or trigger.start < time.evidence.end:
        return False
    between = analysis.body[time.evidence.end : trigger.start]
    return "," not in between and len(between.split()) <= _BETWEEN


def _told_before(trigger: Token, times: Sequence[Time], analysis: Analysis) -> Time | None:
    """The day ("yesterday", "Monday") of a sentence a little before, for what a short report goes on to tell."""
    first = max(0, trigger.sent.index - _BACK)
    start = analysis.sentences[first].start
    days = [t for t in times if start <= t.evidence.start < trigger.sent.start and _point(t) and t.evidence.span.quote.lower() in _DAYS]
    return days[-1] if days and len({t.evidence.span.quote.lower() for t in days}) == 1 else None


def _bracketed(time: Time, analysis: Analysis) -> bool:
    """ "KABUL, Afghanistan (Nov. 14) -": the day of writing, which stands in the sentence of what it heads."""
    body = analysis.body
    return body[max(0, time.evidence.start - 1) : time.evidence.start] == "(" and body[time.evidence.end : time.evidence.end + 1] == ")"


def _dates_the_report(time: Time, analysis: Analysis) -> bool:
    """Does a dateline end with it, "KABUL, Afghanistan (Nov. 14)"? A deed told before it stands in the headline above."""
    return _bracketed(time, analysis) and _CITY.search(analysis.body[max(0, time.evidence.start - _LONG) : time.evidence.start]) is not None


def _point(time: Time) -> bool:
    return time.timex_type in _POINTS and time.value.timex not in _VAGUE


def _nearest(trigger: Token, times: Sequence[Time], analysis: Analysis) -> Time | None:
    """The time whose word is fewest steps from the trigger in the tree; of equals the nearest in the text."""
    heads = {t.i: n for n, t in enumerate((trigger, *trigger.ancestors()))}

    def far(time: Time) -> tuple[int, int, int]:
        token = analysis.token_at(time.evidence.start)
        if token is None:
            return 99, 0, 0
        steps = next((n + heads[t.i] for n, t in enumerate((token, *token.ancestors())) if t.i in heads), 99)
        return steps, abs(token.i - trigger.i), token.i

    return min(times, key=far, default=None)
