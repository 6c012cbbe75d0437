"""What is agreed at a session: new actions written in its form, and earlier ones that are done by now."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Annotated, Final, NamedTuple

from pydantic import Field

from app.domain.atagande import oppna
from app.web.ataganden import far_folja, oppna_vyer
from app.web.forms import Falt, Formular, Fritext
from app.web.ifyllt import Ifyllt
from app.web.motpart import Motpart
from app.web.ramkontroll import las_datum
from app.web.sida import Portfoljsida

RADER: Final = (1, 2, 3)
ST: Final = "st"
Vad = Annotated[Fritext, Field(title="Vad som ska göras", max_length=1000)]
Vem = Annotated[str, Field(title="Vem som gör det", max_length=20)]
Nar = Annotated[date | None, Field(title="Senast")]


class NyttAtagande(NamedTuple):
    """One agreed action of the form; `vem` None: the ST-läkare."""

    text: str
    vem: Motpart | None
    senast: date | None


class AtagandeFalt(Formular):
    """Three rows for what is agreed, and the ids of what is done by now."""

    vad_1: Vad = ""
    vem_1: Vem = ST
    senast_1: Nar = None
    vad_2: Vad = ""
    vem_2: Vem = ST
    senast_2: Nar = None
    vad_3: Vad = ""
    vem_3: Vem = ST
    senast_3: Nar = None
    klara: Annotated[frozenset[int], Field(title="Gjort sedan sist")] = frozenset()

    def nya(self, kanda: Collection[Motpart]) -> tuple[NyttAtagande, ...]:
        """The rows that say something."""
        personer = {str(m.id): m for m in kanda}
        rader = (
            (self.vad_1, self.vem_1, self.senast_1),
            (self.vad_2, self.vem_2, self.senast_2),
            (self.vad_3, self.vem_3, self.senast_3),
        )
        return tuple(NyttAtagande(vad, personer.get(vem), senast) for vad, vem, senast in rader if vad)


def vilka(sida: Portfoljsida, kanda: Sequence[Motpart]) -> tuple[tuple[str, str], ...]:
    """Those who can be given something to do."""
    return ((ST, f"{sida.tilltrade.namn} (ST-läkaren)"), *((str(m.id), m.etikett) for m in kanda))


def oppna_att_bocka(sida: Portfoljsida) -> tuple[tuple[str, str, str], ...]:
    """What is still to be done and this person may close, as boxes to tick."""
    return tuple((str(vy.id), f"{vy.text} ({vy.ansvarig}, {vy.nar})", "") for vy in oppna_vyer(sida) if vy.far_folja)


def fel_i_ataganden(falt: Falt, sida: Portfoljsida, kanda: Sequence[Motpart]) -> dict[str, str]:
    """Faults that need the portfolio: a day before the session, somebody not offered, an action not open."""
    v, fel, datum = Ifyllt(falt), {}, las_datum(falt, "datum")
    valbara = {varde for varde, _ in vilka(sida, kanda)}
    for nr in RADER:
        senast = las_datum(falt, f"senast_{nr}")
        if senast is not None and not v(f"vad_{nr}"):
            fel[f"vad_{nr}"] = "Skriv vad som ska göras, eller ta bort dagen."
        if senast is not None and datum is not None and senast < datum:
            fel[f"senast_{nr}"] = "Dagen ligger före samtalet."
        if v(f"vem_{nr}") not in {"", *valbara}:
            fel[f"vem_{nr}"] = "Välj någon i listan."
    kvar = {str(ett.id) for ett in oppna(sida.portfolj.ataganden) if far_folja(sida, ett)}
    if not set(v.alla("klara")) <= kvar:
        fel["klara"] = "Något av det du bockade av är redan avslutat. Gå igenom listan igen."
    return fel
