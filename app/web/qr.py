"""A QR code as geometry; `templates/delar/qr.html` draws it."""

from typing import Final, NamedTuple

import segno

_TYST: Final = 4  # modules of quiet around the code, as the standard asks


class Qr(NamedTuple):
    """A square of `sida` modules, quiet zone included; `bana` is the path of everything dark."""

    sida: int
    bana: str


def qr(text: str) -> Qr:
    """The code of a text, with room for a fifth of it being hidden."""
    rader = segno.make_qr(text, error="m").matrix
    delar = []
    for y, rad in enumerate(rader):
        x = 0
        while x < len(rad):
            bredd = next((n for n, mork in enumerate(rad[x:]) if not mork), len(rad) - x) if rad[x] else 0
            if bredd:
                delar.append(f"M{x + _TYST} {y + _TYST}h{bredd}v1h-{bredd}z")
            x += bredd or 1
    return Qr(len(rader) + 2 * _TYST, "".join(delar))
