"""The thread for people who do not see it: a tree of named objects with text, caret and states for screen readers.

Nothing here exists until a screen reader, or whatever else asks Qt for it, is there.
"""
