"""Pages of the summaries and targets."""
