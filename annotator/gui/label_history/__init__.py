"""Who did what to one label: the suggestion behind it, every change, every verdict, every answer."""
