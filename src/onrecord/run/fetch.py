"""`onrecord fetch`: what an address answers, kept as a file to be read later."""

import hashlib
from pathlib import Path

from onrecord.intake.fetch import fetch as get

_ENDINGS = ((b"<?xml", ".xml"), (b"<rss", ".xml"), (b"<feed", ".xml"), (b"%PDF", ".pdf"))


def fetch(url: str, into: Path) -> Path:
    """Fetches one address into a file named by its content, the address beside it. Raises InputError when it is refused or fails."""
    data = get(url)
    into.mkdir(parents=True, exist_ok=True)
    ending = next((e for magic, e in _ENDINGS if data.lstrip()[:5].startswith(magic)), ".html")
    path = into / (hashlib.sha256(data).hexdigest()[:16] + ending)
    path.write_bytes(data)
    sidecar = into / "reports.csv"
    lines = sidecar.read_text(encoding="utf-8") if sidecar.exists() else "file,url\n"
    if path.name not in lines:
        sidecar.write_text(f'{lines}{path.name},"{url.replace(chr(34), "%22")}"\n', encoding="utf-8")
    return path
