"""Secrets that are handed out once, in a cookie or a link: the database holds only their hash."""

import hashlib
import secrets


def ny_nyckel() -> str:
    """A new secret of 256 bits."""
    return secrets.token_urlsafe(32)


def hasha_nyckel(nyckel: str) -> str:
    """What is stored instead of a secret: its SHA-256. The secrets are long and random, so no salt is needed."""
    return hashlib.sha256(nyckel.encode()).hexdigest()
