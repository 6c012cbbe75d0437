"""Where the files beside the code lie: data folders, templates, migrations.

In the repository they stand at the top, where people look for them; an installed wheel carries copies inside the
package. Everyone asks here, so that no other module knows the difference.
"""

from pathlib import Path
from typing import Final

_APP: Final = Path(__file__).resolve().parent
_PAKET: Final = _APP / "_paket"
_REPOSITORY: Final = _APP.parent


class ResursSaknas(FileNotFoundError):
    """A folder or file that the program cannot run without was found nowhere."""


def resurs(namn: str, *, installning: Path | None = None) -> Path:
    """Find a file or folder that belongs to the program.

    Args:
        namn: its name at the top of the repository: `templates`, `migrations`, `alembic.ini` …
        installning: a place that the settings point out; where given it is the only one tried, since a silent
            fallback would hide a mistyped setting.

    Returns:
        The place from the settings, else the package's copy, else the repository's own.

    Raises:
        ResursSaknas: it is in none of those places.

    """
    kandidater = (installning,) if installning is not None else (_PAKET / namn, _REPOSITORY / namn)
    for kandidat in kandidater:
        if kandidat.exists():
            return kandidat
    raise ResursSaknas(f"{namn} saknas; sökte i {', '.join(str(plats) for plats in kandidater)}")
