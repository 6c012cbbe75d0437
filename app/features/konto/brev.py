"""Which mails one wants, and those one has had."""

from typing import Annotated, Final

from pydantic import Field
from starlette.responses import Response

from app.db.brevval import Brevgrupp, bortvalda, valj_bort
from app.db.utkorg import brev_till
from app.web.brevrader import brevrad
from app.web.forms import Formular
from app.web.sida import Inskickat, Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()
_GRUPPER: Final = (
    (
        Brevgrupp.BEGARAN,
        "När något väntar på dig",
        "En bedömning, en plan att signera, godkänna eller göra om, en placering. Allt syns när du loggar in.",
    ),
    (Brevgrupp.PAMINNELSE, "Påminnelser om det du inte har svarat på", "Högst några per begäran."),
    (
        Brevgrupp.VECKOBREV,
        "Veckobrev",
        "Vad som väntar på dig, nya brister och det som har sin sista dag i veckan. Inget brev när det inget finns.",
    ),
)


class BrevvalForm(Formular):
    """The groups that are wanted."""

    brev: Annotated[frozenset[Brevgrupp], Field(title="Brev")] = frozenset()


@sidor.las("/konto/brev", Tillgang.INLOGGAD, namn="konto.brev")
def visa(sida: Sida) -> Response:
    """The choices, and the latest mails."""
    bort = bortvalda(sida.session, sida.aktor.konto_id)
    return _sida(sida, [grupp.value for grupp in Brevgrupp if grupp not in bort])


@sidor.skriv("/konto/brev", Tillgang.INLOGGAD, namn="konto.brev_spara")
def spara(post: Inskickat) -> Response:
    """Save the choices."""
    form = post.validera(BrevvalForm)
    if form.varde is None:
        return _sida(post, list(post.falt.get("brev", [])), status=422, fel=dict(form.fel))
    valj_bort(post.skriv, post.aktor.konto_id, frozenset(Brevgrupp) - form.varde.brev)
    return post.klart("konto.brev", meddelande="Valet är sparat.")


def _sida(sida: Sida, valda: list[str], status: int = 200, fel: dict[str, str] | None = None) -> Response:
    return sida.render(
        "konto/brev.html", status=status, titel="Brev till dig", grupper=_GRUPPER, valda=valda, fel=fel or {},
        epost=sida.aktor.epost, has_epost=sida.installningar.has_epost,
        brev=[brevrad(ett) for ett in brev_till(sida.session, sida.aktor.person_id, sida.nu)],
    )  # fmt: skip
