"""Asset and income verification: the draw of whom is verified in a year."""
