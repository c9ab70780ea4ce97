"""The command that opens the pages."""

import socket
from pathlib import Path

import click

from onrecord.cli.common import RECORD
from onrecord.errors import UsageError


@click.command()
@RECORD
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; by default one that is free.")
@click.option("--by", default="a person", show_default=True, envvar="ONRECORD_REVIEWER", help="Whose decisions are written down.")
@click.option("--key", envvar="ONRECORD_KEY", help="What scripts send as `Authorization: Bearer KEY` to the interface /api/v1.")
@click.option("--open", "browse", is_flag=True, help="Open the pages in the browser.")
def serve(record: Path, port: int, by: str, key: str | None, browse: bool) -> None:
    """Open the pages of a record for a browser on this machine: look, check, correct. Nothing leaves the machine."""
    import uvicorn

    from onrecord.run.settle import settle
    from onrecord.store.sql import open_store
    from onrecord.web.app import create_app
    from onrecord.web.desk import Desk
    from onrecord.web.lister import Lister
    from onrecord.web.security import Door
    from onrecord.web.settling import Settler

    listening = _listen(port)
    store, lister = open_store(record), Lister(record)
    settler = Settler(lambda: settle(record))
    port = listening.getsockname()[1]
    door = Door(key, lambda token: click.echo(f"for another browser: {_address(port, token)}"))
    app = create_app(Desk(store, record.name, by, settler.ask, settler.busy, lambda: lister.left), door, port)
    lister.start()
    click.echo(f"{_address(port, door.token)}\nlets one browser in, once. Ctrl-C ends it.")
    if browse:
        click.launch(_address(port, door.token))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, lifespan="off"))
    server.run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    """A socket on this machine only. Raises UsageError when the port is taken."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen()  # from here on a browser waits until the pages are there
    except OSError as e:
        raise UsageError("E220", f"port {port} cannot be used ({e.strerror}); leave --port out to take one that is free") from e
    return listening


def _address(port: int, token: str) -> str:
    return f"http://127.0.0.1:{port}/?token={token}"
