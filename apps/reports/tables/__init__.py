"""Statistical tables: forms of rows and columns that are data, counted from the records."""
