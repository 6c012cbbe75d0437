"""A request as whoever made it follows it: reminded, run out, declined, the fate of its mails, its one-time link."""

from dataclasses import dataclass
from datetime import date

from app.db.bedomningar import OPPEN
from app.db.bedomningslankar import OBJEKT, Mottagare, mottagare, senaste_lank, sista_dag
from app.db.brevval import Brevgrupp
from app.db.tabeller import BedomningRad
from app.db.utkorg import brev_om
from app.domain.bedomning import Bedomningsstatus
from app.domain.begaran import Begaran
from app.features.bedomning import villkor
from app.web.brevrader import Brevrad, brevrad
from app.web.format import antal, datum
from app.web.sida import Portfoljsida


@dataclass(frozen=True, slots=True)
class Foljd:
    """What the page of a request shows beside the request itself, and which buttons."""

    is_utgangen: bool
    pamind: str
    far_paminna: bool
    inte_paminna: str
    lank_till: date | None
    lank_epost: str
    far_lanka: bool
    epost: str
    brev: tuple[Brevrad, ...]
    fel: tuple[Brevrad, ...]


def begaran(sida: Portfoljsida, rad: BedomningRad, regler: Begaran) -> Foljd | None:
    """What there is to follow; None for others than those whose request it is, and once it is answered."""
    if rad.status not in (*OPPEN, Bedomningsstatus.AVBOJD) or not villkor.far_folja(sida, rad):
        return None
    is_utgangen = villkor.is_utgangen(sida, rad)
    is_oppen = rad.status in OPPEN and not is_utgangen
    lank, till = senaste_lank(sida.session, rad.id or 0), mottagare(sida.session, rad)
    is_lank_oppen = lank is not None and lank.aterkallad is None and lank.anvand is None and lank.giltig_till > sida.nu
    brev = tuple(brevrad(b) for b in brev_om(sida.session, OBJEKT, rad.id or 0, sida.nu))
    epost = till.epost or (lank.epost if lank else "")
    inte = _inte_paminna(sida, rad, regler, epost, till) if is_oppen else ""
    return Foljd(
        is_utgangen=is_utgangen,
        pamind=_pamind(rad),
        far_paminna=is_oppen and not inte,
        inte_paminna=inte,
        lank_till=sista_dag(lank.giltig_till) if lank and is_lank_oppen and is_oppen else None,
        lank_epost=lank.epost if lank else "",
        far_lanka=is_oppen and sida.installningar.has_epost,
        epost=epost,
        brev=brev,
        fel=tuple(b for b in brev if b.is_fel),
    )


def _pamind(rad: BedomningRad) -> str:
    if not rad.paminnelser or rad.paminnd is None:
        return ""
    return f"Påmind {antal(rad.paminnelser, 'gång', 'gånger')}, senast {datum(rad.paminnd)}"


def _inte_paminna(sida: Portfoljsida, rad: BedomningRad, regler: Begaran, epost: str, till: Mottagare) -> str:
    """Why no reminder can be sent now; "" where one can."""
    if not sida.installningar.has_epost:
        return "Påminnelser går inte att skicka: tjänsten har ingen e-post inställd."
    if not epost:
        return f"Skriv en e-postadress till {rad.bedomare_namn} för att kunna påminna."
    if Brevgrupp.PAMINNELSE in till.bortvalt:
        return f"{rad.bedomare_namn} har valt bort påminnelser. Hör av dig, eller fråga någon annan."
    fran = regler.far_paminna_fran(rad.paminnelser, rad.paminnd)
    if fran is None:
        return f"{rad.bedomare_namn} har fått alla påminnelser som skickas. Hör av dig, eller fråga någon annan."
    return _vanta(fran) if sida.idag < fran else ""


def _vanta(fran: date) -> str:
    return f"Nästa påminnelse kan skickas {datum(fran)}."
