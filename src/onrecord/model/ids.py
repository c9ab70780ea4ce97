"""Ids, digests and the one JSON codec."""

import hashlib
from typing import Any, NamedTuple, TypeVar

import msgspec

from onrecord.model.records import AnyRecord, Shared

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder(order="deterministic")
_RECORD: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)
_SHARED: msgspec.json.Decoder[Shared] = msgspec.json.Decoder(Shared)
# Fields that say how sure or where a record came from, not what it says: they stay out of the digest.
_NOT_CONTENT = {"score", "why"}


def make_id(kind: str, *parts: str | int) -> str:
    """A short id of typed, length-prefixed parts, so that ("a.b", "c") and ("a", "b.c") differ: `fig-1a2b3c4d5e6f7a8b`."""
    h = hashlib.sha256(kind.encode())
    for part in parts:
        raw = str(part).encode("utf-8", "surrogatepass")
        h.update(f"{type(part).__name__}{len(raw)}:".encode())
        h.update(raw)
    return f"{kind}-{h.hexdigest()[:16]}"


def text_id(body: str) -> str:
    """The sha256 of a body, in hexadecimal."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def encode(value: Any) -> bytes:
    """JSON with sorted keys: the same value gives the same bytes."""
    return _ENCODER.encode(value)


def decode(raw: bytes | str, kind: type[T]) -> T:
    """The record that `encode` wrote. Raises msgspec.ValidationError when it is not of that kind."""
    return msgspec.json.decode(raw, type=kind)


def decode_record(raw: bytes) -> AnyRecord:
    """The record of whatever kind that `encode` wrote."""
    return _RECORD.decode(raw)


def decode_shared(raw: bytes) -> Shared:
    """The shared record of whatever kind that `encode` wrote."""
    return _SHARED.decode(raw)


class Row(NamedTuple):
    """A record as it is kept: the columns that are looked up, and all of it as JSON."""

    id: str
    kind: str
    start: int
    digest: str
    data: bytes


def row(record: AnyRecord) -> Row:
    """The row of a record."""
    kind = str(type(record).__struct_config__.tag)
    return Row(record.id, kind, record.evidence.start, record_digest(record), encode(record))


def record_digest(record: AnyRecord) -> str:
    """What a record says, as 16 hexadecimal digits, however sure it is."""
    return hashlib.sha256(encode(msgspec.structs.replace(record, score=0.0))).hexdigest()[:16]


def digest(value: Any) -> str:
    """What a record says, as 16 hexadecimal digits: scores and explanations do not count."""
    plain = msgspec.to_builtins(value)
    return hashlib.sha256(encode(_content(plain))).hexdigest()[:16]


def _content(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _content(v) for k, v in value.items() if k not in _NOT_CONTENT}
    if isinstance(value, list | tuple):
        return [_content(v) for v in value]
    return value
