"""What is inside archives: zip members and web-archive pages, streamed under budgets; nothing of them touches the disk."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.sniff import kind

DEPTH = 2  # archives within archives
MEMBERS = 100_000
RATIO = 200  # unpacked to packed: text reaches 20, bombs 1,000
BUDGET = 2_000_000_000  # bytes unpacked from one archive
_PIECE = 65536
_SMALL = 1_000_000  # below this the ratio does not matter


@dataclass(frozen=True)
class Member:
    """One file or page of an archive, unpacked; or what is wrong with it."""

    key: str
    data: bytes = b""
    suffix: str = ""
    url: str | None = None
    published: str | None = None
    error: InputError | None = None


def unpack(key: str, data: bytes, most: int, depth: int = 1) -> Iterator[Member]:
    """The members of an archive, in its order; a member over `most` bytes, a bomb or a broken one comes with its error."""
    if depth > DEPTH:
        yield Member(
            key,
            error=InputError("E109", f"{key}: archives are nested more than {DEPTH} deep; unpack it yourself and look at what is in it"),
        )
        return
    members = _zip(key, data, most) if kind(data, ".zip") == "zip" else _warc(key, data, most)
    for member in members:
        if member.error is None and kind(member.data, member.suffix) in ("zip", "warc") and member.data:
            yield from unpack(member.key, member.data, most, depth + 1)
        else:
            yield member


def _zip(key: str, data: bytes, most: int) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError) as e:
        raise InputError("E108", f"{key} is a broken zip archive ({e}); get it again") from e
    with archive:
        if len(archive.infolist()) > MEMBERS:
            raise InputError("E109", f"{key} has more than {MEMBERS:,} members; cut it into parts")
        left = BUDGET
        for info in archive.infolist():
            if info.is_dir():
                continue
            member = _zip_member(key, archive, info, min(most, left))
            left -= len(member.data)
            yield member


def _zip_member(key: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> Member:
    name = f"{key}!{info.filename}"
    suffix = "." + info.filename.rpartition(".")[2].lower()
    try:
        with archive.open(info) as stream:
            return Member(name, _bounded(stream, max(1, info.compress_size), most, name), suffix)
    except InputError as e:
        return Member(name, error=e)
    except RuntimeError:
        return Member(name, error=InputError("E107", f"{name} is encrypted; unpack it with its password and read the files"))
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as e:
        return Member(name, error=InputError("E108", f"{name} cannot be unpacked ({type(e).__name__}); get the archive again"))


def _warc(key: str, data: bytes, most: int) -> Iterator[Member]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number, left = 0, min(BUDGET, RATIO * max(len(data), _SMALL))
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if record.rec_type != "response" or (record.http_headers and not record.http_headers.get_statuscode().startswith("2")):
                continue
            number += 1
            member = _page(f"{key}!{number}", record, len(data), min(most, left))
            left -= len(member.data)
            yield member
            if left <= 0:
                raise InputError("E109", f"{key} unpacks to far more than its size, as a bomb does; the rest of it was not read")
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as e:
        yield Member(
            f"{key}!{number + 1}",
            error=InputError("E108", f"{key} is a broken web archive after {number} pages ({type(e).__name__}); get it again"),
        )
    except InputError as e:
        yield Member(f"{key}!{number + 1}", error=e)


def _page(name: str, record: Any, packed: int, most: int) -> Member:
    headers = record.rec_headers
    try:
        data = _bounded(record.content_stream(), packed, most, name)
    except InputError as e:
        return Member(name, error=e)
    return Member(name, data, ".html", url=headers.get_header("WARC-Target-URI"))


def _bounded(stream: Any, packed: int, most: int, name: str) -> bytes:
    """All of a stream. Raises InputError when it is longer than `most` or unpacks like a bomb."""
    out = bytearray()
    while piece := stream.read(_PIECE):
        out += piece
        if len(out) > _SMALL and len(out) > RATIO * packed:
            raise InputError("E109", f"{name} unpacks to more than {RATIO} times its size, as a bomb does; it was not read")
        if len(out) > most:
            raise InputError("E105", f"{name} unpacks to more than {most // 1_000_000} MB; cut it into parts")
    return bytes(out)
