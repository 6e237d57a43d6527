"""The page where a reviewer settles what annotators gave: threads, points, the text, the card that decides."""
