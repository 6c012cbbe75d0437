"""The pages of administration, by what they are about; one router for all."""

from app.features.admin.routes import brev, enheter, konton, personer, portfoljer, uppdrag
from app.features.admin.routes.bas import sidor

__all__ = ["brev", "enheter", "konton", "personer", "portfoljer", "sidor", "uppdrag"]
