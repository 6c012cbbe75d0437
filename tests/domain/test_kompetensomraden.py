from app.domain.kompetensomraden import bedomda_omraden, per_omrade
from app.domain.slag import Kompetensomrade, Metod
from tests.bygg import bedomning


def test_without_a_form_the_method_tells() -> None:
    assert bedomda_omraden(bedomning(metod=Metod.HANDLEDNING_PA_HANDLEDNING)) == {Kompetensomrade.HANDLEDARSKAP}
    assert bedomda_omraden(bedomning(metod=Metod.FLERKALLA)) == {
        Kompetensomrade.LEDARSKAP,
        Kompetensomrade.KOMMUNIKATION,
    }
    assert bedomda_omraden(bedomning(metod=Metod.SPECIALISTKOLLEGIUM)) == frozenset()


def test_a_form_tells_what_was_looked_at_and_silence_is_nothing() -> None:
    sett = bedomning(metod=Metod.CBD, mall="cbd", omraden=frozenset({Kompetensomrade.VETENSKAP}))
    assert bedomda_omraden(sett) == {Kompetensomrade.VETENSKAP}
    assert bedomda_omraden(bedomning(metod=Metod.MINI_CEX, mall="mini_cex")) == frozenset()


def test_every_area_has_its_own_in_the_order_given() -> None:
    ett, tva = bedomning(metod=Metod.MEDSITTNING), bedomning(metod=Metod.FLERKALLA)
    per = per_omrade([ett, tva])
    assert per[Kompetensomrade.KOMMUNIKATION] == [ett, tva]
    assert per[Kompetensomrade.LEDARSKAP] == [tva]
    assert per[Kompetensomrade.KVALITET] == []
