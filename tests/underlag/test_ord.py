"""Every value that a page can show has Swedish words."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from app.domain.delmal import Delmalgrupp
from app.domain.malbeskrivning import Specialitetstyp, TitelTyp
from app.domain.rattsgrund import Kallslag, Niva
from app.domain.slag import Aktivitetsslag, Metod, Miljo, Signerare
from app.web import ord as ord_

ETIKETTER = (
    (Aktivitetsslag, ord_.AKTIVITETSSLAG),
    (Metod, ord_.METOD),
    (Miljo, ord_.MILJO),
    (Delmalgrupp, ord_.DELMALGRUPP),
    (Signerare, ord_.SIGNERARE),
    (TitelTyp, ord_.TITEL_TYP),
    (Specialitetstyp, ord_.SPECIALITETSTYP),
    (Niva, ord_.NIVA),
    (Kallslag, ord_.KALLSLAG),
)


@pytest.mark.parametrize(("slag", "etiketter"), ETIKETTER)
def test_every_member_has_words_of_its_own(slag: type[StrEnum], etiketter: Mapping[StrEnum, str]) -> None:
    assert set(etiketter) == set(slag)
    assert all(etiketter.values())
    assert len(set(etiketter.values())) == len(etiketter)
