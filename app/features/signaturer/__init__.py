"""The chain of signatures, to be seen and checked by whoever may read the portfolio."""
