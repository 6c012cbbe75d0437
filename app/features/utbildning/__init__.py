"""The frame of the training: regulation, dates, employment, leave and handledare."""
