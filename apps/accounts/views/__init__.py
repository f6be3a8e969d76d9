"""Pages of accounts, by what people do there."""
