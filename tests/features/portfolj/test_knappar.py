"""The button of every rule leads somebody who may to a page, and to the form filled in as the button says."""

import re
from collections.abc import Callable
from typing import Final

from fastapi import FastAPI

from app.domain.behorighet import RATTER, Handling, Relation
from app.domain.slag import Aktivitetsslag, Metod
from app.regler import REGLER
from app.regler.modell import Atgard, Om
from app.web.links import atgardslank
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

_VEM: Final = {
    Relation.AGARE: "st",
    Relation.HUVUDHANDLEDARE: "handledare",
    Relation.STUDIEREKTOR: "studierektor",
    Relation.CHEF: "chef",
}

# A list of that kind; methods in several steps, which are led on to a form of their own.
_UTAN_VAL: Final = {"arbete.visa", Metod.SPECIALISTKOLLEGIUM, Metod.MITT_I_ST, Metod.SJALVSKATTNING}


def _vag(app: FastAPI, varld: Varld, atgard: Atgard, om: Om) -> tuple[str, str] | None:
    """Who takes it, and the address."""

    def url(namn: str, **delar: object) -> str:
        return str(app.url_path_for(namn, **delar))

    for relation, vem in _VEM.items():

        def far(handling: Handling, relation: Relation = relation) -> bool:
            return relation in RATTER[handling]

        if lank := atgardslank(atgard, om, varld.portfolj, url, far):
            return vem, lank[0]
    return None


def _vald(sida: Sidan, varde: str) -> bool:
    return any(
        re.search(r"\s(checked|selected)\b", tagg)
        for tagg in re.findall(rf'<\w+[^>]* value="{varde}"[^>]*>', sida.html)
    )


def test_every_button_opens_and_fills_in_what_it_names(
    klient: Callable[[str], Klient], app: FastAPI, varld: Varld
) -> None:
    alla = {(regel.atgard_for(namn), regel.id) for regel in REGLER.values() for namn in regel.delar}
    om = {"handledare.kompetens": Om(handledare_id=varld.personer["handledare"])}
    besokta = set()
    for atgard, regel_id in sorted(alla, key=lambda par: par[1]):
        om_det = om.get(atgard.namn, Om())
        vag = _vag(app, varld, atgard, om_det) or _vag(app, varld, atgard, Om(aktivitet_id=varld.placering))
        assert vag is not None, (regel_id, atgard)
        if vag in besokta:
            continue
        besokta.add(vag)
        sida = klient(vag[0]).sida(vag[1])
        assert sida.status == 200, (regel_id, vag)
        if _UTAN_VAL & {atgard.namn, atgard.metod}:
            assert atgard.namn == "arbete.visa" or f"/flera/{atgard.metod}" in str(sida.svar.url)
            continue
        for varde in (atgard.mall or _mallen(atgard.metod), atgard.slag, atgard.merit):
            assert not varde or _vald(sida, varde), (regel_id, vag, varde)


def _mallen(metod: Metod | None) -> str:
    """The form that a method leads to has the method's name, in the forms that buttons lead to."""
    return metod.value if metod else ""


def test_what_the_studierektor_must_approve_is_opened_by_the_studierektor(app: FastAPI, varld: Varld) -> None:
    assert _vag(app, varld, REGLER["IUP-06"].atgard, Om()) == ("studierektor", f"/portfolj/{varld.portfolj}/iup")


def test_a_kind_of_work_goes_along(app: FastAPI, varld: Varld) -> None:
    vag = _vag(app, varld, REGLER["KV-10"].atgard, Om())
    assert vag == ("st", f"/portfolj/{varld.portfolj}/aktivitet/ny?slag={Aktivitetsslag.KVALITETSARBETE.value}")
