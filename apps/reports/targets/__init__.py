"""Targets of resolutions: what is to be reached, how it stands, who answers for it."""
