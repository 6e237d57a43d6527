"""Learning while one works, as the window shows it: when it happens, what it came to, what can be done about it."""
