"""Sentiment toward entities and of documents: what of the shipped pipeline proposes it, and how that is trained."""
