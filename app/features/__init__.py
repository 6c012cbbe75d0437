"""Vertical slices by subject. The order is the order in which addresses are matched."""

from app.features.konto.routes import sidor as konto
from app.features.regelverk.routes import sidor as regelverk
from app.features.start.routes import sidor as start

SLICES = (start, konto, regelverk)
