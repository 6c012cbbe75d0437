"""Finds Swedish personal identity numbers in free text, where none may stand."""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Final

# 6 or 8 digits of birth date, an optional sign of age, 4 digits; not a part of a longer number.
_MONSTER: Final = re.compile(
    r"(?<![\d])(?P<sekel>(?:18|19|20))?(?P<ar>\d\d)(?P<manad>\d\d)(?P<dag>\d\d)\s?(?P<tecken>[-+–]?)\s?(?P<slut>\d{4})(?![\d])"
)
_SAMORDNING: Final = 60


@dataclass(frozen=True, slots=True)
class Traff:
    """A number found: where it begins and ends in the text, and how it was written."""

    start: int
    slut: int
    text: str


def hitta_personnummer(text: str) -> tuple[Traff, ...]:
    """Every personnummer or samordningsnummer in the text, written with 10 or 12 digits, with or without a sign.

    Only numbers whose date exists and whose check digit is right are found, so that phone numbers and case numbers
    are left alone but for chance. Sources: folkbokföringslag (1991:481) 18 and 18 a §§ for the form; the check digit
    is the Luhn algorithm over nine digits.
    """
    return tuple(Traff(m.start(), m.end(), m.group()) for m in _MONSTER.finditer(text) if _is_giltigt(m))


def _is_giltigt(traff: re.Match[str]) -> bool:
    return _is_datum(traff) and _luhn("".join(traff.group("ar", "manad", "dag", "slut")))


def _is_datum(traff: re.Match[str]) -> bool:
    manad, dag = int(traff["manad"]), int(traff["dag"])
    dag = dag - _SAMORDNING if dag > _SAMORDNING else dag
    # Without a century the year may be any with these two digits; 2000 + year knows every leap day among them.
    artal = int(f"{traff['sekel'] or '20'}{traff['ar']}")
    return 1 <= manad <= 12 and 1 <= dag <= monthrange(artal, manad)[1]  # noqa: PLR2004 - months of a year


def _luhn(siffror: str) -> bool:
    summa = 0
    for plats, siffra in enumerate(siffror):
        varde = int(siffra) * (2 if plats % 2 == 0 else 1)
        summa += varde - 9 if varde > 9 else varde  # noqa: PLR2004 - sum of the digits of a two-digit number
    return summa % 10 == 0
