"""One file per rule; each exposes `REGEL`. Collected by `app.regler`."""
