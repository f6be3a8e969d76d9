"""Transfers of activities between organisations, and the flow of members."""
