"""What do the pages of the workplace show?  Plain values with ready Dutch text."""
