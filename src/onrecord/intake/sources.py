"""From paths to drafts: folders are walked, files that hold many reports give many inputs, every input ends as a draft or a failure."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake import tables
from onrecord.intake.decode import decode
from onrecord.intake.draft import Draft
from onrecord.intake.members import Member, unpack
from onrecord.intake.parse import Parsed
from onrecord.intake.sandbox import MOST, Sandbox
from onrecord.intake.sidecar import NAME as SIDECAR
from onrecord.intake.sidecar import Sidecar
from onrecord.intake.sniff import kind
from onrecord.intake.tables import failure
from onrecord.model.records import Failure

TABLES = (".jsonl", ".csv", ".tsv")
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf"


def inputs(paths: Iterable[Path], *, mapping: Mapping[str, str] | None = None, meta: Path | None = None) -> Iterator[Draft | Failure]:
    """Each input of files and folders, in the order of the paths and of the names below them. "-" is JSON lines on standard input."""
    with Sandbox() as sandbox:
        reader = _Reader(sandbox, mapping or {}, meta)
        for path in paths:
            yield from reader.path(path)


class _Reader:
    """Reads one path after the other; holds what was asked for and the sandbox."""

    def __init__(self, sandbox: Sandbox, mapping: Mapping[str, str], meta: Path | None) -> None:
        self.sandbox, self.mapping, self.meta = sandbox, mapping, meta

    def path(self, path: Path) -> Iterator[Draft | Failure]:
        if str(path) == "-":
            yield from tables.rows("standard input", sys.stdin.buffer.read(), ".jsonl", self.mapping)
            return
        try:
            sidecar = self._sidecar(path if path.is_dir() else path.parent)
        except InputError as e:
            yield failure(str(path), e)
            sidecar = Sidecar()
        if path.is_dir():
            yield from self._folder(path, sidecar)
        else:
            yield from self._guarded(path, path.name, sidecar)

    def _sidecar(self, folder: Path) -> Sidecar:
        return Sidecar.read(self.meta, needed=True) if self.meta else Sidecar.read(folder / SIDECAR)

    def _folder(self, folder: Path, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        broken: list[OSError] = []
        files = sorted(Path(top) / name for top, _, names in os.walk(folder, onerror=broken.append) for name in names)
        for error in broken:
            yield failure(str(error.filename), _unreadable(str(error.filename), error))
        for path in files:
            if path.name != SIDECAR and not path.name.startswith("."):
                yield from self._guarded(path, path.relative_to(folder).as_posix(), sidecar)

    def _guarded(self, path: Path, key: str, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        """The inputs of one file; whatever goes wrong with it is one failure."""
        try:
            yield from self._file(path, key, sidecar)
        except InputError as e:
            yield failure(str(path), e)
        except FileNotFoundError:
            yield failure(str(path), InputError("E101", f"there is no file or folder {path}; check the path"))
        except OSError as e:
            yield failure(str(path), _unreadable(str(path), e))

    def _file(self, path: Path, key: str, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        data = path.read_bytes()
        if not data.strip(_BLANK):
            raise InputError("E103", f"{path} is empty; leave it out, or get it again")
        if path.suffix.lower() in TABLES:
            yield from tables.rows(key, data, path.suffix.lower(), self.mapping)
        elif kind(data, path.suffix.lower()) in ("zip", "warc"):
            for member in unpack(key, data, MOST):
                yield from self._member(member, sidecar)
        else:
            yield from self._documents(Member(key, data, path.suffix.lower()), str(path), sidecar)

    def _member(self, member: Member, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        try:
            if member.error:
                raise member.error
            if not member.data.strip(_BLANK):
                raise InputError("E103", f"{member.key} is empty; leave it out, or get it again")
            if member.suffix in TABLES:
                yield from tables.rows(member.key, member.data, member.suffix, self.mapping)
            else:
                yield from self._documents(member, member.key, sidecar)
        except InputError as e:
            yield failure(member.key, e)

    def _documents(self, member: Member, where: str, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        """The document of a file, or the entries of a feed."""
        form = kind(member.data, member.suffix)
        found = [Parsed(text=decode(member.data, where))] if form == "text" else self.sandbox.parse(form, member.data, where)
        for number, parsed in enumerate(found, 1):
            key = member.key if len(found) == 1 else f"{member.key}!{number}"
            if not parsed.text.strip():
                yield failure(
                    f"{where}, entry {number}", InputError("E106", f"entry {number} of {where} has no text; read the page it links to")
                )
                continue
            yield sidecar.tell(_draft(key, where, member, parsed, form))


def _draft(key: str, where: str, member: Member, parsed: Parsed, form: str) -> Draft:
    return Draft(
        key=key,
        origin=where,
        data=member.data,
        media=_MEDIA.get(form, "text/plain"),
        text=parsed.text,
        title=parsed.title,
        outlet=parsed.outlet,
        url=parsed.url or member.url,
        byline=parsed.byline,
        published=parsed.published,
        published_basis=parsed.published_basis,
        lang=parsed.lang,
    )


_MEDIA = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "feed": "application/xml",
}


def _unreadable(where: str, error: OSError) -> InputError:
    return InputError("E102", f"{where}: {error.strerror}; give permission to read it, and read again", retry=True)
