"""The one place that uses the network, for `onrecord fetch`: a page or a feed, from public addresses only.

A name is resolved once and that very address is connected to, so that it cannot change between check and use; each redirect is
checked anew.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from onrecord.errors import InputError
from onrecord.version import VERSION

SECONDS = 30.0  # for all of it, redirects included
MOST = 10_000_000  # bytes, as for a page that is parsed
REDIRECTS = 2
_PORTS = {"http": 80, "https": 443}
_PIECE = 65536

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[SplitResult, str, float], http.client.HTTPConnection]


def fetch(url: str, *, resolve: Resolve | None = None, connect: Connect | None = None) -> bytes:
    """The bytes that an address answers with. Raises InputError when it is refused, fails or is too long."""
    until = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        target = checked(url)
        address = _public(target, resolve or _resolved)
        answer = _answer(target, address, until, connect or _connection)
        if isinstance(answer, bytes):
            return answer
        url = _onward(url, answer)
    raise InputError("E125", f"{url} leads on more than {REDIRECTS} times; fetch the last address")


def _onward(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as e:
        raise InputError("E120", f"{url} leads on to {location!r}, which is no address; open it in a browser") from e


def checked(url: str) -> SplitResult:
    """The parts of an address that may be fetched. Raises InputError for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as e:
        raise InputError("E120", f"{url!r} is no address ({e}); check it") from e
    if any(c.isspace() or ord(c) < 32 or c == "\\" for c in url):
        raise InputError("E120", f"{url!r} holds blanks or control characters; check the address")
    if parts.scheme not in _PORTS:
        raise InputError("E120", f"{url}: only http and https are fetched, not {parts.scheme or 'a path'}; read files with `onrecord read`")
    if parts.username is not None or parts.password is not None:
        raise InputError("E120", f"{parts.hostname}: an address with a name or password is not fetched; save the page and read the file")
    if not parts.hostname:
        raise InputError("E120", f"{url} names no host; check the address")
    if port is not None and port not in _PORTS.values():
        raise InputError("E120", f"{url}: only ports 80 and 443 are fetched, not {port}; save the page and read the file")
    return parts


def _public(target: SplitResult, resolve: Resolve) -> str:
    """The address of the host. Raises InputError unless all its addresses are public."""
    host = target.hostname or ""
    try:
        found = resolve(host, target.port or _PORTS[target.scheme])
    except (OSError, UnicodeError) as e:
        raise InputError("E122", f"the name {host} has no answer ({e}); check the address and the connection", retry=True) from e
    if not found:
        raise InputError("E122", f"the name {host} has no answer; check the address and the connection", retry=True)
    for address in found:
        if not _global(address):
            raise InputError("E121", f"{host} leads to {address}, which is not public; fetch it yourself and read the file")
    return found[0]


def _global(address: str) -> bool:
    """Is it a public unicast address? IPv4 within IPv6 counts as what it is within."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _translated(ip)
        if inner is not None:
            return _global(str(inner)) and ip.ipv4_mapped is None
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


def _translated(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that NAT64 (64:ff9b::/96) hides."""
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in ipaddress.ip_network("64:ff9b::/96") else None


def _resolved(host: str, port: int) -> list[str]:
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _answer(target: SplitResult, address: str, until: float, connect: Connect) -> bytes | str:
    """The body, or where it leads on. Raises InputError for everything else."""
    where = target.geturl()
    connection = connect(target, address, _left(until, where))
    clock = threading.Timer(_left(until, where), _hang_up, [connection])  # an answer may come a byte at a time
    clock.daemon = True
    try:
        clock.start()
        path = quote((target.path or "/") + (f"?{target.query}" if target.query else ""), safe="/%?&=:@!$'()*+,;~")
        connection.request("GET", path, headers={"User-Agent": f"onrecord/{VERSION}", "Accept-Encoding": "identity"})
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in (301, 302, 303, 307, 308) and location:
            return location
        if response.status != 200:
            told = f"{response.status} {response.reason}"
            raise InputError("E124", f"{where} answers {told}; open it in a browser", retry=response.status >= 500)
        return _body(response, until, where)
    except (OSError, http.client.HTTPException, ValueError) as e:
        raise InputError("E123", f"{where} does not answer ({type(e).__name__}); try again later", retry=True) from e
    finally:
        clock.cancel()
        connection.close()


def _hang_up(connection: http.client.HTTPConnection) -> None:
    sock = getattr(connection, "line", None)
    if sock is not None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, until: float, where: str) -> bytes:
    out = bytearray()
    while piece := response.read1(_PIECE):
        out += piece
        _left(until, where)
        if len(out) > MOST:
            raise InputError("E126", f"{where} is longer than {MOST // 1_000_000} MB; save it and cut it into parts")
    return bytes(out)


def _left(until: float, where: str) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise InputError("E123", f"{where} takes longer than {SECONDS:.0f} seconds; try again later", retry=True)
    return left


def _connection(target: SplitResult, address: str, timeout: float) -> http.client.HTTPConnection:
    """A connection to that address, speaking to the host by its name."""
    host, port = target.hostname or "", target.port or _PORTS[target.scheme]
    connection = (_Secure if target.scheme == "https" else _Plain)(host, port, timeout=timeout)
    connection.address = address
    return connection


class _Plain(http.client.HTTPConnection):
    """Connects to `address`, whatever the name of the host means by now."""

    address = ""
    line: socket.socket | None = None  # stays when http.client hands the socket on

    def connect(self) -> None:
        self.sock = self.line = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(_Plain):
    """The same, with the certificate checked against the name of the host."""

    default_port = 443

    def connect(self) -> None:
        super().connect()
        self.sock = self.line = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
