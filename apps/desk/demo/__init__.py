"""Invented people in real committees, made so that every published total can be counted again."""
