"""Every address of the interface: what it takes, what it answers. Routes and the OpenAPI document are both made from this table."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.errors import OnRecordError
from onrecord.model.ids import encode
from onrecord.model.records import Copy, Dispute, Incident, Naming, Report, Warning
from onrecord.web.api import answers
from onrecord.web.api.asked import LIST, OF_REPORT, QUERY, WHAT, Param, given
from onrecord.web.api.types import (
    Deciding,
    Error,
    Glance,
    Held,
    HeldFully,
    Hit,
    Read,
    ReadFully,
    ReportFully,
    Rows,
    Ruled,
    Trouble,
    Waiting,
)

ROOT = "/api/v1"


class Address(NamedTuple):
    """One address that is read: its path below ROOT, what it is for, its parameters, its answer and the type of that."""

    path: str
    about: str
    params: Sequence[Param]
    answer: answers.Answer
    type: Any


LOG = Address("/decisions", "The log of decisions, oldest first", LIST, answers.log, Rows[Ruled])
ADDRESSES: Sequence[Address] = (
    Address("/overview", "The record at a glance", WHAT, answers.glance, Glance),
    Address("/reports", "Reports, newest first", (*WHAT, *LIST), answers.listed("report"), Rows[Report]),
    Address("/reports/{key:path}/records", "Everything read in a report", (), answers.records, Rows[Read]),
    Address("/reports/{key:path}", "A report with its text", (), answers.report, ReportFully),
    Address("/statements", "Who says what, newest first", (*WHAT, *LIST), answers.listed("statement"), Rows[Read]),
    Address("/figures", "How many are said to be harmed", (*WHAT, *LIST), answers.listed("figure"), Rows[Read]),
    Address("/events", "What is said to have happened", (*WHAT, *LIST), answers.listed("event"), Rows[Read]),
    Address("/records/{ident}", "One record of a text, with its history", (OF_REPORT,), answers.record, ReadFully),
    Address("/incidents", "Incidents, newest first", (*WHAT, OF_REPORT, *LIST), answers.listed("incident"), Rows[Held]),
    Address("/incidents/{ident}", "One incident", (), answers.shared(Incident), HeldFully),
    Address("/disputes", "Disputes, the gravest first", (*WHAT, OF_REPORT, *LIST), answers.listed("dispute"), Rows[Held]),
    Address("/disputes/{ident}", "One dispute", (), answers.shared(Dispute), HeldFully),
    Address("/warnings", "Warnings, newest first", (*WHAT, OF_REPORT, *LIST), answers.listed("warning"), Rows[Held]),
    Address("/warnings/{ident}", "One warning", (), answers.shared(Warning), HeldFully),
    Address("/names", "What actors are called, most often named first", (*WHAT, *LIST), answers.listed("naming"), Rows[Held]),
    Address("/names/{ident}", "What one actor is called", (), answers.shared(Naming), HeldFully),
    Address("/copies", "Reports that carry the same text", (*WHAT, OF_REPORT, *LIST), answers.listed("copy"), Rows[Held]),
    Address("/copies/{ident}", "Reports of one text", (), answers.shared(Copy), HeldFully),
    Address("/search", "Full text, best first", (QUERY, *WHAT, LIST[1]), answers.search, Rows[Hit]),
    Address("/queue", "What to review next", LIST, answers.waiting, Rows[Waiting]),
    LOG,
)
_STATUS = {"E204": 404, "E231": 409}  # other mistakes in what is asked for: 422


def routes() -> list[Route]:
    """The routes of the interface, the document among them."""
    from onrecord.web.api.openapi import document

    described = encode(document())

    def describe(request: Request) -> Response:
        return Response(described, media_type="application/json")

    read = [Route(ROOT + a.path, _reader(a)) for a in ADDRESSES if a is not LOG]
    return [Route(ROOT + "/openapi.json", describe), *read, Route(ROOT + LOG.path, _log, methods=["GET", "POST"])]


def _reader(address: Address) -> Callable[[Request], Response]:
    def read(request: Request) -> Response:
        try:
            return _json(address.answer(request, given(request, address.params)))
        except OnRecordError as e:
            return failed(_STATUS.get(e.code, 422), e.code, e.message)

    return read


async def _log(request: Request) -> Response:
    """The log is read, and decisions are appended to it, at one address."""
    return await (_decide(request) if request.method == "POST" else run_in_threadpool(_reader(LOG), request))


async def _decide(request: Request) -> Response:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return failed(415, "E223", "a decision is sent as application/json")
    raw = await request.body()
    return await run_in_threadpool(_decided, request, raw)


def _decided(request: Request, raw: bytes) -> Response:
    try:
        given(request, ())
        return _json(answers.decide(request, msgspec.json.decode(raw, type=Deciding)), 201)
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        return failed(422, "E223", f"this is no decision: {e}")
    except OnRecordError as e:
        return failed(_STATUS.get(e.code, 422), e.code, e.message)


def _json(answer: Any, status: int = 200) -> Response:
    return Response(encode(answer), status, media_type="application/json")


def failed(status: int, code: str, message: str) -> Response:
    """An error in its one shape."""
    return _json(Error(error=Trouble(code=code, message=message)), status)


def refused(request: Request, error: HTTPException) -> Response:
    """What Starlette refuses (no such address, no such method), in the same shape."""
    answer = failed(error.status_code, f"H{error.status_code}", error.detail)
    answer.headers.update(error.headers or {})
    return answer
