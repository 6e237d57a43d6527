"""Suggesters and tokenizers; the only room that knows spaCy."""
