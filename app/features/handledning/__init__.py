"""Documented supervision: sessions, and their confirmation by the handledare."""
