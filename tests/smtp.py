"""A real mail server for tests, which can be told to refuse, to be busy, or to die at the worst moment."""

import asyncio
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.config import Installningar


@dataclass
class Smtpserver:
    """What has been delivered, and how the server is to behave.

    `finns_inte`: addresses refused for good. `upptagen`: so many recipients more are answered "later".
    `bryter`: hangs up when the whole mail has been handed over, without an answer.
    """

    port: int
    brev: list[EmailMessage] = field(default_factory=list)
    finns_inte: set[str] = field(default_factory=set)
    upptagen: int = 0
    bryter: bool = False

    def installningar(self, val: Installningar) -> Installningar:
        """The same settings with this server to send by."""
        egna = {"smtp_vard": "127.0.0.1", "smtp_port": self.port, "smtp_tls": "ingen",
                "avsandare": "ST-portföljen <st@exempel.invalid>"}  # fmt: skip
        return val.model_copy(update=egna)

    def till(self, adress: str) -> list[EmailMessage]:
        """The mails delivered to that address."""
        return [brev for brev in self.brev if str(brev["To"]) == adress]

    def text(self, adress: str) -> str:
        """The text of the latest mail delivered to that address."""
        return str(self.till(adress)[-1].get_content()).replace("\r\n", "\n")

    def lank(self, adress: str) -> str:
        """The path of the one-time link in the latest such mail to that address."""
        return _sista(r"https?://[^/]+(/b/[\w-]+)", "".join(str(b.get_content()) for b in self.till(adress)))

    def kod(self, adress: str) -> str:
        """The code in the latest mail to that address."""
        return _sista(r"Koden är (\d{6})\.", self.text(adress))

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, kuvert: Envelope, adress: str, _val: list[str]
    ) -> str:
        """Take a recipient, or not."""
        if adress in self.finns_inte:
            return "550 5.1.1 Ingen sådan brevlåda"
        if self.upptagen:
            self.upptagen -= 1
            return "451 4.3.0 Försök senare"
        kuvert.rcpt_tos.append(adress)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, kuvert: Envelope) -> str:  # noqa: N802 - the same
        """Keep the mail, and maybe die."""
        meddelande = message_from_bytes(kuvert.original_content or b"", policy=default)
        assert isinstance(meddelande, EmailMessage)
        self.brev.append(meddelande)
        if self.bryter and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "250 OK"


def _sista(monster: str, text: str) -> str:
    """The one group of the last match."""
    return str(re.findall(monster, text)[-1])


@contextmanager
def start() -> Iterator[Smtpserver]:
    """Run the server on a port that was free until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as uttag:
        server = Smtpserver(uttag.getsockname()[1])
    tjanst = Controller(server, hostname="127.0.0.1", port=server.port)
    tjanst.start()
    try:
        yield server
    finally:
        tjanst.stop()
