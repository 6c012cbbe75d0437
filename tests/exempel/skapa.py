"""Makes the example files anew: `python -m tests.exempel.skapa`. What each holds stands in its own module."""

from datetime import date

from tests.exempel import kronoberg, norrbotten, palliativ, verktyg

_HUVUD: list[verktyg.Cell] = ["Typ av aktivitet", "Titel", "Från", "Till", "Status", "Delmål", "Enhet", "Procent"]

# Each row has one fault of its own, for somebody doing an ST in family medicine under the 2015 regulation.
DALIGA: verktyg.Rader = (
    _HUVUD,
    ["Kurs", "Okänt delmål", date(2026, 1, 12), date(2026, 1, 13), "Planerad", "q9"],
    ["Kurs", "Delmål som inte finns", date(2026, 1, 12), date(2026, 1, 13), "Planerad", "c44"],
    ["Kurs", "Annan föreskrift", date(2026, 1, 12), date(2026, 1, 13), "Planerad", "STc1"],
    ["Kurs", "Före ST", date(2019, 1, 12), date(2019, 1, 13), "Genomförd", "c1"],
    ["Kurs", "Slutar före start", date(2026, 3, 12), date(2026, 3, 10), "Planerad", "c1"],
    [
        "Klinisk tjänstgöring",
        "För mycket",
        date(2026, 3, 12),
        date(2026, 4, 10),
        "Planerad",
        "c1",
        "Hudkliniken",
        "120 %",
    ],
    ["Kurs", "Om Tolvan Tolvansson 19121212-1212", date(2026, 3, 12), None, "Planerad", "c1"],
    ["Kurs", "Inget datum", "någon gång", None, "Planerad", "c1"],
    ["Trolleri", "Okänt slag", date(2026, 3, 12), None, "Planerad", "c1"],
    ["Kurs", "Formel utan värde", "=B2+1", None, "Planerad", "c1"],
    ["Kurs", "Felfri", date(2026, 3, 12), date(2026, 3, 13), "Planerad", "c1"],
)


def main() -> None:
    """Write every file."""
    kronoberg.skapa()
    norrbotten.skapa()
    palliativ.skapa()
    verktyg.write_xlsx("daliga-rader.xlsx", {"Aktiviteter": DALIGA})
    verktyg.write_csv("windows-1252.csv", [_HUVUD, ["Kurs", "Läkemedel för äldre", "2026-01-12"]], kodning="cp1252")
    (verktyg.MAPP / "ingen-tabell.xlsx").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nInte en tabell\n")


if __name__ == "__main__":
    main()
