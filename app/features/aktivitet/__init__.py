"""Activities and placements: what the plan consists of."""
