"""Assessments in two steps: the ST-läkare fills in a part first, and an assessor the rest."""
