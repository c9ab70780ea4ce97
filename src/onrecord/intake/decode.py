"""Bytes to characters: byte-order mark, UTF-8, what the page declares, else what the bytes look like."""

import codecs
import re

from charset_normalizer import from_bytes

from onrecord.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_BINARY = 0.02  # more control characters than this and it is no text: real text has next to none
_LOOK = 65536


def decode(data: bytes, where: str) -> str:
    """The text of some bytes. Raises InputError for bytes that are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    sample = data[:_LOOK]
    if sum(b < 9 or 13 < b < 32 for b in sample) > _BINARY * len(sample):
        raise InputError("E104", f"{where} is not text (binary data); give it the ending of its format, or leave it out")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared := _DECLARED.search(sample[:2048]):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    best = from_bytes(sample).best()
    try:
        return data.decode(best.encoding if best else "cp1252")
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="replace")
