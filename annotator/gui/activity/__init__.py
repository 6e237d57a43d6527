"""Honest time on the screen: who is at work, for how long, told to the person first."""
