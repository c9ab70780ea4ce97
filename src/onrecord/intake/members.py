"""What is inside archives: zip members and web-archive pages, streamed under budgets; nothing of them touches the disk."""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.intake.sniff import kind

DEPTH = 2  # archives within archives
MEMBERS = 100_000
RATIO = 200  # unpacked to packed: text reaches 20, bombs 1,000
BUDGET = 2_000_000_000  # bytes unpacked from one file, the archives within it included
_PIECE = 65536
_SMALL = 1_000_000  # below this the ratio does not matter
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, OSError, EOFError, ValueError)


@dataclass(frozen=True)
class Member:
    """One file or page of an archive, unpacked; or what is wrong with it."""

    key: str
    data: bytes = b""
    suffix: str = ""
    url: str | None = None
    fetched: str | None = None
    error: InputError | None = None


def unpack(key: str, stream: BinaryIO, suffix: str, most: int) -> Iterator[Member]:
    """The members of an archive, in its order; a member over `most` bytes, a bomb or a broken one comes with its error."""
    return _Unpacker(most).archive(key, stream, suffix, 1)


class _Unpacker:
    """Unpacks an archive and those within it under one budget."""

    def __init__(self, most: int) -> None:
        self.most, self.left = most, BUDGET

    def archive(self, key: str, stream: BinaryIO, suffix: str, depth: int) -> Iterator[Member]:
        if depth > DEPTH:
            why = f"archives are nested more than {DEPTH} deep; unpack it yourself and look at what is in it"
            yield Member(key, error=InputError("E109", f"{key}: {why}"))
            return
        try:
            for member in (self._zip if kind(stream, suffix) == "zip" else self._warc)(key, stream):
                inner = io.BytesIO(member.data)
                if member.error is None and member.data and kind(inner, member.suffix) in ("zip", "warc"):
                    yield from self.archive(member.key, inner, member.suffix, depth + 1)
                else:
                    yield member
        except InputError as e:
            yield Member(key, error=e)

    def _zip(self, key: str, stream: BinaryIO) -> Iterator[Member]:
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN as e:
            raise InputError("E108", f"{key} is a broken zip archive ({e}); get it again") from e
        with archive:
            if len(archive.infolist()) > MEMBERS:
                raise InputError("E109", f"{key} has more than {MEMBERS:,} members; cut it into parts")
            for info in archive.infolist():
                if not info.is_dir():
                    yield self._zip_member(f"{key}!{info.filename}", archive, info)

    def _zip_member(self, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
        suffix = "." + info.filename.rpartition(".")[2].lower()
        try:
            with archive.open(info) as stream:
                return Member(name, self._bounded(stream, info.file_size, info.compress_size, name), suffix)
        except InputError as e:
            return Member(name, error=e)
        except RuntimeError:
            return Member(name, error=InputError("E107", f"{name} is encrypted; unpack it with its password and read the files"))
        except _BROKEN as e:
            return Member(name, error=InputError("E108", f"{name} cannot be unpacked ({type(e).__name__}); get the archive again"))

    def _warc(self, key: str, stream: BinaryIO) -> Iterator[Member]:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        packed = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        number, self.left = 0, min(self.left, RATIO * max(packed, _SMALL))
        told = False
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and _answered(record):
                    number += 1
                    page = self._page(f"{key}!{number}", record, packed)
                    told = page.error is not None
                    yield page
        except (ArchiveLoadFailed, AttributeError, *_BROKEN) as e:  # warcio trips over a record that is cut off before its URL
            why = f"is a broken web archive after {number} pages ({type(e).__name__}); get it again"
            raise InputError("E108", f"{key} {why}") from e
        if not told and not _ended(stream):
            raise InputError("E108", f"{key} is cut off after {number} pages; get it again")
        if not number:
            raise InputError("E106", f"{key} holds no page that was answered; look at what it is")

    def _page(self, name: str, record: Any, packed: int) -> Member:
        headers = record.rec_headers
        try:
            data = self._bounded(record.content_stream(), record.length or 0, packed, name)
        except InputError as e:
            return Member(name, error=e)
        if getattr(record.raw_stream, "limit", 0) > 0:  # bytes that were announced and did not come
            return Member(name, error=InputError("E108", f"{name} is cut off; get the archive again"))
        fetched = str(headers.get_header("WARC-Date") or "")[:10]
        return Member(name, data, ".html", url=headers.get_header("WARC-Target-URI"), fetched=fetched or None)

    def _bounded(self, stream: Any, announced: int, packed: int, name: str) -> bytes:
        """All of a stream. Raises InputError when it is longer than it may be, or is announced as or turns out a bomb."""
        out = bytearray()
        if announced > max(_SMALL, RATIO * packed):
            raise InputError("E109", f"{name} unpacks to more than {RATIO} times its size, as a bomb does; it was not read")
        while piece := stream.read(_PIECE):
            out += piece
            self.left -= len(piece)
            if len(out) > max(_SMALL, RATIO * packed):
                raise InputError("E109", f"{name} unpacks to more than {RATIO} times its size, as a bomb does; it was not read")
            if self.left < 0:
                raise InputError("E109", f"{name}: its archive unpacks to far more than its size, as a bomb does; it was not read")
            if len(out) > self.most:
                raise InputError("E105", f"{name} unpacks to more than {self.most // 1_000_000} MB; cut it into parts")
        return bytes(out)


def _answered(record: Any) -> bool:
    return not record.http_headers or record.http_headers.get_statuscode().startswith("2")


def _ended(stream: BinaryIO) -> bool:
    """Does a web archive end as one does: with two line ends behind its last record, packed or not?"""
    stream.seek(0)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    source = gzip.GzipFile(fileobj=stream) if packed else stream
    tail = b""
    try:
        while piece := source.read(_PIECE):
            tail = (tail + piece)[-4:]
    except _BROKEN:
        return False
    return tail.endswith((b"\n\n", b"\r\n\r\n"))
