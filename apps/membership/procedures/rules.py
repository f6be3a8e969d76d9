"""Rules of this topic: values in, verdicts out. No database, no clock, no request."""
