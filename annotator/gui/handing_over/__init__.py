"""Handing a project over without a server: a page that makes files for annotators, and one that merges them."""
