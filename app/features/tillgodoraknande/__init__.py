"""Earlier competence credited towards the training."""
