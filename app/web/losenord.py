"""Passwords: what is asked of them, hashed with argon2, compared in constant effort."""

import unicodedata
from functools import lru_cache
from typing import Final

from pwdlib import PasswordHash

MINST: Final = 12
HOGST: Final = 1000  # characters; the hash takes any length, the limit spares the server

_hash = PasswordHash.recommended()


def hasha(losenord: str) -> str:
    """The argon2 hash to store."""
    return _hash.hash(_lika(losenord))


@lru_cache
def _ingens() -> str:
    return hasha("ingen har det här lösenordet")


def stammer(losenord: str, lagrat: str | None) -> bool:
    """Whether the password is the stored one. An unknown account costs as long as a wrong password."""
    return _hash.verify(_lika(losenord), lagrat or _ingens()) and lagrat is not None


def losenordsfel(losenord: str, epost: str) -> str:
    """What is wrong with a new password, in Swedish; "" where nothing is.

    Length is what makes a password hard to guess; rules about kinds of characters only make it hard to remember.
    """
    if len(losenord) < MINST:
        return f"Lösenordet är för kort: minst {MINST} tecken. Flera ord efter varandra går bra."
    if epost and epost.casefold() in losenord.casefold():
        return "Lösenordet får inte vara din e-postadress."
    return ""


def _lika(losenord: str) -> str:
    """The same letters typed on another machine are the same password."""
    return unicodedata.normalize("NFKC", losenord)
