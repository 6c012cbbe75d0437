"""What the demo's sign-in page tells: accounts of made-up persons share one password that is no secret."""

from typing import Final

LOSENORD: Final = "prova-portfoljen"
VISAS: Final = 29  # accounts that are shown: those who lead, the stories, then their handledare
