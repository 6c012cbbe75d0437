"""Accounts and structure within an administrator's part of a region; never what a portfolio holds."""
