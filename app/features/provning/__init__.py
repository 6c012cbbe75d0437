"""Trying changes to the time and the plan before anything is saved."""
