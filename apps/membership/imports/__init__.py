"""Files from Excel on their way in: template, check, correction, confirmation, load."""
