"""The pages of casussen, of questions to specialists and of suspicions."""
