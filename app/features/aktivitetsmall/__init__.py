"""Templates of recurring activities, kept by studierektor or admin for a region or a unit."""
