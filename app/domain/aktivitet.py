"""Training activities: what is planned and done towards the delmål."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delmal import DelmalKod
from app.domain.slag import Aktivitetsslag, Metod, Miljo


class Aktivitetsstatus(StrEnum):
    """Where an activity stands. A withdrawn one stays in the history but counts for nothing."""

    FORESLAGEN = "foreslagen"
    PLANERAD = "planerad"
    GENOMFORD = "genomford"
    ATERKALLAD = "aterkallad"


class TjanstgoringsTyp(StrEnum):
    """What a placement is to the home unit."""

    HEMENHET = "hemenhet"
    SIDOTJANSTGORING = "sidotjanstgoring"
    BT_DEL = "bt_del"


class BtDel(StrEnum):
    """What a part of BT is in, where it matters: what `Tjanstgoring.amne` holds for it."""

    AKUTSJUKVARD = "akutsjukvard"
    PRIMARVARD = "primarvard"
    PSYKIATRI = "psykiatri"


@dataclass(frozen=True, slots=True)
class Tjanstgoring:
    """The fields that only a placement has (`slag` klinisk_tjanstgoring or auskultation).

    `amne` is the key of the kind of placement in the region's plan ("pediatrik"), of a part of BT that of `BtDel`;
    "" where none is meant. `ersattare`
    stands in for the handledare. `mal` are goals and plan, agreed on `mal_satta`; `mitt_datum` is the day of the talk
    midway, `omdome` the clinic's final judgement of the ST-läkare, and `utvarderad` the day on which the ST-läkare
    judged the clinic. `has_jour` is None where nobody has said whether on-call duty is part of it.
    """

    typ: TjanstgoringsTyp
    enhet: str
    procent: int
    miljo: Miljo | None = None
    handledare_id: int | None = None
    handledare_namn: str | None = None
    bekraftad: date | None = None
    amne: str = ""
    ersattare: str = ""
    mal: str = ""
    mal_satta: date | None = None
    mitt_datum: date | None = None
    mitt_text: str = ""
    omdome_datum: date | None = None
    omdome: str = ""
    utvarderad: date | None = None
    has_jour: bool | None = None
    is_slutenvard: bool = False


@dataclass(frozen=True, slots=True)
class Aktivitet:
    """One training activity, linked to the delmål it serves.

    `start` and `slut` are inclusive days; an undated plan has neither. `mall` is the key of the course or other item
    of the region's plan that it is ("" for none). `intyg` is the day on which `intyg_av` signed its certificate.
    """

    id: int
    slag: Aktivitetsslag
    titel: str
    status: Aktivitetsstatus
    start: date | None = None
    slut: date | None = None
    delmal: frozenset[DelmalKod] = frozenset()
    beskrivning: str = ""
    tjanstgoring: Tjanstgoring | None = None
    mall: str = ""
    intyg: date | None = None
    intyg_av: str = ""

    @property
    def is_gallande(self) -> bool:
        """Whether the activity is part of the plan: not merely suggested, not withdrawn."""
        return self.status in (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)

    @property
    def is_genomford(self) -> bool:
        """Whether the activity is done."""
        return self.status is Aktivitetsstatus.GENOMFORD

    @property
    def is_sidotjanstgoring(self) -> bool:
        """Whether the activity is a placement away from the home unit."""
        return self.tjanstgoring is not None and self.tjanstgoring.typ is TjanstgoringsTyp.SIDOTJANSTGORING


@dataclass(frozen=True, slots=True)
class PlaneradMetod:
    """A planned assessment: by which method a delmål is to be assessed, and which activity that covers.

    `aktivitet_id` is None while nobody has said which activity the method is to assess.
    """

    id: int
    delmal: DelmalKod
    metod: Metod
    aktivitet_id: int | None = None
    planerad_till: date | None = None
