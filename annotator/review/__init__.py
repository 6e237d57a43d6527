"""Agreement, difference, adjudication."""
