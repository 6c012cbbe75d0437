"""Revisions of the IUP: frozen, signed, approved or returned."""
