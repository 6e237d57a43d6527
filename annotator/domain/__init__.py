"""The words of the program as immutable values; imports the standard library alone.

Offsets are half-open ranges ``[start, end)`` of Unicode code points in one document's text, everywhere.
"""
