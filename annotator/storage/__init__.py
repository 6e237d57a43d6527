"""The project file: tables, rows to values and back, migrations; the only room that knows SQL."""
