"""Every page about the frame of the training."""

from app.features.utbildning import handledare, ram, tjanst
from app.web.sidor import Sidor

sidor = Sidor()
for del_ in (ram, tjanst, handledare):
    sidor.router.routes.extend(del_.sidor.router.routes)
