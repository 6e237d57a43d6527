"""The page that tells how far annotators agree, where they do not, and leads there."""
