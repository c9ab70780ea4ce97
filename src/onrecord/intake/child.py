"""The child process of the sandbox: answers one request after the other on its standard streams, under limits it cannot lift."""

import os
import struct

import msgspec

from onrecord.errors import InputError
from onrecord.intake.parse import Parsed, parse

MEMORY = 1_500_000_000  # bytes of address space: trafilatura on the largest allowed page stays below a third of it

PROCESSOR = 60  # seconds for one document: the parent's clock rings after ten


class Request(msgspec.Struct, frozen=True):
    """What to parse: the kind, where it came from, the bytes."""

    kind: str
    where: str
    data: bytes


class Answer(msgspec.Struct, frozen=True):
    """The documents, or the code and message of the error."""

    found: list[Parsed] = []
    code: str = ""
    message: str = ""


def main() -> None:
    _limit()
    # streams of our own: libraries print, and some replace sys.stdout, which closes it
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while header := stdin.read(4):
        request = msgspec.msgpack.decode(stdin.read(struct.unpack(">I", header)[0]), type=Request)
        _limit_processor()
        answer = _answer(request)
        stdout.write(struct.pack(">I", len(answer)) + answer)
        stdout.flush()


def _answer(request: Request) -> bytes:
    try:
        return msgspec.msgpack.encode(Answer(parse(request.kind, request.data, request.where)))
    except InputError as e:
        return msgspec.msgpack.encode(Answer(code=e.code, message=e.message))
    except (MemoryError, RecursionError) as e:
        why = f"needs more memory or depth than the limits allow ({type(e).__name__}); cut it into parts"
        return msgspec.msgpack.encode(Answer(code="E105", message=f"{request.where} {why}"))
    except Exception as e:  # a parser of hostile input may raise anything; the run must go on
        why = f"could not be parsed ({type(e).__name__}); get it again or save it in another format"
        return msgspec.msgpack.encode(Answer(code="E108", message=f"{request.where} {why}"))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock still ends it
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file


def _limit_processor() -> None:
    """Each document gets its own seconds of the processor: they end this process even when its parent, which has a clock too, is gone."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + PROCESSOR, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
