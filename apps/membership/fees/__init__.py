"""Fees: rates, the ledger of a cell, arrears, shares of the levels."""
