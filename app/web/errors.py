"""What can go wrong in a request, said once; `app.main` turns each into a page."""

from collections.abc import Mapping, Sequence
from datetime import datetime


class FinnsInte(Exception):
    """There is no such thing, or nothing that this person may know of. Answered 404."""


class FarInte(Exception):
    """The person may read this portfolio but not do this. Answered 403."""


class InloggningKravs(Exception):
    """Nobody is signed in. `falt` holds what was being sent, so that nothing written is lost; `filer` names files."""

    def __init__(self, mal: str, falt: Mapping[str, list[str]] | None = None, filer: Sequence[str] = ()) -> None:
        super().__init__(mal)
        self.mal = mal
        self.falt = falt
        self.filer = filer


class OgiltigBegaran(Exception):
    """The request does not come from our own form, or its form token has run out. Answered 400.

    `falt` holds what was being sent, so that the form can be offered again; None where it came from another site
    and must not be. `filer` names files.
    """

    def __init__(self, mal: str, falt: Mapping[str, list[str]] | None = None, filer: Sequence[str] = ()) -> None:
        super().__init__(mal)
        self.mal = mal
        self.falt = falt
        self.filer = filer


class KlockanStar(Exception):
    """Nothing can be signed: the clock stands before the latest signature. Answered 503, nothing is written.

    `falt` holds what was being sent, so that the form can be offered again; `filer` names files. `senast` is when the
    latest signature was made.
    """

    def __init__(self, mal: str, falt: Mapping[str, list[str]], filer: Sequence[str], senast: datetime) -> None:
        super().__init__(mal)
        self.mal = mal
        self.falt = falt
        self.filer = filer
        self.senast = senast


class ForStor(Exception):
    """The body is larger than allowed. Answered 413. `grans_mb` is the limit in megabytes."""

    def __init__(self, grans_mb: int) -> None:
        super().__init__(grans_mb)
        self.grans_mb = grans_mb


class Oforandrad(Exception):
    """The reader already has this very page. Answered 304 with the same `etag`."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


class Upprepad(Exception):
    """The same form was sent twice; `svar` is where the first answer led."""

    def __init__(self, svar: str) -> None:
        super().__init__(svar)
        self.svar = svar
