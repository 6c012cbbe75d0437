"""A small plan of a region, and ST from 2024-01-01 with its middle on 2026-06-30 and its end on 2028-12-31."""

from app.domain.delmal import DelmalKod
from app.domain.rattsgrund import Konfidens
from app.domain.regionplan import Plankurs, Planordning, Planplacering, Regionplan, Tidpunkt

H = Konfidens.HIGH
PLAN = Regionplan(
    "kronoberg-st-plan",
    (
        Planplacering("psykiatri", "Psykiatri", (), H, (2, 3), (4, 4), is_vantad=True),
        Planplacering("pediatrik", "Pediatrik", (DelmalKod("c6"), DelmalKod("c1")), H, (3, 3), is_vantad=True),
        Planplacering("kirurgi", "Kirurgi", (), H, (1, 2)),
        Planplacering(
            "hemsjukvard", "Hemsjukvård", (), H, (4, 4), is_vantad=True, is_uppdrag=True, nar=Tidpunkt.ANDRA_HALVAN
        ),
    ),
    (Plankurs("barnhalsovard", "Barnhälsovård", (), H, nar=Tidpunkt.FORSTA_HALVAN),),
    (Planordning(("pediatrik",), "barnhalsovard", H), Planordning(("pediatrik",), "hemsjukvard", H)),
)
