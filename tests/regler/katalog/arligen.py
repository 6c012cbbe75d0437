"""What every rule about a yearly assessment of some area must do; each test file asks it of its own rule."""

from app.domain.bedomning import Bedomningsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import Utbildningsslag
from app.domain.rattsgrund import Niva
from app.domain.slag import Kompetensomrade, Metod
from app.regler.aterkommande import Intervall
from app.regler.modell import Regel, Utfall
from app.regler.utvardera import utvardera
from tests.bygg import assert_fynd, assert_tyst, bedomning, franvaro, portfolj, underlag

AR = Intervall(manader=12, varsel_dagar=30)


def forsta_gangen(regel: Regel) -> None:
    """Due twelve months after the start; that day is the last good one."""
    ingen = portfolj(start="2025-03-15")
    tidigt = assert_fynd(regel, ingen, "2026-02-12", Utfall.EJ_TILLAMPLIG, AR, vander="2026-02-13")
    assert tidigt.meddelande.endswith("senast 15 mars 2026.")
    assert_fynd(regel, ingen, "2026-02-13", Utfall.VARNING, AR, forfaller="2026-03-15", vander="2026-03-16")
    assert_fynd(regel, ingen, "2026-03-15", Utfall.VARNING, AR)
    assert_fynd(regel, ingen, "2026-03-16", Utfall.BRIST, AR, sedan="2026-03-16", forfaller="2026-03-15")
    innan = portfolj(start="2026-04-01")
    assert_fynd(regel, innan, "2026-03-16", Utfall.EJ_TILLAMPLIG, AR, vander="2027-03-02")
    assert_fynd(regel, portfolj(slag=Utbildningsslag.INFOR_ST), "2026-03-16", Utfall.EJ_TILLAMPLIG, AR)


def nasta_gang(regel: Regel, metod: Metod) -> None:
    """Due twelve months after the latest; on the last day of a month that has no such day."""
    vem = portfolj(bedomning("2023-08-01", metod=metod), bedomning("2024-02-29", metod=metod), start="2023-06-01")
    assert_fynd(regel, vem, "2025-01-28", Utfall.UPPFYLLD, AR, forfaller="2025-02-28", vander="2025-01-29")
    assert_fynd(regel, vem, "2025-02-28", Utfall.VARNING, AR, vander="2025-03-01")
    fynd = assert_fynd(regel, vem, "2025-03-01", Utfall.BRIST, AR, sedan="2025-03-01", forfaller="2025-02-28")
    assert "bedömdes senast 29 februari 2024" in fynd.meddelande
    assert [bevis.id for bevis in fynd.bevis] == [vem.bedomningar[1].id]


def franvaro_flyttar(regel: Regel, metod: Metod) -> None:
    """Leave of four weeks moves the day by as much, and while it lasts nothing is asked; shorter leave does nothing."""
    lang, kort = franvaro("2025-09-01", "2025-09-28"), franvaro("2025-09-01", "2025-09-27")
    gjord = bedomning("2025-03-01", metod=metod)
    assert_fynd(regel, portfolj(gjord, lang), "2026-03-28", Utfall.VARNING, AR, forfaller="2026-03-29")
    assert_fynd(regel, portfolj(gjord, kort), "2026-03-02", Utfall.BRIST, AR, sedan="2026-03-02")
    assert_fynd(regel, portfolj(gjord, lang), "2025-09-10", Utfall.EJ_TILLAMPLIG, AR, vander="2025-09-29")


def sent_men_gjort(regel: Regel, metod: Metod) -> None:
    """One that came too late is a remark, and the next is due a year after it."""
    vem = portfolj(bedomning("2025-02-01", metod=metod), start="2024-01-01")
    fynd = assert_fynd(regel, vem, "2025-06-01", Utfall.UPPFYLLD, AR, forfaller="2026-02-01")
    assert fynd.anmarkning == "skulle ha gjorts senast 1 januari 2025"
    i_tid = portfolj(bedomning("2025-01-01", metod=metod), start="2024-01-01")
    assert not assert_fynd(regel, i_tid, "2025-06-01", Utfall.UPPFYLLD, AR).anmarkning


def bara_signerad_av_omradet(regel: Regel, metod: Metod, annan: Metod, omrade: Kompetensomrade) -> None:
    """Signed, of the area, done already and by somebody else."""
    assert_tyst(regel, portfolj(bedomning("2026-02-01", metod=metod)), "2026-03-01", AR)
    raknas_inte = [
        *(bedomning("2026-02-01", metod=metod, status=s) for s in Bedomningsstatus if s != Bedomningsstatus.SIGNERAD),
        bedomning("2026-02-01", metod=annan),
        bedomning("2026-02-01", metod=Metod.SJALVSKATTNING, mall="egen", omraden=frozenset({omrade})),
        bedomning("2026-03-02", metod=metod),
    ]
    fynd = assert_fynd(regel, portfolj(*raknas_inte), "2026-03-01", Utfall.BRIST, AR, vander="2026-03-02")
    assert not fynd.bevis


def aterkoppling_kravs(regel: Regel, metod: Metod) -> None:
    """One without written feedback is shown as what fell short."""
    utan = bedomning("2026-02-01", metod=metod, aterkoppling="")
    fynd = assert_fynd(regel, portfolj(utan), "2026-03-01", Utfall.BRIST, AR)
    assert [(bevis.id, bevis.varfor) for bevis in fynd.bevis] == [(utan.id, "utan skriven återkoppling")]


def bada_foreskrifterna(regel: Regel) -> None:
    """A matter of the regulation, in either; a credited delmål frees nobody."""
    assert {del_.niva for del_ in regel.delar.values()} == {Niva.FORESKRIFT}
    for foreskrift in Foreskrift:
        vem = portfolj(foreskrift=foreskrift)
        (fynd,) = utvardera(vem, underlag("2026-03-01", {regel.id: AR}), {regel.id: regel})
        assert fynd.utfall is Utfall.BRIST
