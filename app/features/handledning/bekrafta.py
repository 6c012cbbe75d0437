"""Confirming many sessions at once."""

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.behorighet import Handling, Relation
from app.domain.handledning import Handledarsamtal
from app.features.handledning import actions
from app.features.handledning.queries import versioner
from app.web.att_gora import till_det_som_vantar
from app.web.forms import las_tal
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_ANDRAT = "Något av samtalen har ändrats eller bekräftats sedan du öppnade sidan. Läs det som står nu."
_HAR = "/portfolj/{portfolj_id:int}/handledning/bekrafta"


def far_bekrafta(sida: Portfoljsida, handledare_id: int | None) -> bool:
    """Huvudhandledare confirms any session, another handledare those that name them."""
    if not sida.far(Handling.BEKRAFTA_HANDLEDNING):
        return False
    return Relation.HUVUDHANDLEDARE in sida.tilltrade.relationer or handledare_id == sida.aktor.person_id


def obekraftade(sida: Portfoljsida) -> tuple[Handledarsamtal, ...]:
    """The sessions that the reader may confirm, oldest first; their own before those of others."""
    mina = [s for s in sida.portfolj.handledarsamtal if s.bekraftad is None and far_bekrafta(sida, s.handledare_id)]
    return tuple(sorted(mina, key=lambda s: (s.handledare_id != sida.aktor.person_id, s.datum, s.id)))


def _visa(sida: Portfoljsida, *, status: int = 200, fel: str = "") -> Response:
    return sida.render(
        "handledning/bekrafta_flera.html",
        status=status,
        titel="Bekräfta handledning",
        samtal=obekraftade(sida),
        versioner=versioner(sida.session, sida.portfolj_id),
        egen=sida.aktor.person_id,
        fel=fel,
    )


@sidor.las(_HAR, Handling.BEKRAFTA_HANDLEDNING, namn="handledning.bekrafta_flera")
def flera(sida: Portfoljsida) -> Response:
    """All that the reader may confirm; one's own are ticked."""
    return _visa(sida)


@sidor.skriv(_HAR, Handling.BEKRAFTA_HANDLEDNING, namn="handledning.bekrafta_valda")
def valda(post: Portfoljinskick) -> Response:
    """Confirm those that are ticked, as they were seen."""
    par = [ett.partition(":") for ett in Ifyllt(post.falt).alla("samtal")]
    sedda = {las_tal(id_, 0): las_tal(version, 0) for id_, _, version in par}
    if not sedda:
        return _visa(post, status=422, fel="Välj minst ett samtal.")
    if not sedda.keys() <= {s.id for s in obekraftade(post)}:
        return _visa(post, status=409, fel=_ANDRAT)
    try:
        actions.bekrafta_flera(post.skriv, post.portfolj_id, sedda)
    except Konflikt:
        return _visa(post, status=409, fel=_ANDRAT)
    antal = len(sedda)
    meddelande = "Samtalet är bekräftat." if antal == 1 else f"{antal} samtal är bekräftade."
    lank = till_det_som_vantar(post)
    return post.klart("handledning.lista", portfolj_id=post.portfolj_id, meddelande=meddelande, lank=lank)
