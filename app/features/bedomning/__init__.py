"""Assessments of competence: asked for, made, signed, voided."""
