"""The pipeline that ships: rules that stand beside what was trained, and the confidence of each name."""
