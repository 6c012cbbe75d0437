"""What was being sent when the session ran out, or when the form's token had: it follows along through sign-in.

It travels in hidden fields of the sign-in page, never on the server: nothing is stored for somebody unknown.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

_FORLED: Final = "vantar-"
_FILER: Final = "vantar_filer"
_MASKINELLA: Final = frozenset({"_csrf"})


class Vantande(NamedTuple):
    """Fields that wait to be sent again, and the names of files that must be chosen again."""

    falt: tuple[tuple[str, str], ...] = ()
    filer: tuple[str, ...] = ()

    @property
    def dolda(self) -> tuple[tuple[str, str], ...]:
        """The same as fields of the sign-in form, under names that cannot be mistaken for its own."""
        return (
            *((_FORLED + namn, varde) for namn, varde in self.falt),
            *((_FILER, namn) for namn in self.filer),
        )

    @property
    def synliga(self) -> tuple[str, ...]:
        """What a person may have written, to be shown before it is sent: no keys, versions or bare choices."""
        return tuple(varde for namn, varde in self.falt if not namn.startswith("_") and " " in varde.strip())


def vanta(falt: Mapping[str, Sequence[str]], filer: Iterable[str] = ()) -> Vantande:
    """What waits of a form just sent. Passwords and the old token are never passed on."""
    return Vantande(
        tuple(
            (namn, varde)
            for namn, varden in falt.items()
            if namn not in _MASKINELLA and "losenord" not in namn
            for varde in varden
        ),
        tuple(filer),
    )


def las_vantande(falt: Mapping[str, Sequence[str]]) -> Vantande:
    """What waits, out of a sign-in form that carries it."""
    return vanta(
        {namn.removeprefix(_FORLED): varden for namn, varden in falt.items() if namn.startswith(_FORLED)},
        falt.get(_FILER, ()),
    )


def egen_stig(mal: str) -> str:
    """`mal` where it is a path within this site, else "". Nobody is sent elsewhere by a link to the sign-in page.

    Two slashes at the head are another site to a browser, which also reads backslashes as slashes and drops control
    characters before it reads.
    """
    is_egen = mal.startswith("/") and not mal.startswith("//") and chr(92) not in mal
    return mal if is_egen and mal.isprintable() else ""
