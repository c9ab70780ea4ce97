"""Which agency a report credits: "(AP)", "ALEPPO, Syria (Reuters) -", "--Reuters", "via AFP", a byline, or a credit line."""

import re
from functools import cache

from onrecord.resolve.account import Account
from onrecord.resolve.camps import camps

EDGE = 300  # characters at each end of a text in which a bare credit may stand


@cache
def _agencies() -> dict[str, str]:
    return camps().agencies


@cache
def _credit() -> re.Pattern[str]:
    forms = "|".join(re.escape(f) for f in sorted(_agencies(), key=_longest))
    before, after = r"(?:\(|--|[—–] ?|/|(?i:via|source:|with) )", r"(?:\)|$|[\s/.,;])"
    return re.compile(rf"{before}({forms}){after}", re.MULTILINE)


def _longest(form: str) -> tuple[int, str]:
    return -len(form), form


def agency(account: Account) -> str | None:
    """The agency that the byline, a byline or credit segment, the dateline or the end of a report credits; None without one."""
    if found := _named(account.report.byline or ""):
        return found
    body = account.text.body
    lines = [body[s.start : s.end] for s in account.text.segments if s.kind in ("byline", "dateline")]
    for line in lines:
        if found := _named(line):
            return found
    start = account.text.title_end
    for part in (body[start : start + EDGE], body[max(start, len(body) - EDGE) :]):
        if hit := _credit().search(part):
            return _agencies()[hit.group(1)]
    return None


def _named(line: str) -> str | None:
    """The agency whose name is the line, or stands in it as whole words."""
    words = set(re.findall(r"[\w-]+", line))
    for form, name in _agencies().items():
        if form in words or (" " in form and form in line):
            return name
    return None
