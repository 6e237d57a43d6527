"""The screen of the day: the queue, what is done with the thread between them, and the inspector."""
