"""Formats on Vietnamese pages."""
