"""The page that tells what became of suggestions, and whether the help helps."""
