"""What stands in a form's fields, for templates: what was written, or what is stored."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from app.web.forms import Falt


class Ifyllt:
    """The fields of one form. `v("titel")` is the last value sent under the name, "" when there is none."""

    def __init__(self, falt: Falt) -> None:
        self.falt = falt

    def __call__(self, namn: str) -> str:
        """The value of a field that holds one."""
        return (self.falt.get(namn) or [""])[-1].strip()

    def alla(self, namn: str) -> tuple[str, ...]:
        """The values of a field that holds several."""
        return tuple(v.strip() for v in self.falt.get(namn, ()) if v.strip())


class Skillnad(NamedTuple):
    """One field in which what somebody else saved differs from what was just sent."""

    falt: str
    etikett: str
    sparat: str
    ditt: str


def skillnader(
    skickat: Falt,
    sparat: Falt,
    etiketter: Iterable[tuple[str, str]],
    i_ord: Callable[[str, str], str] = lambda _namn, varde: varde,
) -> tuple[Skillnad, ...]:
    """The fields that differ, in form order. `etiketter` are (name, label); `i_ord` says a value (name, value)."""

    def text(falt: Falt, namn: str) -> str:
        return ", ".join(sorted(i_ord(namn, v.strip()) for v in falt.get(namn, ()) if v.strip()))

    return tuple(
        Skillnad(namn, etikett, text(sparat, namn), text(skickat, namn))
        for namn, etikett in etiketter
        if text(sparat, namn) != text(skickat, namn)
    )
