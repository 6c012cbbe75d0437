from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus
from app.regler.katalog.ab_04_atgardsplan import REGEL, Parametrar
from app.regler.modell import Utfall
from tests.bygg import assert_fynd, atgardsplan, besok, dokument, portfolj

P = Parametrar(inom_dagar=30)


def utlatande(dag: str, *, risk: bool) -> Dokument:
    return dokument(Dokumentslag.UTLATANDE, dag, parter="huvudhandledare", has_risk=risk)


def test_a_risk_is_met_by_a_plan_within_thirty_days() -> None:
    risk = portfolj(besok("2026-03-01", has_risk=True))
    assert_fynd(REGEL, risk, "2026-03-31", Utfall.VARNING, P, forfaller="2026-03-31", vander="2026-04-01")
    assert_fynd(REGEL, risk, "2026-04-01", Utfall.BRIST, P, sedan="2026-04-01")
    fanns = portfolj(besok("2026-03-01", has_risk=True), atgardsplan(datum="2026-01-15"))
    assert_fynd(REGEL, fanns, "2026-04-01", Utfall.UPPFYLLD, P)
    avslutad = portfolj(besok("2026-03-01", has_risk=True), atgardsplan(avslutad="2026-03-01"))
    assert_fynd(REGEL, avslutad, "2026-04-01", Utfall.UPPFYLLD, P)
    fore = portfolj(besok("2026-03-01", has_risk=True), atgardsplan(avslutad="2026-02-28"))
    assert_fynd(REGEL, fore, "2026-04-01", Utfall.BRIST, P)


def test_the_latest_judgement_holds_and_none_is_no_question() -> None:
    lugnt = portfolj(utlatande("2026-03-01", risk=True), besok("2026-03-05"))
    assert_fynd(REGEL, lugnt, "2026-05-01", Utfall.EJ_TILLAMPLIG, P)
    sedan = portfolj(besok("2026-03-01"), utlatande("2026-03-05", risk=True))
    assert_fynd(REGEL, sedan, "2026-05-01", Utfall.BRIST, P)
    osignerat = portfolj(besok("2026-03-01", Dokumentstatus.UNDERTECKNAS, signerat="studierektor", has_risk=True))
    assert_fynd(REGEL, osignerat, "2026-05-01", Utfall.EJ_TILLAMPLIG, P)
    assert_fynd(REGEL, portfolj(), "2026-05-01", Utfall.EJ_TILLAMPLIG, P)
