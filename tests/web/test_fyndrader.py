"""A line of the work list offers what its reader can do about it."""

from app.domain.behorighet import Handling
from app.regler.former import Svar
from app.underlag.regelunderlag import Regelverk
from app.web.fyndrader import Fyndrader
from tests import bygg

IUP = Svar("AB-02", "iup").varning("IUP är inte uppdaterad.", forfaller=bygg.dag("2026-12-01"))
UTLATANDE = Svar("AB-02", "utlatande").varning("Utlåtandet är inte klart.", forfaller=bygg.dag("2026-12-01"))


def rad_for(regelverk: Regelverk, *far: Handling) -> tuple[tuple[str, str] | None, str, str]:
    ritare = Fyndrader(
        bygg.portfolj(),
        regelverk,
        bygg.dag("2026-11-23"),
        lambda namn, **_: f"/{namn}",
        lambda handling: handling in far,
    )
    [rad] = ritare.lista([IUP, UTLATANDE])
    assert rad.rubrik == IUP.meddelande
    return rad.atgard, rad.atgard_galler, rad.vem


def test_the_button_mends_the_worst_where_the_reader_may(regelverk: Regelverk) -> None:
    knapp = ("/revidering.ny", "Gå igenom IUP")
    assert rad_for(regelverk, Handling.GORA_REVIDERING, Handling.SKRIVA_UTLATANDE) == (knapp, IUP.meddelande, "")


def test_else_it_mends_another_reason_on_the_line(regelverk: Regelverk) -> None:
    knapp = ("/utlatande.ny", "Skriv handledarutlåtande")
    assert rad_for(regelverk, Handling.SKRIVA_UTLATANDE) == (knapp, UTLATANDE.meddelande, "")


def test_who_may_mend_nothing_reads_who_does(regelverk: Regelverk) -> None:
    atgard, galler, vem = rad_for(regelverk)
    assert (atgard, galler) == (None, "")
    assert vem
