"""Supervision: who supervises, and the sessions that were documented."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift


class Handledarroll(StrEnum):
    """The role that somebody has towards one ST-läkare. A placement's handledare stands on the placement."""

    HUVUDHANDLEDARE = "huvudhandledare"
    HANDLEDARE = "handledare"
    STALLFORETRADARE = "stallforetradare"


@dataclass(frozen=True, slots=True)
class Handledarskap:
    """A named handledare from `fran` up to and including `till` (None: until further notice).

    `skal` is why there was a change. `is_pa_enheten` tells whether the handledare works where the ST-läkare has the
    main part of the service (None: not noted), `tillganglighet` how the handledare is reached otherwise. From
    `borta_fran` up to and including `borta_till` (None: until further notice) the handledare is away.
    """

    person_id: int
    namn: str
    roll: Handledarroll
    fran: date
    till: date | None = None
    skal: str = ""
    is_pa_enheten: bool | None = None
    tillganglighet: str = ""
    borta_fran: date | None = None
    borta_till: date | None = None

    def galler(self, dag: date) -> bool:
        """Whether the handledarskap is in force on `dag`."""
        return self.fran <= dag and (self.till is None or dag <= self.till)

    def is_borta(self, dag: date) -> bool:
        """Whether the handledare is noted as away on `dag`."""
        return self.borta_fran is not None and self.borta_fran <= dag <= (self.borta_till or date.max)


class Meritslag(StrEnum):
    """What a handledare has to show: a specialty, training as handledare, the yearly training or network."""

    SPECIALIST = "specialist"
    HANDLEDARUTBILDNING = "handledarutbildning"
    FORTBILDNING = "fortbildning"


@dataclass(frozen=True, slots=True)
class Handledarmerit:
    """One thing noted of a handledare's competence, or, where `finns` is not set, that it is known to be missing.

    `specialitet` is the slug of a specialty, `foreskrift` the regulation that a training followed (None: not known),
    `underlag` where the proof is.
    """

    id: int
    person_id: int
    namn: str
    slag: Meritslag
    datum: date | None = None
    specialitet: str = ""
    foreskrift: Foreskrift | None = None
    underlag: str = ""
    finns: bool = True


@dataclass(frozen=True, slots=True)
class Handledningstid:
    """When handledning is scheduled (`text`, such as "torsdagar 8–9") from a day on, and whether in working time."""

    id: int
    fran: date
    text: str
    is_arbetstid: bool


class Samtalsslag(StrEnum):
    """An ordinary session, the extra hour for going through the IUP, or about the ST-läkare's own supervising."""

    ORDINARIE = "ordinarie"
    IUP_GENOMGANG = "iup_genomgang"
    OM_HANDLEDNING = "om_handledning"


class IupPunkt(StrEnum):
    """What in the IUP a session touched."""

    PLACERINGAR = "placeringar"
    KURSER = "kurser"
    BEDOMNINGAR = "bedomningar"
    EGET_ARBETE = "eget_arbete"
    HELHETEN = "helheten"


@dataclass(frozen=True, slots=True)
class Handledarsamtal:
    """A documented supervision session. It counts once the ST-läkare has documented it; confirmation is extra."""

    id: int
    datum: date
    minuter: int
    handledare_namn: str
    handledare_id: int | None = None
    delmal: frozenset[DelmalKod] = frozenset()
    aktivitet_id: int | None = None
    anteckning: str = ""
    overenskommet: str = ""
    nasta: date | None = None
    bekraftad: date | None = None
    slag: Samtalsslag = Samtalsslag.ORDINARIE
    iup: frozenset[IupPunkt] = frozenset()

    @property
    def has_planen(self) -> bool:
        """Whether the session touched the IUP: a part of it, a delmål or an activity."""
        is_genomgang = self.slag is Samtalsslag.IUP_GENOMGANG
        return bool(self.delmal or self.iup) or self.aktivitet_id is not None or is_genomgang
