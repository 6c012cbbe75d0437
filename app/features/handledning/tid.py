"""When handledning is scheduled."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, ny_rad
from app.db.tabeller import HandledningstidRad
from app.domain.behorighet import Handling
from app.domain.handledning import Handledningstid
from app.domain.portfolj import Portfolj
from app.web.forms import Falt, Formular, Rad, falt_av
from app.web.ifyllt import Ifyllt
from app.web.ramkontroll import fel_i_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_HAR = "/portfolj/{portfolj_id:int}/handledning/tid"


class TidForm(Formular):
    """When it is, from which day, and whether it is in working time."""

    text: Annotated[Rad, Field(title="När handledningen är", min_length=1)]
    arbetstid: Annotated[Literal["ja", "nej"], Field(title="Arbetstid")]
    fran: Annotated[date, Field(title="Från och med")]


def galler_nu(portfolj: Portfolj, idag: date) -> Handledningstid | None:
    """What is in force today."""
    borjat = [tid for tid in portfolj.handledningstider if tid.fran <= idag]
    return max(borjat, key=lambda tid: (tid.fran, tid.id), default=None)


def _notera(session: WriteSession, portfolj_id: int, form: TidForm) -> None:
    rad = HandledningstidRad(
        portfolj_id=portfolj_id, fran=form.fran, text=form.text, is_arbetstid=form.arbetstid == "ja"
    )
    handelse(
        session, Handelseslag.HANDLEDNINGSTID_NOTERAD, portfolj_id=portfolj_id, objekt="handledningstid",
        objekt_id=ny_rad(session, rad),
    )  # fmt: skip


def _formular(sida: Portfoljsida, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None) -> Response:
    return sida.render(
        "handledning/tid.html", status=status, titel="När handledningen är schemalagd", v=Ifyllt(falt), fel=fel or {}
    )


@sidor.las(_HAR, Handling.DOKUMENTERA_HANDLEDNING, namn="handledningstid.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form, with what holds today."""
    nu = galler_nu(sida.portfolj, sida.idag)
    falt = {"fran": sida.idag if nu else sida.tilltrade.start, "arbetstid": "ja", "text": nu.text if nu else ""}
    if nu is not None and not nu.is_arbetstid:
        falt["arbetstid"] = "nej"
    return _formular(sida, falt_av(falt))


@sidor.skriv(_HAR, Handling.DOKUMENTERA_HANDLEDNING, namn="handledningstid.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Note it; what was noted before holds until that day."""
    form = post.validera(TidForm, fel_i_datum(post.falt, post.portfolj.utbildning, ("fran",)))
    if form.varde is None:
        return _formular(post, post.falt, status=422, fel=form.fel)
    _notera(post.skriv, post.portfolj_id, form.varde)
    return post.klart("handledning.lista", portfolj_id=post.portfolj_id, meddelande="Tiden är noterad.")
