"""The OpenAPI 3.1 document of the interface, made from the table of addresses and the types of the records."""

from typing import Any

import msgspec

from onrecord.version import VERSION
from onrecord.web.api.asked import Param
from onrecord.web.api.table import ADDRESSES, ROOT, Address
from onrecord.web.api.types import Deciding, Error, Ruled

_REF = "#/components/schemas/{name}"
_ERRORS = {
    "401": "Whoever asks was not let in", "404": "There is no such thing", "422": "What is asked for does not fit",
}  # fmt: skip
_DECIDING_ERRORS = _ERRORS | {
    "403": "Another site asks", "409": "It is read differently since it was looked at", "415": "It is not application/json",
}  # fmt: skip


def document() -> dict[str, Any]:
    """The whole document, as JSON."""
    types = [a.type for a in ADDRESSES] + [Deciding, Ruled, Error]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    answers, (deciding, ruled, error) = schemas[:-3], schemas[-3:]
    paths: dict[str, dict[str, Any]] = {}
    for address, answer in zip(ADDRESSES, answers, strict=True):
        paths[ROOT + address.path.replace(":path", "")] = {"get": _read(address, answer, error)}
    paths[ROOT + "/decisions"]["post"] = _decide(deciding, ruled, error)
    return {
        "openapi": "3.1.0",
        "info": {"title": "OnRecord", "version": VERSION, "summary": "One record, as its pages show it"},
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "security": [{"key": []}],
    }


def _read(address: Address, answer: dict[str, Any], error: dict[str, Any]) -> dict[str, Any]:
    inside = [p.strip("{}").partition(":")[0] for p in address.path.split("/") if p.startswith("{")]
    path = [{"name": n, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}} for n in inside]
    return {
        "operationId": _name(address.path),
        "summary": address.about,
        "parameters": [*path, *map(_param, address.params)],
        "responses": {"200": _content("The answer", answer), **{s: _content(about, error) for s, about in _ERRORS.items()}},
    }


def _name(path: str) -> str:
    parts = [p.strip("{}").partition(":")[0] for p in path.split("/") if p]
    return "_".join(parts)


def _param(param: Param) -> dict[str, Any]:
    return {"name": param.name, "in": "query", "required": param.required, "description": param.about, "schema": param.schema()}


def _decide(deciding: dict[str, Any], ruled: dict[str, Any], error: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": "decide",
        "summary": "Make a decision; it is appended to the log. Browsers send where they come from; scripts send `Sec-Fetch-Site: none`",
        "parameters": [],
        "requestBody": {"required": True, "content": {"application/json": {"schema": deciding}}},
        "responses": {
            "201": _content("The decision as it stands in the log", ruled),
            **{s: _content(about, error) for s, about in _DECIDING_ERRORS.items()},
        },
    }


def _content(about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": schema}}}
