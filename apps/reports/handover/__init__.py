"""What happens to a summary after its signature: sent up, answered, reconciled between levels."""
