"""Who may talk to the pages: known hosts only, no other site, only browsers that were let in; and what a page may load.

Each guard is plain ASGI and refuses before any page is looked for.
"""

import secrets
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = ("GET", "HEAD")
OPEN_PATHS = ("/static/",)  # style and script hold nothing of the record; the page that refuses needs them
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
ORIGINAL_POLICY = "default-src 'none'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


def hosts_of(port: int) -> frozenset[str]:
    """The Host headers that mean this machine at this port."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


class Policies:
    """Gives every answer the headers that keep a browser from loading, framing or guessing anything else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", PAGE_POLICY)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with)


class KnownHost:
    """Refuses a Host that is not this machine (DNS rebinding), before routing, whatever the method; websockets as well."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        named = Headers(scope=scope).getlist("host")
        if scope["type"] != "http" or len(named) != 1 or named[0].lower() not in self.hosts:
            await _refusal(421, "this address is not the one that `onrecord serve` printed")(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _refusal(status: int, message: str) -> Response:
    """An error in the shape of the interface; people read it as well."""
    return JSONResponse({"error": {"code": f"H{status}", "message": message}}, status)


class OwnSite:
    """Refuses a method that could change something unless the browser says that the request comes from these very pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and not from_here(Headers(scope=scope)):
            await _refusal(403, "another site may not change this record")(scope, receive, send)
            return
        await self.app(scope, receive, send)


def from_here(headers: Headers) -> bool:
    """Sec-Fetch-Site says so, or, for a browser without it, the Origin is the very host that was asked. Silence is a no."""
    site = headers.getlist("sec-fetch-site")
    if site:
        return len(site) == 1 and site[0] in ("same-origin", "none")
    origin = headers.getlist("origin")
    if len(origin) != 1:
        return False
    try:
        parts = urlsplit(origin[0])
    except ValueError:
        return False
    return parts.scheme == "http" and parts.netloc.lower() == headers.get("host", "").lower() and not (parts.path or parts.query)


class Door:
    """The token that lets one browser in, once, and the sessions of those inside. A new token takes the place of a used one."""

    def __init__(self, key: str | None = None, on_new: Callable[[str], None] | None = None) -> None:
        self.token = secrets.token_urlsafe(24)
        self._key = key
        self._on_new = on_new
        self._sessions: set[str] = set()

    def exchange(self, token: str) -> str | None:
        """A session for the token, None when it is not the one that is valid now."""
        if not secrets.compare_digest(token.encode(), self.token.encode()):
            return None
        self.token = secrets.token_urlsafe(24)
        session = secrets.token_urlsafe(32)
        self._sessions.add(session)
        if self._on_new:
            self._on_new(self.token)
        return session

    def knows(self, session: str | None, authorization: str | None) -> bool:
        """Is it somebody who was let in, or a script that has the key?"""
        if self._key and authorization and secrets.compare_digest(authorization.encode(), f"Bearer {self._key}".encode()):
            return True
        return session in self._sessions


class LetIn:
    """Exchanges the token in an address for a cookie, and refuses everybody who has neither."""

    def __init__(self, app: ASGIApp, door: Door, cookie: str, refuse: Callable[[Request], Response]) -> None:
        self.app = app
        self.door = door
        self.cookie = cookie
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(OPEN_PATHS):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        token = request.query_params.get("token")
        session = self.door.exchange(token) if token and request.method == "GET" else None
        if session:
            await self._enter(request, session)(scope, receive, send)
        elif self.door.knows(_cookie(request, self.cookie), request.headers.get("authorization")):
            await self.app(scope, receive, send)
        else:
            await self.refuse(request)(scope, receive, send)

    def _enter(self, request: Request, session: str) -> Response:
        """To the same address without the token, which is used up."""
        rest = [(k, v) for k, v in parse_qsl(request.url.query, keep_blank_values=True) if k != "token"]
        path = "/" + request.url.path.lstrip("/")  # never "//host": a path that names another host
        response = RedirectResponse(path + ("?" + urlencode(rest) if rest else ""), 303)
        response.set_cookie(self.cookie, session, httponly=True, samesite="strict", path="/")
        return response


def _cookie(request: Request, name: str) -> str | None:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None
