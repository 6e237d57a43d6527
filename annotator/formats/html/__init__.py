"""What a web page is made of: its text, its comments, what it says about itself for machines."""
