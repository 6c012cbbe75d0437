"""Short texts that change when content does."""

import hashlib
from collections.abc import Iterable
from typing import Final

_LANGD: Final = 12


def short_hash(delar: Iterable[bytes]) -> str:
    """Twelve hexadecimal digits of SHA-256 over the parts, in their order."""
    return hashlib.sha256(b"\0".join(delar)).hexdigest()[:_LANGD]
