"""Vertical slices by subject."""
