"""Which areas of competence an assessment looked at, also where no form says so."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.bedomning import Bedomning
from app.domain.slag import Kompetensomrade, Metod

# For records without a form, brought in or older than the forms: what the method itself is about. Our reading. A method
# that may be about anything (specialistkollegium, CBD, EPA) is not listed: nobody knows what was looked at.
_AV_METOD: Final[Mapping[Metod, frozenset[Kompetensomrade]]] = {
    Metod.MINI_CEX: frozenset({Kompetensomrade.KOMMUNIKATION}),
    Metod.MEDSITTNING: frozenset({Kompetensomrade.KOMMUNIKATION}),
    Metod.VIDEOKONSULTATION: frozenset({Kompetensomrade.KOMMUNIKATION}),
    Metod.FLERKALLA: frozenset({Kompetensomrade.LEDARSKAP, Kompetensomrade.KOMMUNIKATION}),
    Metod.LEDARSKAP: frozenset({Kompetensomrade.LEDARSKAP}),
    Metod.MUNTLIG_PRESENTATION: frozenset({Kompetensomrade.UNDERVISNING}),
    Metod.UNDERVISA_UNDER_HANDLEDNING: frozenset({Kompetensomrade.UNDERVISNING}),
    Metod.HANDLEDNING_PA_HANDLEDNING: frozenset({Kompetensomrade.HANDLEDARSKAP}),
    Metod.VETENSKAPLIG_GRANSKNING: frozenset({Kompetensomrade.VETENSKAP}),
}


def bedomda_omraden(bedomning: Bedomning) -> frozenset[Kompetensomrade]:
    """The areas that the form says were looked at; without a form, those that the method is about."""
    if bedomning.omraden or bedomning.mall:
        return bedomning.omraden
    return _AV_METOD.get(bedomning.metod, frozenset())


def per_omrade(bedomningar: Iterable[Bedomning]) -> Mapping[Kompetensomrade, list[Bedomning]]:
    """The assessments that looked at each area, in the order given."""
    samlade: dict[Kompetensomrade, list[Bedomning]] = {omrade: [] for omrade in Kompetensomrade}
    for bedomning in bedomningar:
        for omrade in bedomda_omraden(bedomning):
            samlade[omrade].append(bedomning)
    return samlade
