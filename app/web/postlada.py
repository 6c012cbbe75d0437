"""The demo's mailbox: mails that its own mail server has taken, in memory, for a page to show."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Lock
from typing import Final

_ADRESS: Final = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,])")


@dataclass(frozen=True, slots=True)
class Mottaget:
    """One mail as it came: `nummer` counts from 1."""

    nummer: int
    till: str
    amne: str
    text: str
    kom: datetime

    @property
    def delar(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces; True with those that are addresses."""
        return tuple((del_, bool(plats % 2)) for plats, del_ in enumerate(_ADRESS.split(self.text)))


class Postlada:
    """Keeps the latest mails; written by the mail server's thread, read by the pages'."""

    HOGST: Final = 200

    def __init__(self) -> None:
        self._brev: list[Mottaget] = []
        self._antal = 0
        self._las = Lock()

    def ta_emot(self, till: str, innehall: bytes, kom: datetime) -> None:
        """Keep a mail as the mail server got it."""
        meddelande = message_from_bytes(innehall, policy=default)
        if not isinstance(meddelande, EmailMessage):  # pragma: no cover - that policy makes no other
            raise TypeError
        text = str(meddelande.get_content()).replace("\r\n", "\n")
        with self._las:
            self._antal += 1
            self._brev.append(Mottaget(self._antal, till, str(meddelande["Subject"]), text, kom))
            del self._brev[: -self.HOGST]

    def alla(self) -> tuple[Mottaget, ...]:
        """What has come, newest first."""
        with self._las:
            return tuple(reversed(self._brev))

    def hamta(self, nummer: int) -> Mottaget | None:
        """One mail, or None where there is none of that number any more."""
        return next((brev for brev in self.alla() if brev.nummer == nummer), None)
