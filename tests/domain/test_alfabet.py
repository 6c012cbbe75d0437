from app.domain.alfabet import swedish_key


def test_names_stand_in_swedish_order() -> None:
    namn = ["Öst", "Ärlig", "Åberg", "Zelda", "Myr", "Müller", "Andrén", "Andre"]
    assert sorted(namn, key=swedish_key) == ["Andre", "Andrén", "Müller", "Myr", "Zelda", "Åberg", "Ärlig", "Öst"]


def test_capitals_and_neighbouring_letters_sort_as_one() -> None:
    assert swedish_key("ÅSA ÆBELØ") == swedish_key("åsa äbelö")


def test_the_longest_name_has_a_key_that_can_be_stored() -> None:
    assert len(swedish_key("Å" * 200)) == 400
