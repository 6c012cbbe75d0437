"""Det som ska finnas inför besöket är klart.

Vad som kontrolleras: att det som regionens profil kräver inför ett studierektorsbesök är gjort senast den dag besöket
är planerat till: uppdaterad IUP, årsrapport, handledarutlåtande, medsittningar och rapport från Mitt-i-ST.

Varför: besöket är kort. Är underlaget klart kan det handla om hur det går, inte om vad som saknas.

Så gör du: öppna besöket på sidan Besök. Där står vad som är klart och vad som är kvar, med en väg till vart och ett.

Tolkning: allt räknas från dagen efter förra besöket, eller från starten av din ST. IUP räknas som uppdaterad om den har
gåtts igenom sedan dess och inte längre före besöket än profilen anger. Rapporten från Mitt-i-ST krävs bara om dagen med
värderaren har varit. Är inget besök planerat finns inget att förbereda.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.avstamning import Dokument, Dokumentslag, klara, nasta_besok
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.slag import Metod
from app.domain.tid import EN_DAG, add_months
from app.regler.former import Svar, bevis_bedomning, bevis_dokument, flagga, varslas
from app.regler.frist import med_vander, varfor_inte
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import antal_av, datum

_REGEL = "AB-02"


@dataclass(frozen=True, slots=True)
class Parametrar:
    """What a visit is prepared by; what is None, false or 0 is not asked for. `iup_manader`: no older than that."""

    varsel_dagar: int
    iup_manader: int | None = None
    arsrapport: bool | None = None
    utlatande: bool | None = None
    medsittningar: int | None = None
    video_raknas: bool | None = None
    mitt_i_st: bool | None = None


@dataclass(frozen=True, slots=True)
class _Svar:
    """How one precondition stands: enough or not, in words, on what evidence."""

    is_klart: bool
    text: str
    bevis: tuple[Bevis, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lage:
    """The visit to come, and the day after which what counts is to be made."""

    portfolj: Portfolj
    besok: Dokument
    sedan: date

    def iup(self, manader: int) -> _Svar:
        gjorda = [
            r for r in self.portfolj.gallande_revideringar
            if r.datum > self.sedan and add_months(r.datum, manader) >= self.besok.datum
        ]  # fmt: skip
        bevis = tuple(Bevis(Bevisslag.REVIDERING, r.id, r.datum) for r in gjorda)
        return _Svar(bool(gjorda), "IUP är uppdaterad" if gjorda else "IUP är inte uppdaterad", bevis)

    def dokument(self, slag: Dokumentslag, vad: str) -> _Svar:
        gjorda = [d for d in klara(self.portfolj.dokument, slag) if d.datum > self.sedan]
        return _Svar(bool(gjorda), f"{vad} är {'klar' if gjorda else 'inte klar'}", bevis_dokument(gjorda[-1:]))

    def medsittningar(self, antal: int, *, video: bool) -> _Svar:
        metoder = {Metod.MEDSITTNING, Metod.VIDEOKONSULTATION} if video else {Metod.MEDSITTNING}
        gjorda = [b for b in self.portfolj.signerade_bedomningar if b.metod in metoder and b.datum > self.sedan]
        text = f"{antal_av(len(gjorda), antal, 'medsittningar')} sedan förra besöket"
        return _Svar(len(gjorda) >= antal, text, bevis_bedomning(gjorda))


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)
    besok = nasta_besok(portfolj.dokument)
    hallna = klara(portfolj.dokument, Dokumentslag.BESOK)
    sedan = hallna[-1].datum if hallna else portfolj.utbildning.start - EN_DAG
    lage = None if besok is None else _Lage(portfolj, besok, sedan)
    prov: dict[str, tuple[object, Callable[[_Lage], _Svar]]] = {
        "iup": (p.iup_manader, lambda har: har.iup(p.iup_manader or 0)),
        "arsrapport": (p.arsrapport, lambda har: har.dokument(Dokumentslag.ARSRAPPORT, "Årsrapporten")),
        "utlatande": (p.utlatande, lambda har: har.dokument(Dokumentslag.UTLATANDE, "Handledarutlåtandet")),
        "medsittningar": (
            p.medsittningar,
            lambda har: har.medsittningar(p.medsittningar or 0, video=bool(p.video_raknas)),
        ),
    }
    for del_, (kravs, fraga) in prov.items():
        svar = Svar(_REGEL, del_)
        if not kravs:
            yield svar.ej_tillamplig("Regionens profil kräver inte det inför besök.")
        elif lage is None:
            yield svar.ej_tillamplig("Inget besök är planerat.")
        else:
            yield _infor(portfolj, kontext, svar, lage.besok, fraga(lage), p.varsel_dagar)
    yield _mitt_i_st(portfolj, kontext, lage, p)


def _infor(portfolj: Portfolj, kontext: Kontext, svar: Svar, besok: Dokument, har: _Svar, varsel: int) -> Fynd:
    """The flag of one precondition: it is to be ready on the day of the visit."""
    till = datum(besok.datum)

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag):
            return svar.ej_tillamplig(skal)
        if har.is_klart:
            return svar.uppfylld(f"{har.text}.", bevis=har.bevis)
        return flagga(
            svar, dag, besok.datum, varsel,
            varning=f"{har.text}. Det ska vara klart till besöket {till}.",
            brist=f"{har.text}. Det skulle ha varit klart till besöket {till}.",
            bevis=har.bevis,
        ) or svar.ej_tillamplig(f"{har.text}. Det behöver inte vara klart förrän till besöket {till}.")  # fmt: skip

    return med_vander(pa, kontext.idag, {portfolj.utbildning.start, varslas(besok.datum, varsel), besok.datum + EN_DAG})


def _mitt_i_st(portfolj: Portfolj, kontext: Kontext, lage: _Lage | None, p: Parametrar) -> Fynd:
    svar = Svar(_REGEL, "mitt_i_st")
    if not p.mitt_i_st:
        return svar.ej_tillamplig("Regionens profil kräver inte det inför besök.")
    if lage is None:
        return svar.ej_tillamplig("Inget besök är planerat.")
    alla = [b for b in portfolj.bedomningar if b.metod is Metod.MITT_I_ST and b.datum <= kontext.idag]
    signerade = [b for b in alla if b.is_signerad]
    vantar = [b for b in alla if b.is_vantande]
    if signerade or not vantar:
        if signerade:
            return svar.uppfylld("Rapporten från Mitt-i-ST finns i portföljen.", bevis=bevis_bedomning(signerade))
        senare = [b.datum for b in portfolj.bedomningar if b.metod is Metod.MITT_I_ST and b.is_vantande]
        return svar.ej_tillamplig("Mitt-i-ST har inte gjorts än.", vander=min(senare, default=None))
    har = _Svar(is_klart=False, text="Rapporten från Mitt-i-ST saknas", bevis=bevis_bedomning(vantar))
    return _infor(portfolj, kontext, svar, lage.besok, har, p.varsel_dagar)


REGEL = Regel(
    id="AB-02",
    slug="infor-besok",
    titel="Underlaget är klart inför besöket",
    delar={
        "iup": Del(
            Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True, visa="IUP",
            atgard=Atgard("revidering.ny", "Gå igenom IUP"),
        ),
        "arsrapport": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", visa="Årsrapporten"),
        "utlatande": Del(
            Niva.LOKAL, kalla="norrbotten-chefsguide-2025", visa="Handledarutlåtandet",
            atgard=Atgard("utlatande.ny", "Skriv handledarutlåtande"),
        ),
        "medsittningar": Del(
            Niva.LOKAL, kalla="kronoberg-st-plan", visa="Medsittningarna",
            atgard=Atgard("bedomning.ny", "Begär medsittning", metod=Metod.MEDSITTNING),
        ),
        "mitt_i_st": Del(
            Niva.LOKAL, kalla="kronoberg-st-plan", visa="Mitt-i-ST",
            atgard=Atgard("bedomning.vantar", "Se vad som väntar"),
        ),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("arsrapport.ny", "Skriv årsrapport"),
    parametrar=Parametrar,
)  # fmt: skip
