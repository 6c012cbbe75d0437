"""Preparing a session: points drawn from the gaps, picked and edited by the ST-läkare, read by both."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from pydantic import Field
from starlette.responses import Response

from app.db.utkast import hamta_utkast
from app.domain.behorighet import Handling
from app.domain.handledning import Handledarsamtal
from app.features.handledning import actions
from app.web.agenda import Agendapunkt, agenda
from app.web.forms import Falt, Formular, Fritext
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_HAR: Final = "/portfolj/{portfolj_id:int}/handledning/forbered"
_HOGST = 300  # characters of a point


class AgendaForm(Formular):
    """Suggestions that were ticked, and points of one's own, one a line."""

    forslag: Annotated[tuple[Annotated[Fritext, Field(max_length=1000)], ...], Field(title="Förslag")] = ()
    egna: Annotated[Fritext, Field(title="Dina punkter", max_length=5000)] = ""

    @property
    def punkter(self) -> tuple[str, ...]:
        """The points in order, each once."""
        rader = (rad.strip().removeprefix("–").strip() for rad in self.egna.splitlines())
        return tuple(dict.fromkeys([*filter(None, rader), *self.forslag]))


def senaste(sida: Portfoljsida) -> Handledarsamtal | None:
    """The latest session."""
    return max(sida.portfolj.handledarsamtal, key=lambda s: (s.datum, s.id), default=None)


def sparade_punkter(sida: Portfoljsida) -> tuple[str, ...]:
    """The points of the next session, as the ST-läkare left them."""
    rad = hamta_utkast(sida.session, sida.tilltrade.person_id, sida.portfolj_id, actions.AGENDA)
    return tuple(rad.falt.get("punkter", ())) if rad is not None else ()


def _nasta(sida: Portfoljsida) -> date | None:
    sist = senaste(sida)
    return sist.nasta if sist is not None and sist.nasta is not None and sist.nasta >= sida.idag else None


def _forslag(sida: Portfoljsida, redan: tuple[str, ...]) -> tuple[tuple[str, tuple[Agendapunkt, ...]], ...]:
    """Suggestions by heading, without those that are points already."""
    sist, per_rubrik = senaste(sida), dict[str, list[Agendapunkt]]()
    for punkt in agenda(sida, None if sist is None else sist.datum):
        if punkt.text not in redan:
            per_rubrik.setdefault(punkt.rubrik, []).append(punkt)
    return tuple((rubrik, tuple(punkter)) for rubrik, punkter in per_rubrik.items())


def _formular(sida: Portfoljsida, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None) -> Response:
    punkter = sparade_punkter(sida)
    return sida.render(
        "handledning/forbered.html",
        status=status,
        titel="Förbered handledning",
        v=Ifyllt(falt),
        fel=fel or {},
        forslag=[(rubrik, [(p.text, p.text, "") for p in punkterna]) for rubrik, punkterna in _forslag(sida, punkter)],
        is_forberett=bool(punkter),
    )


@sidor.las(_HAR, Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.forbered")
def forbered(sida: Portfoljsida) -> Response:
    """Suggestions to pick among, and the points so far. The first time the suggestions are ticked."""
    punkter = sparade_punkter(sida)
    valda = () if punkter else [p.text for _, punkterna in _forslag(sida, ()) for p in punkterna]
    return _formular(sida, {"egna": ["\n".join(punkter)], "forslag": list(valda)})


@sidor.skriv(_HAR, Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.spara_agenda")
def spara(post: Portfoljinskick) -> Response:
    """Keep the points until the session is logged."""
    form = post.validera(AgendaForm)
    if form.varde is None:
        return _formular(post, post.falt, status=422, fel=form.fel)
    actions.spara_agenda(post.skriv, post.portfolj_id, form.varde.punkter)
    return post.klart("handledning.agenda", portfolj_id=post.portfolj_id, meddelande="Agendan är sparad.")


@sidor.las("/portfolj/{portfolj_id:int}/handledning/agenda", Handling.LASA_PORTFOLJ, namn="handledning.agenda")
def visa(sida: Portfoljsida) -> Response:
    """The points of the next session, to talk from or to print."""
    return sida.render(
        "handledning/agenda.html", titel="Agenda för handledning", punkter=sparade_punkter(sida), nasta=_nasta(sida)
    )
