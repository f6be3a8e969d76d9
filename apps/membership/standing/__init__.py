"""Exemption, suspension, leaving, re-admission and restoration."""
