"""A portfolio file proves by itself what was signed: links, head, key, and its records."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.db.engine import Databas
from app.db.signaturkedja import las_kedja
from app.db.snapshot import load_portfolj
from app.domain.kedjekontroll import Kedjefelslag, huvud
from app.domain.signaturkedja import Signaturlank, lank_hash
from app.underlag.regelunderlag import Regelverk
from app.utbyte.kedjefil import skriv_under, to_json_med_kedja
from app.utbyte.kedjekontroll import KedjaSaknas, kontrollera_fil
from app.utbyte.portfoljfil import load_portfolj_json, to_json
from app.utbyte.schema import check_json
from app.utbyte.underskrift import ny_nyckel, publik_nyckel
from tests.db.test_signaturkedja import signera_allt

Fil = dict[str, Any]
NYCKEL = ny_nyckel()


@pytest.fixture(scope="module")
def original(sqlite_mall: Path, regelverk: Regelverk, tmp_path_factory: pytest.TempPathFactory) -> Fil:
    """A file with six signatures of every kind, its head signed."""
    fil = tmp_path_factory.mktemp("kedja") / "kedja.db"
    fil.write_bytes(sqlite_mall.read_bytes())
    databas, nu = Databas(f"sqlite:///{fil}"), datetime.fromisoformat("2026-11-23T09:30:00+00:00")
    with databas.skrivning(person_id=None, idag=date(2026, 11, 23), nu=nu, regelverk=regelverk) as session:
        portfolj_id = signera_allt(session)
    with databas.lasning() as session:
        portfolj, lankar = load_portfolj(session, portfolj_id), las_kedja(session, portfolj_id)
    databas.stang()
    assert portfolj is not None
    ut: Fil = json.loads(json.dumps(to_json_med_kedja(portfolj, lankar, NYCKEL)))
    return ut


@pytest.fixture
def fil(original: Fil) -> Fil:
    return deepcopy(original)


def _fel(fil: Fil, **val: Any) -> list[tuple[Kedjefelslag, int | None, tuple[str, ...]]]:
    check_json(fil)
    return [(fel.slag, fel.nummer, fel.falt) for fel in kontrollera_fil(fil, **val).fel]


def test_a_file_that_nobody_touched_is_whole_by_schema_chain_and_key(fil: Fil) -> None:
    assert _fel(fil, nyckel=publik_nyckel(NYCKEL), vittne=fil) == []
    assert kontrollera_fil(fil).antal == 6
    assert kontrollera_fil(fil).utanfor == ()


def test_the_chain_is_left_behind_when_the_file_is_read_in(fil: Fil) -> None:
    assert to_json(load_portfolj_json(fil)) == {namn: v for namn, v in fil.items() if namn != "signaturkedja"}


def _bedomning(fil: Fil, status: str = "signerad") -> Fil:
    post: Fil = next(ett for ett in fil["bedomningar"] if ett["status"] == status)
    return post


@pytest.mark.parametrize(
    ("andra", "nummer", "falt"),
    [
        (lambda f: _bedomning(f).update(aterkoppling="Tydlig strukturx"), 5, "aterkoppling"),
        (lambda f: _bedomning(f).pop("aterkoppling"), 5, "aterkoppling"),
        (lambda f: _bedomning(f).update(delmal=["c10"]), 5, "delmal"),
        (lambda f: _bedomning(f)["svar"][0].update(varde="5"), 5, "svar"),
        (lambda f: _bedomning(f).pop("svar"), 5, "svar"),
        (lambda f: _bedomning(f).update(datum="2026-11-22"), 5, "datum"),
        (lambda f: _bedomning(f).update(mall_version=2), 5, "mall_version"),
        (lambda f: f["revideringar"][0].update(sammanfattning="Gammal plan"), 6, "sammanfattning"),
        (lambda f: f["revideringar"][0].update(deltagare=["Lo Lövgren"]), 6, "deltagare"),
        (lambda f: f["revideringar"][0].update(signerad="2026-01-01"), 6, "dag"),
        (lambda f: f["revideringar"][0].update(status="godkand"), 6, "status"),
    ],
)
def test_a_changed_record_is_named_with_its_field(
    fil: Fil, andra: Callable[[Fil], object], nummer: int, falt: str
) -> None:
    andra(fil)
    assert _fel(fil) == [(Kedjefelslag.POST_ANDRAD, nummer, (falt,))]


@pytest.mark.parametrize(
    ("andra", "slag", "nummer"),
    [
        (lambda f: _bedomning(f).update(status="begard"), Kedjefelslag.POST_SAKNAS, 5),
        (lambda f: _bedomning(f, "makulerad").update(status="signerad"), Kedjefelslag.POST_SAKNAS, 2),
        (lambda f: f["bedomningar"].pop(), Kedjefelslag.POST_SAKNAS, None),
        (lambda f: f["signaturkedja"]["lankar"][4].update(post=None), Kedjefelslag.POST_SAKNAS, 5),
        (lambda f: f["signaturkedja"]["lankar"][4]["post"].update(nummer=1), Kedjefelslag.POST_SAKNAS, 5),
        (lambda f: f["signaturkedja"]["lankar"][1]["post"].update(samling="revideringar"), Kedjefelslag.POST_SAKNAS, 2),
        (lambda f: f["signaturkedja"]["lankar"][2].update(hash="0" * 64), Kedjefelslag.HASH, 3),
        (lambda f: f["signaturkedja"]["lankar"][2].update(innehall="{}"), Kedjefelslag.HASH, 3),
        (lambda f: f["signaturkedja"]["lankar"][2].update(tid="2026-11-23T09:30:00Z"), Kedjefelslag.HASH, 3),
        (lambda f: f["signaturkedja"]["lankar"][2].update(tid="snart"), Kedjefelslag.HASH, 3),
        (lambda f: f["signaturkedja"]["lankar"].pop(), Kedjefelslag.HUVUD, None),
        (lambda f: f["signaturkedja"].update(huvud="0" * 64), Kedjefelslag.UNDERSKRIFT, None),
        (lambda f: f["signaturkedja"].update(portfolj=77), Kedjefelslag.UNDERSKRIFT, None),
        (lambda f: f["signaturkedja"]["underskrift"].update(signatur="AAAA"), Kedjefelslag.UNDERSKRIFT, None),
        (lambda f: f["signaturkedja"]["underskrift"].update(publik_nyckel="nej"), Kedjefelslag.UNDERSKRIFT, None),
    ],
)
def test_other_tampering_is_named(
    fil: Fil, andra: Callable[[Fil], object], slag: Kedjefelslag, nummer: int | None
) -> None:
    andra(fil)
    funna = _fel(fil)
    assert slag in {ett for ett, _, _ in funna}
    assert nummer is None or (slag, nummer) in {(ett, nr) for ett, nr, _ in funna}


def test_a_signature_that_no_link_is_about_is_named_or_counted(fil: Fil) -> None:
    falsk = {**_bedomning(fil), "id": 99}
    fil["bedomningar"].append(falsk | {"signerad": "2026-11-25"})
    assert [slag for slag, _, _ in _fel(fil)] == [Kedjefelslag.POST_UTANFOR]
    fil["bedomningar"][-1] = falsk | {"is_importerad": True}
    assert _fel(fil) == []
    assert len(kontrollera_fil(fil).utanfor) == 1


def _omskriven(fil: Fil, nyckel: str) -> Fil:
    """The file as a forger with the server in hand makes it: one record changed, every hash worked out anew, signed."""
    _bedomning(fil)["aterkoppling"] = "Helt annat"
    kedja = fil["signaturkedja"]
    foregaende = "0" * 64
    for lank in kedja["lankar"]:
        lank["innehall"] = lank["innehall"].replace('"aterkoppling":"Tydlig struktur"', '"aterkoppling":"Helt annat"')
        lank["foregaende"] = foregaende
        delar = {n: lank[n] for n in ("nummer", "slag", "objekt_id", "person_id", "innehall", "foregaende")}
        foregaende = lank["hash"] = lank_hash(**delar, tid=datetime.fromisoformat(lank["tid"]))
    kedja["huvud"] = foregaende
    _bedomning(fil, "makulerad")["aterkoppling"] = "Helt annat"
    skrift = skriv_under(kedja["portfolj"], huvud([_som_lank(lank) for lank in kedja["lankar"]]), nyckel)
    assert skrift is not None
    kedja["underskrift"] = {
        "algoritm": skrift.algoritm, "publik_nyckel": skrift.publik_nyckel, "signatur": skrift.signatur,
    }  # fmt: skip
    return fil


def _som_lank(lank: Fil) -> Signaturlank:
    falt = {namn: varde for namn, varde in lank.items() if namn not in {"post", "aktivitet", "tid"}}
    return Signaturlank(**falt, tid=datetime.fromisoformat(lank["tid"]))


def test_a_chain_rewritten_whole_fails_against_an_earlier_file_even_with_the_right_key(fil: Fil, original: Fil) -> None:
    falsk = _omskriven(fil, NYCKEL)
    assert _fel(falsk, nyckel=publik_nyckel(NYCKEL)) == []
    assert _fel(falsk, nyckel=publik_nyckel(NYCKEL), vittne=original) == [(Kedjefelslag.VITTNE, 6, ())]


def test_a_chain_rewritten_whole_by_somebody_without_the_key_fails_against_the_key(fil: Fil) -> None:
    falsk = _omskriven(fil, ny_nyckel())
    assert _fel(falsk) == []
    assert _fel(falsk, nyckel=publik_nyckel(NYCKEL)) == [(Kedjefelslag.UNDERSKRIFT, None, ())]


def test_a_witness_of_another_portfolio_proves_nothing(fil: Fil, original: Fil) -> None:
    annan = deepcopy(original)
    annan["signaturkedja"]["portfolj"] = 2
    assert _fel(fil, vittne=annan) == [(Kedjefelslag.VITTNE, None, ())]


def test_an_unsigned_head_is_enough_unless_a_key_is_asked_for(fil: Fil) -> None:
    fil["signaturkedja"]["underskrift"] = None
    assert _fel(fil) == []
    assert _fel(fil, nyckel=publik_nyckel(NYCKEL)) == [(Kedjefelslag.UNDERSKRIFT, None, ())]


def test_a_file_without_chain_says_so(fil: Fil) -> None:
    fil.pop("signaturkedja")
    with pytest.raises(KedjaSaknas):
        kontrollera_fil(fil)


def test_every_byte_of_the_chain_counts(fil: Fil, original: Fil) -> None:
    """Each character of each text in the links, changed one at a time: never a whole chain again."""
    for plats, lank in enumerate(original["signaturkedja"]["lankar"]):
        for namn in ("slag", "tid", "innehall", "foregaende", "hash"):
            for i in range(0, len(lank[namn]), 7):
                tecken = lank[namn][i]
                fil["signaturkedja"]["lankar"][plats][namn] = (
                    lank[namn][:i] + ("1" if tecken != "1" else "2") + lank[namn][i + 1 :]
                )
                assert not kontrollera_fil(fil).is_hel, (plats, namn, i)
            fil["signaturkedja"]["lankar"][plats][namn] = lank[namn]
    assert kontrollera_fil(fil).is_hel
