"""Only public addresses are fetched, whatever they are called; no test touches the network."""

import http.client
import io
import socket
from itertools import pairwise
from urllib.parse import SplitResult

import pytest

from onrecord.errors import InputError
from onrecord.intake import fetch as module
from onrecord.intake.fetch import fetch

NAMES = {
    "news.example": ["93.184.216.34"],
    "v6.example": ["2606:2800:220:1:248:1893:25c8:1946"],
    "home.example": ["127.0.0.1"],
    "inside.example": ["10.1.2.3"],
    "mixed.example": ["93.184.216.34", "192.168.0.7"],
    "cloud.example": ["169.254.169.254"],
    "localhost": ["127.0.0.1", "::1"],
    "localhost.": ["127.0.0.1"],
    "nowhere.example": [],
}
REFUSED = [
    ("file:///etc/passwd", "E120"),
    ("ftp://news.example/a", "E120"),
    ("gopher://news.example/", "E120"),
    ("javascript:alert(1)", "E120"),
    ("/etc/passwd", "E120"),
    ("", "E120"),
    ("http://", "E120"),
    ("http:///path", "E120"),
    ("http://user@news.example/", "E120"),
    ("http://user:secret@news.example/", "E120"),
    ("http://news.example:22/", "E120"),
    ("http://news.example:8080/", "E120"),
    ("http://news.example:99999/", "E120"),
    ("http://news.example/a b", "E120"),
    ("http://news.example/\r\nHost: other", "E120"),
    ("http://news.example\\@home.example/", "E120"),
    ("http://[::1", "E120"),
    ("http://127.0.0.1/", "E121"),
    ("http://127.1/", "E121"),
    ("http://0x7f000001/", "E121"),
    ("http://2130706433/", "E121"),
    ("http://0177.0.0.1/", "E121"),
    ("http://0.0.0.0/", "E121"),
    ("http://10.0.0.1/", "E121"),
    ("http://172.16.0.1/", "E121"),
    ("http://192.168.1.1/", "E121"),
    ("http://100.64.0.1/", "E121"),
    ("http://169.254.169.254/latest/meta-data/", "E121"),
    ("http://224.0.0.1/", "E121"),
    ("http://255.255.255.255/", "E121"),
    ("http://[::1]/", "E121"),
    ("http://[::]/", "E121"),
    ("http://[::ffff:127.0.0.1]/", "E121"),
    ("http://[::ffff:93.184.216.34]/", "E121"),
    ("http://[fe80::1]/", "E121"),
    ("http://[fc00::1]/", "E121"),
    ("http://[64:ff9b::7f00:1]/", "E121"),
    ("http://[2002:7f00:1::]/", "E121"),
    ("http://localhost/", "E121"),
    ("http://localhost./", "E121"),
    ("https://home.example/", "E121"),
    ("https://inside.example/", "E121"),
    ("https://mixed.example/", "E121"),
    ("https://cloud.example/", "E121"),
    ("https://nowhere.example/", "E122"),
    ("https://unknown.example/", "E122"),
]


def resolve(host: str, port: int) -> list[str]:
    """Names of the table, and numbers as the C library reads them."""
    if host in NAMES:
        return NAMES[host]
    if ":" in host:
        return [host]
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError as e:
        raise socket.gaierror("unknown name") from e


class Wire:
    """Stands for the network: answers by address and path, and remembers what was asked."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str]] = []

    def connect(self, target: SplitResult, address: str, timeout: float) -> http.client.HTTPConnection:
        assert timeout <= module.SECONDS
        wire = self

        class Connection(http.client.HTTPConnection):
            def connect(self) -> None:
                wire.asked.append((address, target.geturl()))
                self.sock = Socket(wire.answers[target.geturl()])  # type: ignore[assignment]

        return Connection(target.hostname or "")


class Socket:
    """Takes a request, gives an answer."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer

    def sendall(self, data: bytes) -> None:
        self.sent = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self.answer)

    def close(self) -> None:
        pass


def page(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]).encode() + body


@pytest.mark.parametrize(("url", "code"), REFUSED)
def test_refused_before_anything_is_connected(url: str, code: str) -> None:
    wire = Wire({})
    with pytest.raises(InputError) as refused:
        fetch(url, resolve=resolve, connect=wire.connect)
    assert refused.value.code == code
    assert wire.asked == []
    assert "secret" not in refused.value.message


@pytest.mark.parametrize("url", ["http://news.example/a", "https://v6.example/feed?x=1", "https://news.example:443/"])
def test_public_addresses_are_fetched(url: str) -> None:
    wire = Wire({url: page(b"hello")})
    assert fetch(url, resolve=resolve, connect=wire.connect) == b"hello"
    assert wire.asked[0][0] in NAMES["news.example"] + NAMES["v6.example"]


def test_a_redirect_is_followed_twice_and_no_more() -> None:
    hops = [f"http://news.example/{n}" for n in range(4)]
    answers = {a: page(b"", "302 Found", f"Location: {b}") for a, b in pairwise(hops)}
    wire = Wire({**answers, hops[2]: page(b"here")})
    assert fetch(hops[0], resolve=resolve, connect=wire.connect) == b"here"
    with pytest.raises(InputError, match="leads on") as refused:
        fetch(hops[0], resolve=resolve, connect=Wire(answers).connect)
    assert refused.value.code == "E125"


@pytest.mark.parametrize(
    ("location", "code"),
    [("http://127.0.0.1/", "E121"), ("//home.example/", "E121"), ("file:///etc/passwd", "E120"), ("http://[", "E120")],
)
def test_a_redirect_is_checked_like_any_address(location: str, code: str) -> None:
    wire = Wire({"http://news.example/": page(b"", "301 Moved", f"Location: {location}")})
    with pytest.raises(InputError) as refused:
        fetch("http://news.example/", resolve=resolve, connect=wire.connect)
    assert refused.value.code == code
    assert len(wire.asked) == 1


def test_a_name_that_changes_between_lookups_is_connected_as_it_was_checked() -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    wire = Wire({"http://news.example/": page(b"hello")})
    assert fetch("http://news.example/", resolve=lambda host, port: next(answers), connect=wire.connect) == b"hello"
    assert wire.asked == [("93.184.216.34", "http://news.example/")]


def test_too_long_an_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1000)
    with pytest.raises(InputError) as refused:
        fetch("http://news.example/", resolve=resolve, connect=Wire({"http://news.example/": page(b"x" * 1001)}).connect)
    assert refused.value.code == "E126"


def test_time_is_up_whatever_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.0)
    with pytest.raises(InputError) as refused:
        fetch("http://news.example/", resolve=resolve, connect=Wire({"http://news.example/": page(b"x")}).connect)
    assert (refused.value.code, refused.value.retry) == ("E123", True)


@pytest.mark.parametrize(("status", "retry"), [("404 Not Found", False), ("503 Busy", True)])
def test_a_refusal_of_the_other_side_is_told(status: str, retry: bool) -> None:
    with pytest.raises(InputError, match=status) as refused:
        fetch("http://news.example/", resolve=resolve, connect=Wire({"http://news.example/": page(b"", status)}).connect)
    assert (refused.value.code, refused.value.retry) == ("E124", retry)


def test_nonsense_for_an_answer_is_an_error_of_its_own() -> None:
    with pytest.raises(InputError) as refused:
        fetch("http://news.example/", resolve=resolve, connect=Wire({"http://news.example/": b"nonsense"}).connect)
    assert refused.value.code == "E123"
