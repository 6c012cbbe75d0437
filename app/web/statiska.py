"""Static files: read once at start, named by content, compressed beforehand, cached for ever by the browser."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from app.web.errors import FinnsInte

ROT = Path(__file__).parent / "static"
_TEXT = (".css", ".js", ".svg", ".webmanifest")


@dataclass(frozen=True, slots=True)
class StatiskFil:
    """One file ready to send: raw and, for text, gzipped bytes."""

    url: str
    typ: str
    ratt: bytes
    packad: bytes | None


class Statiska:
    """All static files of the application, by the path that templates use."""

    def __init__(self, rot: Path = ROT) -> None:
        filer = {str(p.relative_to(rot)): p.read_bytes() for p in sorted(rot.rglob("*")) if p.is_file()}
        ordning = filer["css/ordning.txt"].decode().split()
        filer["css/app.css"] = b"\n".join(filer[f"css/{namn}"] for namn in ordning)
        typsnitt = {namn: self._hashad(namn, kropp) for namn, kropp in filer.items() if namn.endswith(".woff2")}
        for namn, url in typsnitt.items():
            filer["css/app.css"] = filer["css/app.css"].replace(f"/statisk/{namn}".encode(), url.encode())
        self._filer: Mapping[str, StatiskFil] = {
            namn: self._forbered(namn, kropp)
            for namn, kropp in filer.items()
            if not namn.startswith("css/") or namn == "css/app.css"
        }
        self._per_url = {fil.url: fil for fil in self._filer.values()}

    @staticmethod
    def _hashad(namn: str, kropp: bytes) -> str:
        return f"/statisk/{hashlib.sha256(kropp).hexdigest()[:12]}/{namn}"

    def _forbered(self, namn: str, kropp: bytes) -> StatiskFil:
        typ = mimetypes.guess_type(namn)[0] or "application/octet-stream"
        if typ.startswith("text/"):
            typ += "; charset=utf-8"
        packad = gzip.compress(kropp, 9, mtime=0) if namn.endswith(_TEXT) else None
        return StatiskFil(self._hashad(namn, kropp), typ, kropp, packad)

    def url(self, namn: str) -> str:
        """The address of a static file, with its content hash. An unknown name is a programming error (KeyError)."""
        return self._filer[namn].url

    @property
    def version(self) -> str:
        """A short hash over all addresses: changes whenever any file does."""
        return hashlib.sha256(" ".join(sorted(self._per_url)).encode()).hexdigest()[:12]

    def svara(self, request: Request) -> Response:
        """Serve the file at the request's path."""
        fil = self._per_url.get(request.url.path)
        if fil is None:
            raise FinnsInte
        huvuden = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
        if fil.packad is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(fil.packad, media_type=fil.typ, headers=huvuden | {"Content-Encoding": "gzip"})
        return Response(fil.ratt, media_type=fil.typ, headers=huvuden)
