"""From paths to drafts: folders are walked, files that hold many reports give many inputs, every input ends as a draft or a failure."""

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake import tables
from onrecord.intake.decode import encoding
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
LONGEST = 2_000_000  # characters of one report: a book has fewer
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
        """The inputs of a path; whatever goes wrong with it is a failure."""
        yield from _guarded(_readable(path), self._standard_input() if str(path) == "-" else self._path(path))

    def _standard_input(self) -> Iterator[Draft | Failure]:
        return tables.rows("standard input", io.BytesIO(sys.stdin.buffer.read()), ".jsonl", self.mapping)

    def _path(self, path: Path) -> Iterator[Draft | Failure]:
        is_folder = path.is_dir()
        table = self.meta or (path if is_folder else path.parent) / SIDECAR
        try:
            sidecar = Sidecar.read(table, needed=self.meta is not None)
        except InputError as e:
            yield failure(_readable(table), e)
            sidecar = Sidecar()
        yield from self._folder(path, sidecar) if is_folder else self._file(path, _readable(path.name), sidecar)

    def _folder(self, folder: Path, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        broken: list[OSError] = []
        files = sorted(Path(top) / name for top, _, names in os.walk(folder, onerror=broken.append) for name in names)
        for error in broken:
            yield failure(_readable(error.filename), _unreadable(_readable(error.filename), error))
        for path in files:
            below = path.relative_to(folder)
            if path.name != SIDECAR and not any(part.startswith(".") for part in below.parts):
                yield from _guarded(_readable(path), self._file(path, _readable(below.as_posix()), sidecar))

    def _file(self, path: Path, key: str, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        where, suffix, about = _readable(path), path.suffix.lower(), path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise InputError("E102", f"{where} is no regular file; copy what it gives into one")
        with path.open("rb") as stream:
            if suffix in TABLES and about.st_size:
                yield from tables.rows(key, stream, suffix, self.mapping)
            elif about.st_size and kind(stream, suffix) in ("zip", "warc"):
                for member in unpack(key, stream, suffix, MOST):
                    yield from self._member(member, sidecar)
            else:
                if about.st_size > MOST:
                    raise InputError(
                        "E105", f"{where} has {about.st_size / 1e6:.0f} MB, the most is {MOST // 1_000_000} MB; cut it into parts"
                    )
                yield from self._documents(Member(key, stream.read(), suffix), where, sidecar)

    def _member(self, member: Member, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        try:
            if member.error:
                raise member.error
            if member.suffix in TABLES and member.data:
                yield from tables.rows(member.key, io.BytesIO(member.data), member.suffix, self.mapping)
            else:
                yield from self._documents(member, member.key, sidecar)
        except InputError as e:
            yield failure(member.key, e)

    def _documents(self, member: Member, where: str, sidecar: Sidecar) -> Iterator[Draft | Failure]:
        """The document of a file, or the entries of a feed."""
        if not member.data.strip(_BLANK):
            raise InputError("E103", f"{where} is empty; leave it out, or get it again")
        form = kind(io.BytesIO(member.data), member.suffix)
        found = [_plain(member.data, where)] if form == "text" else self.sandbox.parse(form, member.data, where)
        for number, parsed in enumerate(found, 1):
            key = member.key if len(found) == 1 else f"{member.key}!{number}"
            if len(parsed.text) > LONGEST:
                why = f"{where} has a text of {len(parsed.text):,} characters, the most is {LONGEST:,}; cut it into parts"
                yield failure(where, InputError("E105", why))
                continue
            if not parsed.text.strip():
                yield failure(
                    f"{where}, entry {number}", InputError("E106", f"entry {number} of {where} has no text; read the page it links to")
                )
                continue
            yield sidecar.tell(_draft(key, where, member, parsed, form))


def _guarded(where: str, found: Iterator[Draft | Failure]) -> Iterator[Draft | Failure]:
    """What is found; an error on the way becomes the last of it."""
    try:
        yield from found
    except InputError as e:
        yield failure(where, e)
    except FileNotFoundError:
        yield failure(where, InputError("E101", f"there is no file or folder {where}; check the path"))
    except OSError as e:
        yield failure(where, _unreadable(where, e))
    except Exception as e:  # libraries that read hostile files may raise anything; the run must go on
        why = f"could not be read ({type(e).__name__}); get it again or save it in another format"
        yield failure(where, InputError("E108", f"{where} {why}"))


def _plain(data: bytes, where: str) -> Parsed:
    """A plain text as it stands, in the encoding that it seems to have."""
    how = encoding(data, where)
    return Parsed(text=data.decode(how.name, errors="replace"), charset=f"{how.name}; basis={how.basis}")


def _draft(key: str, where: str, member: Member, parsed: Parsed, form: str) -> Draft:
    media = _MEDIA.get(form, "text/plain")
    published, basis = parsed.published, parsed.published_basis
    if not published and member.fetched:
        published, basis = f"../{member.fetched}", "it was fetched by then"
    return Draft(
        key=key,
        origin=where,
        data=member.data,
        media=f"{media}; charset={parsed.charset}" if parsed.charset else media,
        text=parsed.text,
        title=parsed.title,
        outlet=parsed.outlet,
        url=parsed.url or member.url,
        byline=parsed.byline,
        published=published,
        published_basis=basis,
        lang=parsed.lang,
    )


_MEDIA = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "feed": "application/xml",
}


def _readable(path: Path | str) -> str:
    """A path as text, also where its bytes are none."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _unreadable(where: str, error: OSError) -> InputError:
    return InputError("E102", f"{where}: {error.strerror}; give permission to read it, and read again", retry=True)
