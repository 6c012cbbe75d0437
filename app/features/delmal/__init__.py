"""The delmål: the matrix, each delmål with its plan and sign-off, planned methods, credits."""
