"""Bytes to characters: byte-order mark, UTF-8, what the page declares, else what the bytes look like."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from onrecord.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_BINARY = 0.02  # more control characters than this and it is no text: real text has next to none
_CONTROL = bytes(b for b in range(32) if not 9 <= b <= 13)
_LOOK = 65536


class Encoding(NamedTuple):
    """A codec's name, and why this one."""

    name: str
    basis: str


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text of some bytes; bytes that mean nothing become U+FFFD. Raises InputError for bytes that are no text."""
    return data.decode(encoding(data, where, declared).name, errors="replace")


def encoding(data: bytes, where: str, declared: str | None = None) -> Encoding:
    """How some bytes are encoded; `declared` is what came with them. Raises InputError for bytes that are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, "byte-order mark")
    sample = data[:_LOOK]
    if len(sample) - len(sample.translate(None, _CONTROL)) > _BINARY * len(sample):
        raise InputError("E104", f"{where} is not text (binary data); give it the ending of its format, or leave it out")
    if found := _utf8(data):
        return found
    told = _known(declared) or _known_in(sample)
    if told:
        return Encoding(told, "declared")
    best = from_bytes(sample).best()
    return Encoding(best.encoding, "detected") if best else Encoding("cp1252", "assumed")


def _utf8(data: bytes) -> Encoding | None:
    """UTF-8, also where it is cut off at the end or a few bytes of much are wrong."""
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(data)
    wrong = text.count("�")
    if not wrong:
        return Encoding("utf-8", "valid")
    right = sum(c > "\x7f" for c in text[:_LOOK]) - text[:_LOOK].count("�")
    return Encoding("utf-8", "valid but for a few bytes") if right > 2 * text[:_LOOK].count("�") and right > 2 else None


def _known_in(sample: bytes) -> str | None:
    found = _DECLARED.search(sample[:2048])
    return _known(found.group(1).decode("ascii", errors="ignore")) if found else None


def _known(name: str | None) -> str | None:
    """The codec of that name, None when there is none or it is no codec of text."""
    try:
        return codecs.lookup(name).name if name and "x".encode(name) else None
    except (LookupError, ValueError, TypeError):
        return None
