"""Excel in both directions: guard, reader, writer and template. No business words here."""
