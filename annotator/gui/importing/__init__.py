"""Files on their way in: what they are said to be, what they would bring, what came before."""
