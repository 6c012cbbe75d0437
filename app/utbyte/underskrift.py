"""Ed25519 over the head of a chain: keys as base64 of their 32 bytes, so that they fit a line of settings."""

import binascii
from base64 import b64decode, b64encode
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITM: Final = "Ed25519"


def ny_nyckel() -> str:
    """A new secret key."""
    return b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def publik_nyckel(nyckel: str) -> str:
    """The public key that belongs to a secret one."""
    return b64encode(_hemlig(nyckel).public_key().public_bytes_raw()).decode()


def underteckna(nyckel: str, text: str) -> str:
    """The signature of a text, as base64."""
    return b64encode(_hemlig(nyckel).sign(text.encode())).decode()


def is_akta(publik: str, signatur: str, text: str) -> bool:
    """Whether the signature of the text was made with the secret key of that public one; also False for nonsense."""
    try:
        Ed25519PublicKey.from_public_bytes(b64decode(publik, validate=True)).verify(
            b64decode(signatur, validate=True), text.encode()
        )
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def _hemlig(nyckel: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(b64decode(nyckel, validate=True))
