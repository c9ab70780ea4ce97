"""Hostile formats are parsed in a child process with limits on memory, time and files; it is ended and started anew when it hangs."""

import os
import select
import struct
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import msgspec

from onrecord.errors import InputError
from onrecord.intake.child import Answer, Request
from onrecord.intake.parse import Parsed

SECONDS = 10.0  # a page of a megabyte takes one; what takes longer was made to
START = 30.0  # the first answer also waits for the parsers to be imported
ANSWER = 50_000_000  # bytes of text from one document: more is a bomb
_ROOT = str(Path(__file__).parents[2])  # the child sees no PYTHONPATH
MOST = 10_000_000  # bytes of a page or document that are parsed: a hundred times the longest report


class Sandbox:
    """Starts its child when the first document comes. Use as a context manager."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def parse(self, kind: str, data: bytes, where: str) -> list[Parsed]:
        """The documents in some bytes. Raises InputError as `parse.parse` does, and when a limit is reached."""
        if len(data) > MOST:
            raise InputError("E105", f"{where} has {len(data) / 1e6:.0f} MB, the most is {MOST // 1_000_000} MB; cut it into parts")
        started = self._child is None
        child = self._child or self._start()
        try:
            request = msgspec.msgpack.encode(Request(kind, where, data))
            answer = _exchange(child, request, time.monotonic() + (START if started else SECONDS))
        except (OSError, TimeoutError) as e:
            self._stop()
            why = "takes longer" if isinstance(e, TimeoutError) else "needs more memory"
            raise InputError("E105", f"{where} {why} to parse than the limits allow; cut it into parts or save its text") from e
        if answer.code:
            raise InputError(answer.code, answer.message)
        return answer.found

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {_ROOT!r}); from onrecord.intake.child import main; main()"]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return self._child

    def _stop(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None


def _exchange(child: "subprocess.Popen[bytes]", request: bytes, until: float) -> Answer:
    """Sends one request and reads its answer. Raises TimeoutError when the child is too slow, OSError when it died."""
    if child.stdin is None or child.stdout is None:
        raise OSError("the child has no streams")
    child.stdin.write(struct.pack(">I", len(request)) + request)
    child.stdin.flush()
    length = struct.unpack(">I", _read(child.stdout.fileno(), 4, until))[0]
    if length > ANSWER:
        raise OSError("the answer is too long")
    return msgspec.msgpack.decode(_read(child.stdout.fileno(), length, until), type=Answer)


def _read(stream: int, count: int, until: float) -> bytes:
    out = bytearray()
    while len(out) < count:
        ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(stream, count - len(out))
        if not piece:
            raise OSError("the child ended")
        out += piece
    return bytes(out)
