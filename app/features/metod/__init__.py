"""Planned assessment methods: which method is to assess what."""
