"""One file per version of the project file, each naming the one before it."""
