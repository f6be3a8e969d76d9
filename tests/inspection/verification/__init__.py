"""Tests of the draw for the verification of assets."""
