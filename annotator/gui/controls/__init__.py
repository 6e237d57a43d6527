"""Our small set of widgets in the look of the program; everything else is a plain Qt widget under the style sheet."""
