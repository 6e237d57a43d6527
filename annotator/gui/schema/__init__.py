"""The page where the schema and its guidelines are changed."""
