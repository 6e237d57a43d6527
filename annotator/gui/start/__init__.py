"""What is on the screen while no project is open: the ways to begin, and the making of a project."""
