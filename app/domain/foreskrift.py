"""The regulations that a specialist training can follow."""

from enum import StrEnum


class Foreskrift(StrEnum):
    """A regulation on specialist training, named by its year; which one applies to whom is rule TID-03."""

    F2015 = "2015"
    F2021 = "2021"

    @property
    def beteckning(self) -> str:
        """The official designation as printed in the code of statutes."""
        return _BETECKNING[self]


_BETECKNING = {
    Foreskrift.F2015: "SOSFS 2015:8",
    Foreskrift.F2021: "HSLF-FS 2021:8",
}
