"""From outstanding person to official member: procedures with papers and votes."""
