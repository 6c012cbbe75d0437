"""Bringing tables in, with a dry run, and taking everything out."""
