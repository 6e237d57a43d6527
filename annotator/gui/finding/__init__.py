"""The page where places are found, and where many are labelled at once."""
