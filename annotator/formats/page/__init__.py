"""What a page of raw text is made of: lines, boilerplate, the heads of comments and what they say."""
