"""Who is who: accounts of members, declared relatives who are members too."""
