"""Passwords: hashed with argon2, compared in constant effort."""

from functools import lru_cache

from pwdlib import PasswordHash

_hash = PasswordHash.recommended()


def hasha(losenord: str) -> str:
    """The argon2 hash to store."""
    return _hash.hash(losenord)


@lru_cache
def _ingens() -> str:
    return hasha("ingen har det här lösenordet")


def stammer(losenord: str, lagrat: str | None) -> bool:
    """Whether the password is the stored one. An unknown account costs as long as a wrong password."""
    return _hash.verify(losenord, lagrat or _ingens()) and lagrat is not None
