"""Drawing the page of one delmål, also when a form on it was refused."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import Response

from app.domain.kedja import Kedja
from app.features.delmal import queries
from app.features.delmal.matris import alla_kedjor
from app.features.delmal.sidvy import Delmalssida, eget_intyg_i_ord, grannar
from app.features.delmal.styrka import statusord, styrkevy, styrkor
from app.web import ord as etiketter
from app.web.fyndrader import Fyndrad, Fyndrader
from app.web.ifyllt import Ifyllt
from app.web.kedjeord import kedja_i_ord, kedjemarke
from app.web.metodval import metodval
from app.web.sida import Inskickat, Portfoljsida


def delmalssida(sida: Portfoljsida, kedja: Kedja, fel: Mapping[str, str] | None = None) -> Response:
    """The page; with `fel` as a refused form, what was written still there."""
    kod = kedja.kod
    adress = sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kod.lower())
    delar = Delmalssida(sida.portfolj, kedja, sida.url)
    ritare = Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far)
    styrka = styrkor(sida, (kedja,)).get(kod)
    status, ton = statusord(kedja, styrka)
    fore, efter = grannar(alla_kedjor(sida.portfolj, sida.underlag), kod)
    signering = queries.signering(sida.session, sida.portfolj_id, kod)
    return sida.render(
        "delmal/visa.html",
        status=422 if fel else 200,
        block="karna",
        titel=f"{kod} {kedja.delmal.titel}",
        kod=kod,
        delmal=kedja.delmal,
        adress=adress,
        marke=kedjemarke(kedja, "stor"),
        marke_ord=kedja_i_ord(kedja),
        noder=_noder(kedja, adress),
        statusord=status,
        ton=ton,
        styrka=styrkevy(sida, styrka) if styrka else None,
        rader=[_pa_sidan(rad, adress) for rad in ritare.lista(ett for ett in sida.fynd if ett.om.delmal == kod)],
        krav=delar.krav(),
        rad=delar.rad(),
        eget_intyg=eget_intyg_i_ord(kedja.delmal),
        aktiviteter=delar.aktiviteter(),
        metoder=delar.metoder(queries.metodversioner(sida.session, sida.portfolj_id, kod)),
        bedomningar=delar.bedomningar(),
        samtal=delar.samtal(),
        moment=delar.moment(),
        aktivitetsval=delar.aktivitetsval(),
        andra_aktiviteter=delar.andra_aktiviteter(),
        metodval=metodval(sida.portfolj),
        signering=signering,
        signatur=queries.signaturnummer(sida.session, signering) if signering else None,
        tillgodoraknanden=[t for t in sida.portfolj.tillgodoraknanden if t.delmal == kod],
        fel=fel or {},
        ifyllt=Ifyllt(sida.falt if isinstance(sida, Inskickat) else {}),
        fore=fore,
        efter=efter,
        delvis=sida.request.headers.get("HX-Request-Type") == "partial",
    )


def _pa_sidan(rad: Fyndrad, adress: str) -> Fyndrad:
    """A line about the delmål on its own page: the heading leads nowhere, a remedy on the page leads to its place."""
    if rad.atgard and rad.atgard[0] == adress:
        return replace(rad, url=None, atgard=(f"{adress}#metoder", rad.atgard[1]))
    return replace(rad, url=None)


def _noder(kedja: Kedja, adress: str) -> tuple[tuple[str, str, str], ...]:
    """The nodes of the large chain: what each is, how it stands, and where on the page it is shown."""
    if kedja.is_tillgodoraknad:
        ord_ = ("tillgodoräknat",) * 3
    else:
        ord_ = (
            etiketter.AKTIVITETSNOD[kedja.aktivitet],
            etiketter.METODNOD[kedja.metod],
            etiketter.BEDOMNINGSNOD[kedja.bedomning],
        )
    namn = (("Aktivitet", "aktiviteter"), ("Metod", "metoder"), ("Bedömning", "bedomningar"))
    return tuple((etikett, i_ord, f"{adress}#{ankare}") for (etikett, ankare), i_ord in zip(namn, ord_, strict=True))
