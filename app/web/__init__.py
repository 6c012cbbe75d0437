"""The kit that the features share; knows no feature."""
