"""Visits by the studierektor and what goes with them: reports, statements, the contract, the start of ST."""
