"""A record with sixty attacks in every text field there is: what comes from outside must stay text on every page.

python tests/web/hostile.py FILE        writes it
"""

# ruff: noqa: E501 - each attack stands whole

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from onrecord.model.anchors import evidence
from onrecord.model.ids import make_id, row, text_id
from onrecord.model.records import (
    Actor,
    After,
    AnyRecord,
    Blame,
    Capture,
    Copy,
    Dispute,
    Event,
    Figure,
    Incident,
    Member,
    Name,
    Naming,
    Place,
    Report,
    Run,
    Shared,
    Side,
    Statement,
    Text,
    Threat,
    Time,
    Toll,
    Warning,
)
from onrecord.model.values import ActorRef, Candidate, Interval, Source, TimeValue
from onrecord.review import note
from onrecord.store.base import Admitted
from onrecord.store.sql import open_store
from onrecord.views import bring_up

MARK = "pwned"  # what an attack that runs would leave behind
OUTSIDE = "http://outside.invalid/"  # where it would call
VECTORS = (
    "<script>alert('pwned')</script>", "<img src=x onerror=alert('pwned')>", "<svg onload=alert('pwned')>", "\"><script>alert('pwned')</script>",
    "'><img src=x onerror=alert('pwned')>", "</title><script>alert('pwned')</script>", "</textarea><script>alert('pwned')</script>",
    "</style><script>alert('pwned')</script>", "</script><script>alert('pwned')</script>", "<iframe src=javascript:alert('pwned')>",
    "<iframe srcdoc=\"<script>alert('pwned')</script>\">", "<a href=javascript:alert('pwned')>here</a>", "javascript:alert('pwned')",
    "JaVaScRiPt:alert('pwned')", "java\tscript:alert('pwned')", "\x01javascript:alert('pwned')", "data:text/html,<script>alert('pwned')</script>",
    "vbscript:msgbox('pwned')", "<body onload=alert('pwned')>", "<input autofocus onfocus=alert('pwned')>", "<details open ontoggle=alert('pwned')>",
    "<select autofocus onfocus=alert('pwned')>", "<video><source onerror=alert('pwned')>", "<audio src=x onerror=alert('pwned')>",
    "<object data=javascript:alert('pwned')>", "<embed src=javascript:alert('pwned')>", "<math><mi xlink:href=javascript:alert('pwned')>x",
    "<svg><script>alert('pwned')</script></svg>", "<svg><animate onbegin=alert('pwned') attributeName=x>", "<svg><a xlink:href=javascript:alert('pwned')><text>x",
    "<form action=javascript:alert('pwned')><button>x", "<button formaction=javascript:alert('pwned')>x", "<meta http-equiv=refresh content=0;url=javascript:alert('pwned')>",
    f"<meta http-equiv=refresh content=0;url={OUTSIDE}>", f"<link rel=stylesheet href={OUTSIDE}a.css>", f"<img src={OUTSIDE}pixel.gif>", f"<base href={OUTSIDE}>",
    f"<script src={OUTSIDE}a.js></script>", f"<style>@import '{OUTSIDE}a.css'</style>", f"<div style=background:url({OUTSIDE}b.gif)>", f"//outside.invalid/{MARK}",
    "{{ 7*7 }}{{ config }}", "{% include '/etc/passwd' %}", "${alert('pwned')}", "#{alert('pwned')}", "`-alert('pwned')-`", "'-alert('pwned')-'", "\";alert('pwned');//",
    "<!--><script>alert('pwned')</script>-->", "<![CDATA[<script>alert('pwned')</script>]]>", "<noscript><p title=\"</noscript><img src=x onerror=alert('pwned')>\">",
    "<template><script>alert('pwned')</script></template>", "<scr<script>ipt>alert('pwned')</scr</script>ipt>", "<img/src=x/onerror=alert('pwned')>",
    "<IMG SRC=x ONERROR=alert('pwned')>", "&lt;script&gt;alert('pwned')&lt;/script&gt;", "&#x3c;script&#x3e;alert('pwned')", "\u202e<script>alert('pwned')</script>",
    "\ufeff<script>alert('pwned')</script>", "+ADw-script+AD4-alert('pwned')+ADw-/script+AD4-",
)  # fmt: skip


def build(path: Path) -> None:
    """Writes the record."""
    store = open_store(path, create=True)
    body = "\n".join(VECTORS)
    texts = [Text(id=text_id(b), body=b, lang="en") for b in (body, body + "\nA second report.")]
    reports = []
    admitted = []
    for n, vector in enumerate(VECTORS):
        text = texts[n % 2]
        data = ("<html><body>" + "".join(VECTORS) + str(n)).encode()
        capture = Capture(sha256=sha256(data).hexdigest(), origin=vector, media="text/html", size=len(data))
        report = Report(
            id=make_id("report", n), key=f"{n} {vector}", text_id=text.id, capture=capture.sha256, outlet=vector, url=vector, byline=vector,
            published=Interval(earliest=f"2016-12-{n % 28 + 1:02}", latest=f"2016-12-{n % 28 + 2:02}"), published_basis=vector,
        )  # fmt: skip
        reports.append(report)
        admitted.append(Admitted(capture=capture, data=data, text=text, report=report))
    store.admit(admitted, [])
    for text in texts:
        store.put_records([(text.id, [row(r) for r in records(text)])], "hostile")
    with store.indexing() as index:
        index.put_shared((), [("hostile", one) for one in shared(reports, texts)])
    store.put_run(Run(id="run-0", inputs=len(reports), reports=len(reports), copies=0, failures=0, unread=0, records=0))
    for n, vector in enumerate(VECTORS):
        note(store, make_id("incident", n), vector, by=vector)
    bring_up(store)
    store.close()


def records(text: Text) -> Iterator[AnyRecord]:
    """For each attack a record of each kind with it in every field that holds words."""
    at = 0
    for n, vector in enumerate(VECTORS):
        here, sentence = evidence(text.id, text.body, at, at + len(vector)), (at, at + len(vector))
        ids = {kind: make_id(kind, text.id, n) for kind in ("place", "time", "actor", "fig", "evt", "statement")}
        sources = (Source(name=vector, span=here.span, actor=vector, type="outlet"), Source(name=vector, private=True))
        refs = (ActorRef(name=vector, span=here.span, actor=vector), ActorRef(name=vector))
        spots = tuple(Candidate(name=vector, lat=36.0 + k, lon=37.0) for k in range(3))
        yield Place(id=ids["place"], evidence=here, sentence=sentence, score=0.5, name=vector, lat=36 + n / 60, lon=37.0, admin1=vector,
                    country="SY", relation=vector, level="city", candidates=spots)  # fmt: skip
        yield Time(id=ids["time"], evidence=here, sentence=sentence, score=0.5, value=TimeValue(timex_type="DATE", timex="2016-12-06"),
                   timex_type="DATE")  # fmt: skip
        yield Actor(
            id=ids["actor"],
            evidence=here,
            sentence=sentence,
            score=0.5,
            name=vector,
            actor=vector,
            type=vector,
            country=vector,
            role=vector,
        )
        yield Statement(id=ids["statement"], evidence=here, sentence=sentence, score=0.5, sources=sources, cue=here.span, act="deny",
                        form="direct", audience=here.span, channel=vector, when=ids["time"], denies=vector)  # fmt: skip
        yield Figure(id=ids["fig"], evidence=here, sentence=sentence, score=0.5, what="killed", low=n + 1, high=None, place=ids["place"],
                     when=ids["time"], event=ids["evt"], sources=sources, unit=vector)  # fmt: skip
        yield Event(id=ids["evt"], evidence=here, sentence=sentence, score=0.5, type=vector, actors=refs, targets=refs, weapon=vector,
                    place=ids["place"], when=ids["time"], sources=sources, figures=(ids["fig"],))  # fmt: skip
        at += len(vector) + 1


def shared(reports: list[Report], texts: list[Text]) -> Iterator[Shared]:
    day = Interval(earliest="2016-12-06", latest="2016-12-07")
    for n, vector in enumerate(VECTORS):
        report = reports[n]
        source = (Source(name=vector, actor=vector, type="outlet"), Source(name=vector))
        at = {"report": report.key, "start": 0, "end": len(VECTORS[0]), "quote": VECTORS[0]}
        members = tuple(
            Member(report=r.key, event=make_id("evt", r.text_id, n), main=True, why=((vector, vector, 1.0),))
            for r in (report, reports[n - 1])
        )
        toll = Toll(what="killed", group="civilians", low=1, high=2, origin=vector, reports=(report.key,), as_of="2016-12-06")
        blame = Blame(actor=vector, by=source, stance="asserts")
        ident = make_id("incident", n)
        yield Incident(id=ident, type=vector, place=vector, when=day, label=vector, members=members, tolls=(toll,), blamed=(blame,),
                       origins=(vector, "b"), grade=vector)  # fmt: skip
        sides = tuple(Side(value=v, sources=source, as_of="2016-12-06", **at) for v in (vector, "other"))
        yield Dispute(id=make_id("dispute", n), about=ident, dimension="toll", relation="contradiction", sides=sides)
        after = After(value="carried_out", sources=source, when=day, **at)
        yield Warning(id=make_id("warning", n), issuer=vector, issuer_certainty="probable", channel=vector, audience=vector, place=vector,
                      issued=day, deadline=day, threat=Threat(**at), outcomes=(after,))  # fmt: skip
        names = tuple(Name(name=vector, count=3, by=by) for by in (vector, report.outlet or "", "c"))
        yield Naming(id=make_id("naming", n), actor=vector, names=names)
        yield Copy(id=make_id("copy", n), reports=(report.key, reports[n - 1].key), relation="excerpt", origin=vector)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
