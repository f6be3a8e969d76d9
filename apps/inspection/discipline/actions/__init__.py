"""What happens in the discipline of a subject, one file a stage."""
