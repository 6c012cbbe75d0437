"""The pages of administration, by what they are about; one router for all."""

from app.features.admin.routes import enheter, konton, personer, portfoljer, uppdrag
from app.features.admin.routes.bas import sidor

__all__ = ["enheter", "konton", "personer", "portfoljer", "sidor", "uppdrag"]
