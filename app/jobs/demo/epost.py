"""The demo's mail server: takes whatever is sent on this machine, and keeps it for a page to show."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.web.postlada import Postlada

VARD: Final = "127.0.0.1"


class _Mottagare:
    """What aiosmtpd calls for each mail."""

    def __init__(self, lada: Postlada, nu: Callable[[], datetime]) -> None:
        self._lada, self._nu = lada, nu

    async def handle_DATA(self, _server: SMTP, _session: Session, kuvert: Envelope) -> str:  # noqa: N802 - its name
        """Keep the mail."""
        innehall = kuvert.original_content or b""
        for till in kuvert.rcpt_tos:
            self._lada.ta_emot(till, innehall, self._nu())
        return "250 Mottaget"


@contextmanager
def demopost(lada: Postlada, nu: Callable[[], datetime]) -> Iterator[int]:
    """Run the mail server on a free port, which is told, until the block ends."""
    with socket.create_server((VARD, 0)) as uttag:
        port: int = uttag.getsockname()[1]
    tjanst = Controller(_Mottagare(lada, nu), hostname=VARD, port=port)
    tjanst.start()
    try:
        yield port
    finally:
        tjanst.stop()
