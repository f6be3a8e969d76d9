"""All forms of an organisation and a period in one archive, made in the background."""
